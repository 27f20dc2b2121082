#lang racket/base
;; srfi/%3a39/parameters: srfi/39 under the name that it has as a library of R6RS, (srfi :39 parameters).  Layer: above srfi/39.
(require "../39.rkt")
(provide (all-from-out "../39.rkt"))
