#lang racket/base
;; Strings after the first were shown as they are, not as values.
(define-syntax-rule (try e) (with-handlers ([exn:fail:contract? (lambda (x) (displayln (exn-message x)))]) e))
(try (raise-mismatch-error 'f "message " 1 " more " 2))
(try (raise-mismatch-error 'f "message " "s" "q" 'z))
(try (raise-mismatch-error 'f 5 1))
