#lang racket/base
;; srfi/%3a9: srfi/9 under the name that it has as a library of R6RS, (srfi :9).  Layer: above srfi/9.
(require "9.rkt")
(provide (all-from-out "9.rkt"))
