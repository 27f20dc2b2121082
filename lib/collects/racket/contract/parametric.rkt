#lang racket/base
;; racket/contract/parametric: contracts that seal values.  Layer: contract system.
(require "private/arrow.rkt")
(provide parametric->/c new-forall/c new-exists/c)
