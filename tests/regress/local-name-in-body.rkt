#lang racket/base
; A macro at the end of a procedure's body is told the procedure's name; one elsewhere in it is not.
(require (for-syntax racket/base))
(define-syntax (name stx) #`'#,(syntax-local-name))
(define (f) (name))
(f)
(define (g) 1 (name))
(g)
(define (h) (list (name)))
(h)
(let ([q (lambda () (name))]) (q))
(define (outer) (map (lambda (x) (name)) '(1)))
(outer)
(define v (name))
v
(object-name ((lambda () (define (k) (lambda (x) x)) k)))
