#lang racket/base
;; A call of a procedure that takes keywords, in a language with a #%app of its own, went past that #%app.
(module language racket/base
  (provide (except-out (all-from-out racket/base) #%app) (rename-out [told #%app]))
  (define-syntax-rule (told f arg ...) (begin (printf "called\n") (#%app f arg ...))))
(module procs racket/base
  (provide (all-defined-out))
  (define (f a #:b [b 2]) (list a b))
  (define (g a [b 2]) (list a b)))
(module program (submod ".." language)
  (require (submod ".." procs) racket/string)
  (f 1)
  (f 1 #:b 3)
  (g 1)
  (string-join '("a" "b") "-")
  (list (f (f 1)))
  (f 2))
(require 'program)
(module macros racket/base
  (require (submod ".." procs))
  (provide m)
  (define-syntax-rule (m x) (f x #:b x)))
(module user (submod ".." language)
  (require (submod ".." macros))
  (m 5))
(require 'user)
