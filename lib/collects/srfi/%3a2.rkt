#lang racket/base
;; srfi/%3a2: srfi/2 under the name that it has as a library of R6RS, (srfi :2).  Layer: above srfi/2.
(require "2.rkt")
(provide (all-from-out "2.rkt"))
