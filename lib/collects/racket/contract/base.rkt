#lang racket/base
;; racket/contract/base: contracts but for those around regions and definitions.  Layer: contract system.
(require "private/core.rkt" "private/blame.rkt" "private/combine.rkt" "private/apply.rkt" "private/arrow.rkt"
         "private/arrow-i.rkt" "private/arrow-d.rkt" "private/data.rkt" "private/struct.rkt" "private/misc.rkt"
         "private/generate.rkt" "private/internals.rkt" "private/provide.rkt" "combinator.rkt"
         (for-syntax racket/base))
(provide (all-from-out "combinator.rkt" "private/data.rkt" "private/struct.rkt" "private/provide.rkt"
                       "private/arrow-i.rkt" "private/misc.rkt" "private/generate.rkt"
                       "private/internals.rkt")
         (except-out (all-from-out "private/combine.rkt") char-in/c)
         define-opt/c opt/c (rename-out [new-forall/c new-∀/c] [new-exists/c new-∃/c])
         any/c none/c contract? flat-contract? chaperone-contract? impersonator-contract?
         contract-name flat-contract-predicate
         contract recursive-contract flat-rec-contract flat-murec-contract invariant-assertion current-contract-region
         -> ->* case-> ->d any unconstrained-domain-> predicate/c dynamic->* parametric->/c)

;; (define-opt/c (name arg ...) c): a procedure that makes the contract; (opt/c c) is the contract.
(define-syntax (define-opt/c stx)
  (syntax-case stx ()
    [(_ (name arg ...) c) #'(define (name arg ...) c)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; The contract, made to check faster where that is possible.
(define-syntax (opt/c stx)
  (syntax-case stx ()
    [(_ c) #'c]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
