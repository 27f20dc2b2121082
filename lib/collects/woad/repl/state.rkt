#lang racket/base
;; woad/repl/state: what the loop remembers: the inputs, by line, and the last exception.  Layer: above racket/base.
(provide note-input! note-exception! input-line last-form last-exception (struct-out exn:command))

;; A command's complaint, which is no error of the program.
(struct exn:command exn:fail:user ())

;; line number, from 1 -> text; the lines of all inputs count on, so that a place names one input for good
(define lines (make-hasheqv))
(define next-line 1)
(define form #f)
(define exception #f)

;; (note-input! text) -> the number of its first line
(define (note-input! text)
  (unless (regexp-match? #px"^\\s*,|^\\s*$" text) (set! form text))
  (begin0
    next-line
    (for ([line (in-lines (open-input-string text))])
      (hash-set! lines next-line line)
      (set! next-line (add1 next-line)))))
(define (note-exception! v) (unless (exn:command? v) (set! exception v)))

;; (input-line n) -> the text of a line, or #f
(define (input-line n) (hash-ref lines n #f))
(define (last-form) form)
(define (last-exception) exception)
