#lang racket/base
;; srfi/%3a1: srfi/1 under the name that it has as a library of R6RS, (srfi :1).  Layer: above srfi/1.
(require "1.rkt")
(provide (all-from-out "1.rkt"))
