#lang racket/base
;; srfi/%3a66: srfi/66 under the name that it has as a library of R6RS, (srfi :66).  Layer: above srfi/66.
(require "66.rkt")
(provide (all-from-out "66.rkt"))
