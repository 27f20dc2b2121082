#lang racket/base
;; srfi/%3a78: srfi/78 under the name that it has as a library of R6RS, (srfi :78).  Layer: above srfi/78.
(require "78.rkt")
(provide (all-from-out "78.rkt"))
