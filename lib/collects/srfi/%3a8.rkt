#lang racket/base
;; srfi/%3a8: srfi/8 under the name that it has as a library of R6RS, (srfi :8).  Layer: above srfi/8.
(require "8.rkt")
(provide (all-from-out "8.rkt"))
