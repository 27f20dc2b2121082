#lang racket/base
;; srfi/%3a42: srfi/42 under the name that it has as a library of R6RS, (srfi :42).  Layer: above srfi/42.
(require "42.rkt")
(provide (all-from-out "42.rkt"))
