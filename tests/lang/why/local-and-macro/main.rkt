#lang racket/base
;; `woad why`: local bindings, templates, identifiers that macros introduce
(require (for-syntax racket/base) "lib.rkt")
(define (f x)
  (let ([x (list x)])
    (inc (car x))))
(define-syntax-rule (swap a b) (let ([tmp a]) (set! a b) (set! b tmp)))
(define tmp 1)
(define other 2)
(swap tmp other)
(quote (tmp "x"))
(struct point (x y))
(point-x (point 1 2))
