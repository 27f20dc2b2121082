#lang racket/base
;; A generic interface has no two methods of one name, wherever it is defined.
(define ns (make-base-namespace))
(parameterize ([current-namespace ns]) (namespace-require 'racket/generic))
;; The message's first line without its place: the form that is complained of differs.
(define (t e)
  (with-handlers ([exn:fail:syntax? (lambda (x) (displayln (car (regexp-match #rx"(duplicate|already)[^\n]*\n  at: [a-z]*" (exn-message x)))))])
    (parameterize ([current-namespace ns]) (eval e))
    (displayln 'defined)))
(t '(define-generics foo (a foo) (a foo)))
(t '(define-generics foo (a foo) (b foo) (a foo x) (b foo)))
(t '(let () (define-generics foo (a foo) (a foo)) 1))
(t '(module m racket/base (require racket/generic) (define-generics foo (a foo) (a foo))))
(t '(define-generics foo (a foo) (b foo)))
