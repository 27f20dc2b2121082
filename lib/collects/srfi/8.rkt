#lang racket/base
;; srfi/8: receive: binding multiple values.  Layer: above racket/base.
(provide receive)

;; (receive formals expr body ...+)
(define-syntax-rule (receive formals e body0 body ...)
  (call-with-values (lambda () e) (lambda formals body0 body ...)))
