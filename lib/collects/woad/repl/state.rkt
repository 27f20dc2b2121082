#lang racket/base
;; woad/repl/state: what the loop remembers: the inputs, by line, the last form, results and exception.  Layer: above racket/base.
(provide note-input! note-form! note-exception! note-result! input-line last-form last-exception last-results (struct-out exn:command))

;; A command's complaint, which is no error of the program.
(struct exn:command exn:fail:user ())

;; line number, from 1 -> text; the lines of all inputs count on, so that a place names one input for good
(define lines (make-hasheqv))
(define next-line 1)
(define form #f)
(define exception #f)
(define results '())                    ; the newest first, at most five

;; (note-input! text) -> the number of its first line
(define (note-input! text)
  (begin0
    next-line
    (for ([line (in-lines (open-input-string text))])
      (hash-set! lines next-line line)
      (set! next-line (add1 next-line)))))
(define (note-form! stx) (set! form stx))
(define (note-result! v)
  (set! results (for/list ([r (in-list (cons v results))] [i (in-range 5)]) r)))
(define (note-exception! v) (unless (exn:command? v) (set! exception v)))

;; (input-line n) -> the text of a line, or #f
(define (input-line n) (hash-ref lines n #f))
(define (last-form) form)
(define (last-results) results)
(define (last-exception) exception)
