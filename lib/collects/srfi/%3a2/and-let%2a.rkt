#lang racket/base
;; srfi/%3a2/and-let%2a: srfi/2 under the name that it has as a library of R6RS, (srfi :2 and-let*).  Layer: above srfi/2.
(require "../2.rkt")
(provide (all-from-out "../2.rkt"))
