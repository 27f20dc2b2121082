#lang racket/base
(module lib racket/base
  (provide m id) (define secret 'secret)
  (define-syntax-rule (m) (list secret 'x))
  (define-syntax-rule (id e) e))
(require 'lib (for-syntax racket/base))
(define-syntax (call stx)
  (define out ((syntax-local-value #'m) #'(m)))
  (define parts (syntax->list out))
  #`(vector #,(cadr parts) #,(caddr parts)))
(call)
(define-syntax (through stx)
  (syntax-case stx () [(_ e) ((syntax-local-value #'id) #'(id (list e)))]))
(through 5)
