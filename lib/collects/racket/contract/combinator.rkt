#lang racket/base
;; racket/contract/combinator: making new kinds of contracts.  Layer: contract system.
(require "private/core.rkt" "private/blame.rkt" "private/internals.rkt" "private/generate.rkt"
         (only-in "private/combine.rkt" char-in/c))
(provide prop:contract prop:chaperone-contract prop:flat-contract prop:contracted prop:blame
         contract-property? chaperone-contract-property? flat-contract-property?
         build-contract-property build-chaperone-contract-property build-flat-contract-property
         make-contract make-chaperone-contract make-flat-contract
         coerce-contract coerce-contracts coerce-contract/f coerce-flat-contract coerce-chaperone-contract
         contract-first-order contract-first-order-passes? contract-stronger? contract-equivalent?
         has-blame? value-blame list-contract?
         blame? blame-source blame-value blame-contract blame-positive blame-negative blame-swapped? blame-original?
         blame-swap blame-add-context blame-context blame-add-missing-party blame-missing-party?
         blame-replace-negative blame-replaced-negative? blame-update blame-fmt->-string raise-blame-error current-blame-format
         coerce-flat-contracts coerce-chaperone-contracts char-in/c
         eq-contract? eq-contract-val equal-contract? equal-contract-val
         contract-struct-generate contract-struct-exercise
         (except-out (all-from-out "private/internals.rkt")
                     contract-proc make-proj-contract raise-contract-error contract-struct define-contract-struct
                     blame-add-car-context blame-add-cdr-context blame-add-nth-arg-context blame-add-range-context
                     raise-not-cons-blame-error bad-number-of-results n->th
                     base->? base->-doms/c base->-rngs/c unspecified-dom values/drop tail-marks-match? keywords-match
                     matches-arity-exactly? arity-checking-wrapper)
         (struct-out exn:fail:contract:blame))
