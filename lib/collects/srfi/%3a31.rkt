#lang racket/base
;; srfi/%3a31: srfi/31 under the name that it has as a library of R6RS, (srfi :31).  Layer: above srfi/31.
(require "31.rkt")
(provide (all-from-out "31.rkt"))
