#lang racket/base
;; srfi/%3a26/cut: srfi/26 under the name that it has as a library of R6RS, (srfi :26 cut).  Layer: above srfi/26.
(require "../26.rkt")
(provide (all-from-out "../26.rkt"))
