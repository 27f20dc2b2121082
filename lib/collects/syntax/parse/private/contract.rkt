#lang racket/base
;; syntax/parse/private/contract: expr/c, an expression whose value is checked when it runs.
(require "forms.rkt" "keywords.rkt" "classes.rkt" (for-syntax racket/base))
(provide expr/c check-value)

;; What a contract is: a predicate or any flat contract value.
(define (check-value contract value positive name)
  (define ok? (if (procedure? contract) (contract value) (equal? contract value)))
  (unless ok?
    (raise-arguments-error (or name 'expr/c) "contract violation" "expected" contract "given" value))
  value)

(define-syntax-class (expr/c contract-stx #:positive [positive #f] #:negative [negative #f] #:name [name #f]
                             #:macro [macro #f] #:context [context #f] #:phase [phase #f] #:arg? [arg? #t])
  #:attributes (c)
  #:description "expression"
  (pattern y:expr
           #:with c #`(check-value #,contract-stx y #f #f)))
