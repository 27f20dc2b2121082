#lang racket/base
;; racket/set: sets (private/sets.rkt) and their contracts.
;; Layer: above racket/base.

(provide (all-from-out "private/sets.rkt") set/c set-implements/c
         make-custom-set make-mutable-custom-set make-weak-custom-set make-custom-set-types define-custom-set-types
         chaperone-hash-set impersonate-hash-set)

(require "private/sets.rkt" "lazy-require.rkt" (for-syntax racket/base "private/custom-types.rkt"))
;; The contract system is loaded when a contract of sets is made, custom sets when one is.
(lazy-require ["private/set-contract.rkt" (set/c set-implements/c)]
              ["private/set-chaperone.rkt" (chaperone-hash-set impersonate-hash-set)]
              ["private/custom-set.rkt"
               (make-custom-set make-mutable-custom-set make-weak-custom-set make-custom-set-types)])

;; (define-custom-set-types name option ... same? [hash1 [hash2]])
;; Defines predicates and makers: name?, immutable-name?, mutable-name?, weak-name?, make-immutable-name, make-mutable-name and
;; make-weak-name, for sets whose elements same? compares.
(define-syntax define-custom-set-types
  (types-definer #'make-custom-set-types 'define-custom-set-types
                 '("~a?" "weak-~a?" "mutable-~a?" "immutable-~a?" "make-weak-~a" "make-mutable-~a" "make-immutable-~a")))

;; (set/c contract [#:cmp cmp #:kind kind #:lazy? lazy? #:equal-key/c key-contract]) -> contract?
;; A contract for sets whose elements obey the contract; cmp is 'dont-care, 'equal, 'equal-always, 'eqv or 'eq, kind 'dont-care,
;; 'immutable, 'mutable, 'weak or 'mutable-or-weak.

;; (set-implements/c method ...) -> flat-contract?
;; A contract for sets that have these operations, symbols such as 'set-add.

;; (make-custom-set-types same? [hash1 hash2 #:elem? elem? #:name name #:for who]) -> any
;; Seven procedures for sets whose elements are compared by same?: four predicates, for all, the weak, the mutable and the immutable
;; sets, and makers of weak, mutable and immutable sets from a list or another sequence.

;; (chaperone-hash-set s inject add shrink extract [clear equal-key prop v ...]) -> set?
;; (impersonate-hash-set s inject add shrink extract [clear equal-key prop v ...]) -> set?
;; A chaperone or an impersonator of the set: procedures that get the set and an element see elements that are asked for, added, removed
;; and taken out, and answer what is used in their place; clear gets the set alone.

;; (make-custom-set same? [hash1 hash2 #:elem? elem?]) -> set?
;; (make-mutable-custom-set same? [hash1 hash2 #:elem? elem?]) -> set-mutable?
;; (make-weak-custom-set same? [hash1 hash2 #:elem? elem?]) -> set-weak?
;; An empty set whose elements satisfy elem? and are compared by same?, with which the codes of hash1 and hash2 agree.
