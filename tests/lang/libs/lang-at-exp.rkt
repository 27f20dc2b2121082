#lang at-exp racket/base
;; #lang at-exp: another language with @-expressions.
(define (para . l) (list 'para l))
(define name "you")
@para{Hello @name, it is @(+ 1 2) o'clock.
  Indented.
    @string-append{more}}
@(list @para{x}
       '@foo[1 #:k 2]{bar})
