#lang racket/base
;; A variable that is defined once and never assigned in its module is a constant, unless the module is compiled without that rule.
(define (f x) (if (zero? x) 'done (f (- x 1))))
(define n 0)
(set! n (+ n 1))
(define ns (variable-reference->namespace (#%variable-reference)))
(for ([e '((set! f 1) (set! n 7) (f 3))])
  (with-handlers ([void (lambda (e) (displayln (exn-message e)))])
    (writeln (eval e ns))))
n
(parameterize ([current-namespace (make-base-namespace)] [compile-enforce-module-constants #f])
  (eval '(module m racket/base (define (f x) (if (zero? x) 'done (f (- x 1)))) (define (g x) (f x)) (provide f g)))
  (eval '(require 'm))
  (eval '(set! f (lambda (x) 'new)) (module->namespace ''m))
  (list (eval '(f 3)) (eval '(g 3))))
