#lang racket/base
;; racket/contract/combinator: making new kinds of contracts.  Layer: contract system.
(require "private/core.rkt" "private/blame.rkt" "private/internals.rkt" "private/generate.rkt"
         (only-in "private/combine.rkt" char-in/c))
(provide prop:contract prop:chaperone-contract prop:flat-contract prop:contracted prop:blame
         contract-property? chaperone-contract-property? flat-contract-property?
         build-contract-property build-chaperone-contract-property build-flat-contract-property
         make-contract make-chaperone-contract make-flat-contract
         coerce-contract coerce-contracts coerce-contract/f
         coerce-flat-contract coerce-flat-contracts coerce-chaperone-contract coerce-chaperone-contracts
         contract-first-order contract-first-order-passes? contract-stronger? contract-equivalent? list-contract?
         has-blame? value-blame
         blame? blame-source blame-value blame-contract blame-positive blame-negative blame-swapped? blame-original?
         blame-swap blame-add-context blame-context blame-add-missing-party blame-missing-party?
         blame-replace-negative blame-replaced-negative? blame-update blame-fmt->-string raise-blame-error current-blame-format
         char-in/c eq-contract? eq-contract-val equal-contract? equal-contract-val
         contract-struct-generate contract-struct-exercise
         (all-from-out "private/internals.rkt")
         (struct-out exn:fail:contract:blame))
