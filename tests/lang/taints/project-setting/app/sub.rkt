#lang racket/base
(module inner racket/base
  (require "vendor/walker/main.rkt" (for-syntax racket/base))
  (define-syntax-rule (guarded e) (list e 1))
  (define-syntax (own stx) #`(quote #,(ormap syntax-tainted? (syntax->list (local-expand #'(guarded 1) 'expression '())))))
  (list 'submodule (parts (guarded 1)) (own))
  ;; the expander takes formals apart itself
  (define-syntax (formals stx) #`(lambda #,(syntax-arm #'(x y)) (list x y)))
  ((formals) 1 2))
(require 'inner)
