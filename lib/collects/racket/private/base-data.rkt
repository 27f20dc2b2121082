(module base-data '#%kernel
;; racket/private/base-data: the sequence and data layers, in one piece for racket/base.
;; Layer: private, between pre-base and racket/base.  racket/base takes pre-base without the names
;; that are provided here (the primitives that these layers replace).
(#%require "do-in.rkt" "for.rkt" "for-clauses.rkt" "map.rkt" "list.rkt" "hash.rkt" "regexp.rkt"
           "misc.rkt" "more-base.rkt" "logger.rkt" "file-ports.rkt"
           (only "sequence.rkt" prop:sequence sequence? make-do-sequence sequence-generate
                 sequence-generate* sequence->stream in-cycle in-sequences in-values-sequence
                 in-values*-sequence))
(#%provide (all-from "for.rkt")
           (all-from-except "for-clauses.rkt" define-slice-sequence)
           (all-from "map.rkt") (all-from "list.rkt") (all-from "hash.rkt") (all-from "regexp.rkt")
           (all-from "misc.rkt") (all-from "more-base.rkt") (all-from "logger.rkt")
           (all-from "file-ports.rkt")
           (all-from "sequence.rkt")))
