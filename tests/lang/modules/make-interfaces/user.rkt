#lang racket/base
(require "plain.rkt" "macros.rkt" (for-syntax racket/base))
(provide use)
(define-syntax (say stx) (printf "compiling user\n") #'(void))
(say)
(define (use x) (list (plain x) (scaled 2)))
