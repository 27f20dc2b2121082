#lang racket/base
;; racket/set: sets (private/sets.rkt) and their contracts.
;; Layer: above racket/base.

(provide (all-from-out "private/sets.rkt") set/c set-implements/c)

(require "private/sets.rkt" "lazy-require.rkt")
;; The contract system is loaded when a contract of sets is made.
(lazy-require ["private/set-contract.rkt" (set/c set-implements/c)])
