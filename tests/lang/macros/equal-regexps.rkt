#lang racket/base
;; Regexps of one kind and text are equal, and match as literals in patterns.
(require (for-syntax racket/base))
(list (equal? #rx"a" (regexp "a")) (equal? #px"a" #rx"a") (equal? #rx#"a" #rx"a") (equal? #rx#"a" (byte-regexp #"a"))
      (= (equal-hash-code #px"a+") (equal-hash-code (pregexp "a+"))) (hash-ref (hash #rx"x" 1) (regexp "x") #f))
(define-syntax m (syntax-rules () [(_ #rx"a") 'rx] [(_ #px"a") 'px] [(_ #rx#"a") 'brx] [(_ _) 'no]))
(list (m #rx"a") (m #px"a") (m #rx#"a") (m #px#"a"))
