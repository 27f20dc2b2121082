#lang racket/base
;; srfi/%3a43: srfi/43 under the name that it has as a library of R6RS, (srfi :43).  Layer: above srfi/43.
(require "43.rkt")
(provide (all-from-out "43.rkt"))
