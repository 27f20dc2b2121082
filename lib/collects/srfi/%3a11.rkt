#lang racket/base
;; srfi/%3a11: srfi/11 under the name that it has as a library of R6RS, (srfi :11).  Layer: above srfi/11.
(require "11.rkt")
(provide (all-from-out "11.rkt"))
