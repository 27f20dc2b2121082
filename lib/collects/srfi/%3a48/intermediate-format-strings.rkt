#lang racket/base
;; srfi/%3a48/intermediate-format-strings: srfi/48 under the name that it has as a library of R6RS, (srfi :48 intermediate-format-strings).  Layer: above srfi/48.
(require "../48.rkt")
(provide (all-from-out "../48.rkt"))
