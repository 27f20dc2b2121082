#lang racket/base
(require (for-syntax racket/base))
(module maker racket/base
  (provide make) (define (private x) (list 'private x))
  (define-syntax-rule (make name) (define-syntax-rule (name e) (private e))))
(require 'maker)
(make m)
(m 1)
(define-syntax (open stx)
  (syntax-case stx () [(_ e) (with-syntax ([(app f a) (local-expand #'e 'expression '())]) #'(let ([g f]) (list (g 'stolen) a)))]))
(open (m 2))
