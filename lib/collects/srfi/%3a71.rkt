#lang racket/base
;; srfi/%3a71: srfi/71 under the name that it has as a library of R6RS, (srfi :71).  Layer: above srfi/71.
(require "71.rkt")
(provide (all-from-out "71.rkt"))
