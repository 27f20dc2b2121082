#lang racket/base
;; Attack 1: an unexported binding is pulled out of an expansion by local-expand, and called without the check around it.
(require "bank.rkt" (for-syntax racket/base "walk.rkt"))
(provide result)
(define-syntax (rob stx)
  (define expansion (local-expand #'(pay 1) 'expression null))
  #`(#,(find expansion 'transfer!) 50))
(define result (rob))
