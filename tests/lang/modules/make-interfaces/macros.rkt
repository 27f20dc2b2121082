#lang racket/base
(require (for-syntax racket/base "helper.rkt"))
(provide scaled)
(define-syntax (say stx) (printf "compiling macros\n") #'(void))
(say)
(define-syntax (scaled stx)
  (syntax-case stx () [(_ n) (datum->syntax stx (scale (syntax-e #'n)))]))
