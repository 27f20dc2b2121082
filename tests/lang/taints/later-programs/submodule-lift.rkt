#lang racket/base
(require (for-syntax racket/base))
(define-syntax-rule (m e) (let ([t e]) (+ t 1)))
(define-syntax (lifted stx)
  (syntax-case stx ()
    [(_ e) (let ([x (local-expand #'e 'expression '())])
             (syntax-case x () [(lv (((id) rhs)) body) (with-syntax ([l (syntax-local-lift-expression #'rhs)]) #'(list l 'lifted))]))]))
(lifted (m 41))
