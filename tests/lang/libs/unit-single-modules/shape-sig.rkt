#lang racket/signature
(require racket/math (for-syntax racket/base))
x y
(contracted [twice (-> number? number?)])
(struct p (a b))
(struct q (a) #:mutable)
(struct r (a) #:constructor-name mk)
(define-values (turn) (* 2 pi))
(define-syntaxes (twice-x) (lambda (stx) #'(twice x)))
