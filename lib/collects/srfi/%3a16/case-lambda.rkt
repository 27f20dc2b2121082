#lang racket/base
;; srfi/%3a16/case-lambda: srfi/16 under the name that it has as a library of R6RS, (srfi :16 case-lambda).  Layer: above srfi/16.
(require "../16.rkt")
(provide (all-from-out "../16.rkt"))
