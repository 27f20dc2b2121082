#lang racket/base
;; srfi/%3a87: srfi/87 under the name that it has as a library of R6RS, (srfi :87).  Layer: above srfi/87.
(require "87.rkt")
(provide (all-from-out "87.rkt"))
