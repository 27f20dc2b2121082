#lang racket/base
;; srfi/%3a6/basic-string-ports: srfi/6 under the name that it has as a library of R6RS, (srfi :6 basic-string-ports).  Layer: above srfi/6.
(require "../6.rkt")
(provide (all-from-out "../6.rkt"))
