#lang racket/base
;; srfi/%3a5/let: srfi/5 under the name that it has as a library of R6RS, (srfi :5 let).  Layer: above srfi/5.
(require "../5.rkt")
(provide (all-from-out "../5.rkt"))
