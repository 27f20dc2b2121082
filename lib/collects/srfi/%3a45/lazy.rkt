#lang racket/base
;; srfi/%3a45/lazy: srfi/45 under the name that it has as a library of R6RS, (srfi :45 lazy).  Layer: above srfi/45.
(require "../45.rkt")
(provide (all-from-out "../45.rkt"))
