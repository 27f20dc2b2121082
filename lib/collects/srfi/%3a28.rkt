#lang racket/base
;; srfi/%3a28: srfi/28 under the name that it has as a library of R6RS, (srfi :28).  Layer: above srfi/28.
(require "28.rkt")
(provide (all-from-out "28.rkt"))
