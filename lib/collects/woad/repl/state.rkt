#lang racket/base
;; woad/repl/state: what the loop remembers: the last input and the last exception.  Layer: above racket/base.
(provide note-input! note-exception! last-input last-form last-exception)

(define input "")
(define form #f)
(define exception #f)

;; The text of an input that is no command is kept for excerpts; its first form for commands without an argument.
(define (note-input! text)
  (unless (regexp-match? #px"^\\s*,|^\\s*$" text)
    (set! input text)
    (set! form text)))
(define (note-exception! v) (set! exception v))

(define (last-input) input)
(define (last-form) form)
(define (last-exception) exception)
