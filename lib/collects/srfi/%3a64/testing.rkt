#lang racket/base
;; srfi/%3a64/testing: srfi/64 under the name that it has as a library of R6RS, (srfi :64 testing).  Layer: above srfi/64.
(require "../64.rkt")
(provide (all-from-out "../64.rkt"))
