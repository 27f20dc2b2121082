#lang racket/base
;; srfi/%3a41/streams: srfi/41 under the name that it has as a library of R6RS, (srfi :41 streams).  Layer: above srfi/41.
(require "../41.rkt")
(provide (all-from-out "../41.rkt"))
