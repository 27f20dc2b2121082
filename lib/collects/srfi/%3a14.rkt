#lang racket/base
;; srfi/%3a14: srfi/14 under the name that it has as a library of R6RS, (srfi :14).  Layer: above srfi/14.
(require "14.rkt")
(provide (all-from-out "14.rkt"))
