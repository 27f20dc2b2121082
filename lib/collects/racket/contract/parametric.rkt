#lang racket/base
;; racket/contract/parametric: contracts that seal values.  Layer: contract system.
(require "private/arrow.rkt")
(provide parametric->/c (rename-out [new-forall/c new-∀/c] [new-exists/c new-∃/c]))
