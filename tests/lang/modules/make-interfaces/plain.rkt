#lang racket/base
(require "below.rkt" (for-syntax racket/base))
(provide plain)
(define-syntax (say stx) (printf "compiling plain\n") #'(void))
(say)
(define (plain x) (list (below) 'plain-1 x))
