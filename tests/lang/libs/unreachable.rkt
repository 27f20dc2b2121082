#lang racket/base
;; Forms that say what code is never reached: they are evaluated all the same.
(require racket/unreachable)
(define-namespace-anchor here)
(define-syntax-rule (show e ...)
  (begin
    (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))])
      (call-with-values (lambda () (eval 'e (namespace-anchor->namespace here))) (lambda l (writeln l))))
    ...))
(show
 (with-assert-unreachable 1 2)
 (with-assert-unreachable (values 1 2))
 (with-assert-unreachable (display "reached: ") (error "no"))
 (with-assert-unreachable (define x 1) (+ x 1))
 (with-assert-unreachable)
 (with-assert-unreachable . 1)
 with-assert-unreachable)
