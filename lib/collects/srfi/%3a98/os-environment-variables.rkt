#lang racket/base
;; srfi/%3a98/os-environment-variables: srfi/98 under the name that it has as a library of R6RS, (srfi :98 os-environment-variables).  Layer: above srfi/98.
(require "../98.rkt")
(provide (all-from-out "../98.rkt"))
