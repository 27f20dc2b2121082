#lang racket/base
;; Redeclared modules that need each other: at one phase it was not noticed, and at a phase higher each time the process crashed (the
;; reference goes on for ever there). A chain is no cycle.
(define-syntax-rule (try e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) e))
(parameterize ([current-namespace (make-base-namespace)])
  (eval '(module b '#%kernel))
  (eval '(module a '#%kernel (#%require 'b)))
  (try (eval '(module b '#%kernel (#%require 'a))))
  (try (namespace-require ''a))
  (try (namespace-require ''b))
  (eval '(module d '#%kernel))
  (eval '(module c '#%kernel (#%require (for-syntax 'd))))
  (try (eval '(module d '#%kernel (#%require (for-syntax 'c)))))
  (try (namespace-require ''c))
  (eval '(module m0 '#%kernel (#%provide x) (define-values (x) 'end)))
  (define (name i) (string->symbol (format "m~a" i)))
  (for ([i (in-range 1 200)])
    (eval `(module ,(name i) '#%kernel (#%require ',(name (- i 1))) (#%provide x))))
  (displayln (dynamic-require ''m199 'x)))
