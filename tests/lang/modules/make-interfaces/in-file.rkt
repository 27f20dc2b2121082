#lang racket/base
(module helper racket/base
  (provide twice)
  (define (twice n) (* n 2)))
(require (for-syntax racket/base 'helper))
(provide in-file)
(define-syntax (say stx) (printf "compiling in-file\n") #'(void))
(say)
(define-syntax (in-file stx)
  (syntax-case stx () [(_ n) (datum->syntax stx (twice (syntax-e #'n)))]))
