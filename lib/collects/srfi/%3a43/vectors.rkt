#lang racket/base
;; srfi/%3a43/vectors: srfi/43 under the name that it has as a library of R6RS, (srfi :43 vectors).  Layer: above srfi/43.
(require "../43.rkt")
(provide (all-from-out "../43.rkt"))
