#lang racket/base
;; rnrs/hashtables: hash tables.
(provide (all-from-out "../r6rs/private/hashtables.rkt"))
(require (except-in "../r6rs/private/hashtables.rkt" make-enumeration enum-set-universe enum-set-indexer enum-set-constructor enum-set->list
         enum-set-member? enum-set-subset? enum-set=? enum-set-union enum-set-intersection enum-set-difference
         enum-set-complement enum-set-projection define-enumeration enum-set?))
