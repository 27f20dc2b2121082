#lang racket/base
;; The message for a procedure without a name began with #<procedure>.
(define-syntax-rule (try e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) e))
(define nameless (parameterize ([current-namespace (make-base-namespace)]) (eval '(lambda (x) x))))
(define (named x) x)
(try (nameless))
(try (named))
(try (apply nameless '(1 2)))
(try (raise-arity-error nameless 2 1))
(try (raise-arity-error named 2 1))
