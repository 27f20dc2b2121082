#lang racket/base
;; racket/contract/base: contracts but for those around regions and definitions.  Layer: contract system.
(require "private/core.rkt" "private/combine.rkt" "private/apply.rkt" "private/arrow.rkt" "private/arrow-parts.rkt"
         "private/arrow-i.rkt" "private/arrow-d.rkt" "private/data.rkt" "private/struct.rkt" "private/misc.rkt"
         "private/provide.rkt" (only-in "private/internals.rkt" contract-continuation-mark-key)
         (for-syntax racket/base))
(provide (all-from-out "private/data.rkt" "private/struct.rkt" "private/provide.rkt" "private/arrow-i.rkt"
                       "private/arrow-parts.rkt" "private/misc.rkt")
         (except-out (all-from-out "private/combine.rkt") char-in/c)
         define-opt/c opt/c contract-continuation-mark-key
         any/c none/c contract? flat-contract? chaperone-contract? impersonator-contract? list-contract?
         contract-name flat-contract-predicate contract-projection contract-val-first-projection contract-late-neg-projection
         get/build-late-neg-projection get/build-val-first-projection
         has-contract? value-contract has-blame? value-blame
         contract recursive-contract flat-rec-contract flat-murec-contract invariant-assertion
         -> ->* case-> ->d any unconstrained-domain-> predicate/c dynamic->*)

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
