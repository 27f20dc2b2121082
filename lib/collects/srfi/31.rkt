#lang racket/base
;; srfi/31: rec: recursive expressions.  Layer: above racket/base.
(provide rec)

;; (rec id expr)
;; (rec (id . formals) body ...+)
;; The value of the expression, or a procedure, which may refer to itself as id.
(define-syntax rec
  (syntax-rules ()
    [(_ (name . formals) body0 body ...) (letrec ([name (lambda formals body0 body ...)]) name)]
    [(_ name e) (letrec ([name e]) name)]))
