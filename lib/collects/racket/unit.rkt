#lang racket/base
;; racket/unit: program parts that say what they import and export and are linked later.
;; Layer: above racket/base; contracts in signatures load the contract system.
;; The parts are in private/unit.  At run time: runtime (units as values) and contract.  At compile time: signatures (what
;; is known of signatures and units), elements (of signatures), known (units by name), clauses (import and export),
;; body (of a unit), links (of compound units) and contract-clauses.  The forms: words (which only stand in others),
;; signature-forms, forms, invoke, compound, adapt and contract-forms.  As languages of modules: racket/unit/lang and
;; racket/signature/lang.

(require (only-in "private/unit/runtime.rkt" unit?) "private/unit/words.rkt"
         (except-in "private/unit/signature-forms.rkt" signature/make) (except-in "private/unit/forms.rkt" unit/named)
         "private/unit/invoke.rkt" "private/unit/compound.rkt" "private/unit/adapt.rkt" "private/unit/contract-forms.rkt")

(provide define-signature unit define-unit compound-unit define-compound-unit
         compound-unit/infer define-compound-unit/infer invoke-unit invoke-unit/infer
         define-values/invoke-unit define-values/invoke-unit/infer
         unit/new-import-export define-unit/new-import-export
         unit-from-context define-unit-from-context define-unit-binding unit?
         unit/s define-unit/s unit/c define-unit/contract define-signature-form provide-signature-elements
         (all-from-out "private/unit/words.rkt"))
