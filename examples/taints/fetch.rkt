#lang racket/base
;; Attack 2: the transformer is fetched with syntax-local-value and applied directly, behind the expander's back.
(require "bank.rkt" (for-syntax racket/base "walk.rkt"))
(provide result)
(define-syntax (rob stx)
  (define transformer (syntax-local-value #'pay))
  #`(#,(find (transformer #'(pay 1)) 'transfer!) 50))
(define result (rob))
