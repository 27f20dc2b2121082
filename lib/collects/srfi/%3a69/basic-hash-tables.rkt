#lang racket/base
;; srfi/%3a69/basic-hash-tables: srfi/69 under the name that it has as a library of R6RS, (srfi :69 basic-hash-tables).  Layer: above srfi/69.
(require "../69.rkt")
(provide (all-from-out "../69.rkt"))
