#lang racket/base
;; lazy: racket/base and racket/list with calls by need.  A procedure call is a promise of its result, which is forced where a
;; value is needed: by primitives, by tests, at module level and in interaction.  Procedures made by the language's lambda, and
;; constructors of structures and other data, are given promises of their arguments; other procedures are given values.
;; The procedures of racket/list that racket/base has not are also there by names that begin with !, as they are in racket/list.
;; Layer: above racket/base.
(require "base.rkt" "private/lists.rkt" (prefix-in ! racket/list)
         (only-in racket/list cartesian-product check-duplicates combinations drop-common-prefix group-by in-combinations
                  in-permutations inclusive-range index-of index-where indexes-of indexes-where last list-prefix? list-set
                  list-update ninth permutations remf remf* shuffle split-common-prefix take-common-prefix tenth))
(provide (all-from-out "base.rkt" "private/lists.rkt" racket/list))
