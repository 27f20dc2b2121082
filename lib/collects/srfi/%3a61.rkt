#lang racket/base
;; srfi/%3a61: srfi/61 under the name that it has as a library of R6RS, (srfi :61).  Layer: above srfi/61.
(require "61.rkt")
(provide (all-from-out "61.rkt"))
