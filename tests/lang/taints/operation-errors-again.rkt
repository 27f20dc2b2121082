#lang racket/base
;; contract errors of the six operations, in argument order
(define-syntax-rule (try e) (with-handlers ([exn:fail:contract? (lambda (x) (displayln (exn-message x)))]) e))
(try (syntax-arm 1)) (try (syntax-arm #'x 1)) (try (syntax-arm 1 2 3)) (try (syntax-protect 'x)) (try (syntax-disarm #'x)) (try (syntax-disarm #'x 'y))
(try (syntax-disarm 1 2)) (try (syntax-rearm #'x 1)) (try (syntax-rearm 1 #'x)) (try (syntax-rearm 1 2)) (try (syntax-taint 5)) (try (syntax-tainted? "x")) (try (syntax-arm)) (try (syntax-rearm #'x))
(try (syntax-arm #'x #f 1 2)) (try (displayln (syntax-e (syntax-arm #'x #f 'any)))) (try (displayln (syntax-e (syntax-rearm #'x #'y 7)))) (try (syntax-recertify 1 2 3 4))
(for-each (lambda (f) (displayln (procedure-arity f))) (list syntax-arm syntax-disarm syntax-rearm syntax-taint syntax-tainted? syntax-protect))
