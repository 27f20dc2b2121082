#lang racket/base
;; srfi/8: receive: binding multiple values.  Layer: above racket/base.
(provide receive)

;; (receive formals expr body ...+)
;; The body with the results of expr bound to formals, as by a lambda.
(define-syntax-rule (receive formals e body0 body ...)
  (call-with-values (lambda () e) (lambda formals body0 body ...)))
