#lang racket/base
;; Attack 4: a macro-generating macro over two modules. The generated macro lives in a module as weak as the attacker's: its
;; own packs would not stop anybody here.
(require "shop.rkt" (for-syntax racket/base "walk.rkt"))
(provide result)
(define-syntax (rob stx)
  (define expansion (local-expand #'(pay-a-little 1) 'expression null))
  #`(#,(find expansion 'transfer!) 50))
(define result (rob))
