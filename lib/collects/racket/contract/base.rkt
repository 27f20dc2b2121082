#lang racket/base
;; racket/contract/base: contracts but for those around regions and definitions.  Layer: contract system.
(require "private/core.rkt" "private/blame.rkt" "private/combine.rkt" "private/apply.rkt" "private/arrow.rkt"
         "private/arrow-i.rkt" "private/arrow-d.rkt" "private/data.rkt" "private/struct.rkt" "private/misc.rkt"
         "private/internals.rkt" "private/provide.rkt" (for-syntax racket/base))
(provide (all-from-out "private/data.rkt" "private/struct.rkt" "private/provide.rkt" "private/arrow-i.rkt" "private/misc.rkt")
         (except-out (all-from-out "private/combine.rkt") char-in/c)
         define-opt/c opt/c
         any/c none/c contract? flat-contract? chaperone-contract? impersonator-contract? list-contract?
         contract-name flat-contract-predicate has-contract? value-contract has-blame? value-blame
         contract recursive-contract flat-rec-contract flat-murec-contract invariant-assertion
         -> ->* case-> ->d any unconstrained-domain-> predicate/c dynamic->*
         contract-projection contract-val-first-projection contract-late-neg-projection
         get/build-late-neg-projection get/build-val-first-projection contract-continuation-mark-key
         blame-add-car-context blame-add-cdr-context blame-add-nth-arg-context blame-add-range-context
         raise-not-cons-blame-error bad-number-of-results n->th
         base->? base->-doms/c base->-rngs/c unspecified-dom values/drop tail-marks-match? keywords-match
         matches-arity-exactly? arity-checking-wrapper)

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
