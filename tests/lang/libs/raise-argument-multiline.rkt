#lang racket/base
;; A contract of several lines is aligned under its first; raise-result-error says "result".
(define (try e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (e)))
(try (lambda () (raise-argument-error 'x "(a\nb\n  c)" 1)))
(try (lambda () (raise-argument-error 'x "(a\nb\n  c)" 1 2 3)))
(try (lambda () (raise-result-error 'x "(a\nb\n  c)" 1)))
