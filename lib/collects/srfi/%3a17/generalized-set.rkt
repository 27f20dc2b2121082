#lang racket/base
;; srfi/%3a17/generalized-set: srfi/17 under the name that it has as a library of R6RS, (srfi :17 generalized-set).  Layer: above srfi/17.
(require "../17.rkt")
(provide (all-from-out "../17.rkt"))
