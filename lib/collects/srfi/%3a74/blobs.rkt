#lang racket/base
;; srfi/%3a74/blobs: srfi/74 under the name that it has as a library of R6RS, (srfi :74 blobs).  Layer: above srfi/74.
(require "../74.rkt")
(provide (all-from-out "../74.rkt"))
