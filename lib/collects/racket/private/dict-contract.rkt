#lang racket/base
;; racket/private/dict-contract: what racket/dict says of keys, values and positions that the contracts of a
;; dictionary refuse.  Layer: contract system; loaded when it is needed.

(provide check-by-contract)

(require racket/contract/base)

;; Raises exn:fail:contract:blame in the name of WHO unless V is as contract C has it.
(define (check-by-contract who c v)
  (define check (contract (-> c any) void who 'caller who #f))
  (check v))
