#lang racket/base
;; rnrs/sorting: sorting lists and vectors.
(provide list-sort vector-sort vector-sort!)
(require (only-in "../r6rs/private/lists.rkt" list-sort vector-sort vector-sort!))
