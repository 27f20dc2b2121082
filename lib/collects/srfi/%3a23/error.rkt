#lang racket/base
;; srfi/%3a23/error: srfi/23 under the name that it has as a library of R6RS, (srfi :23 error).  Layer: above srfi/23.
(require "../23.rkt")
(provide (all-from-out "../23.rkt"))
