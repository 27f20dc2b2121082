#lang racket/base
;; syntax-parse did not say to wrong-syntax what form is parsed: the message had no name and no form.
(require (for-syntax racket/base syntax/parse racket/syntax))
(define-syntax (reported stx)
  (syntax-case stx ()
    [(_ use) (with-handlers ([exn:fail? (lambda (x) (datum->syntax #'here (regexp-replace #rx"^[^ ]*: " (exn-message x) "")))])
               (local-expand #'use 'expression '()) #'#f)]))
(define-syntax (a stx) (syntax-parse stx [(_ e) (wrong-syntax #'e "oops ~a" 1)]))
(displayln (reported (a 5)))
(begin-for-syntax
  (define-syntax-class checked
    (pattern e #:do [(writeln (map (lambda (s) (and s (syntax->datum s)))
                                   (list (current-syntax-context)
                                         (syntax-parse #'q [x (current-syntax-context)])
                                         (syntax-parse #'q #:context 'name [x (current-syntax-context)])
                                         (syntax-parse #'q #:context (list 'name #'(u)) [x (current-syntax-context)]))))])))
(define-syntax (b stx) (syntax-parse stx [(_ e:checked) (writeln (syntax->datum (current-syntax-context))) #'1]))
(b 6)
(begin-for-syntax (writeln (current-syntax-context)))
