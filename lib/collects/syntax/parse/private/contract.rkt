#lang racket/base
;; syntax/parse/private/contract: expr/c, an expression whose value is checked when it runs.
(require "forms.rkt" "keywords.rkt" "classes.rkt" racket/private/syntax-context syntax/private/expr-contract
         (for-syntax racket/base))
(provide expr/c)

(define (check-contract-stx v)
  (unless (syntax? v) (raise-argument-error 'expr/c "syntax?" v)))

;; (expr/c contract-expr option ...): an expression; the attribute c is the expression under the contract that
;; CONTRACT-EXPR, a syntax object, evaluates to.  The options are those of wrap-expr/c of syntax/contract.
(define-syntax-class (expr/c contract-stx #:positive [positive 'from-macro] #:negative [negative 'use-site]
                             #:name [name #f] #:macro [macro #f] #:context [context (current-syntax-context)]
                             #:phase [phase (syntax-local-phase-level)] #:arg? [arg? #t])
  #:attributes (c)
  #:description "expression"
  (pattern y:expr
           #:do [(check-contract-stx contract-stx)]
           #:with c (wrap-expression contract-stx #'y #:positive positive #:negative negative #:name name #:macro macro
                                     #:context context #:phase phase #:arg? arg?)))
