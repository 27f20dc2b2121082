#lang racket/base
;; A macro of lazy-require-syntax at top level failed in module-path-index-split when it was used. (The reference refuses the
;; form there, since it knows no module around.)
(define ns (make-base-namespace))
(parameterize ([current-namespace ns])
  (namespace-require 'racket/lazy-require)
  (eval '(lazy-require-syntax [racket/match (match)]))
  (eval '(match '(1 2) [(list a b) (list b a)])))
