#lang racket/base
;; srfi/%3a13/strings: srfi/13 under the name that it has as a library of R6RS, (srfi :13 strings).  Layer: above srfi/13.
(require "../13.rkt")
(provide (all-from-out "../13.rkt"))
