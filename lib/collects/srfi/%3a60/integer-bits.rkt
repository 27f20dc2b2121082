#lang racket/base
;; srfi/%3a60/integer-bits: srfi/60 under the name that it has as a library of R6RS, (srfi :60 integer-bits).  Layer: above srfi/60.
(require "../60.rkt")
(provide (all-from-out "../60.rkt"))
