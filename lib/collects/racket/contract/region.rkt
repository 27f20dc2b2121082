#lang racket/base
;; racket/contract/region: contracts at definitions and around regions of code.  Layer: contract system.
(require "private/region.rkt" "private/struct-define.rkt" "private/apply.rkt" "private/blame.rkt")
(provide define/contract with-contract define-struct/contract struct/contract invariant-assertion current-contract-region)
