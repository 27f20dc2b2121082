#lang racket/base
;; srfi/%3a38: srfi/38 under the name that it has as a library of R6RS, (srfi :38).  Layer: above srfi/38.
(require "38.rkt")
(provide (all-from-out "38.rkt"))
