#lang racket/base
;; srfi/%3a27/random-bits: srfi/27 under the name that it has as a library of R6RS, (srfi :27 random-bits).  Layer: above srfi/27.
(require "../27.rkt")
(provide (all-from-out "../27.rkt"))
