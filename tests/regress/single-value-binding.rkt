#lang racket/base
;; A binding whose value was the result of the procedure, as in (let ([x (f)]) x), passed several values on.
(define (outcome thunk)
  (with-handlers ([exn:fail? exn-message]) (call-with-values thunk list)))
(define (two) (values 1 2))
(outcome (lambda () (let ([x (two)]) x)))
(outcome (lambda () (let ([x (if (zero? (random 1)) (two) 3)]) x)))
(outcome (lambda () (let-values ([(x) (values 1 2)]) x)))
(outcome (lambda () (let ([x (values)]) x)))
(outcome (lambda () (begin0 (two) (void))))
(outcome (lambda () (call-with-values two values)))
(outcome two)
