#lang racket/base
;; data/private/keys: the contracts of the keys of ordered dictionaries.  Layer: above racket/contract/base.

(provide both/c plain-keys? told/c)
(require racket/contract/base)

;; The keys that the order's own contract and the program's allow; a contract that allows all is left out.
(define (both/c domain given)
  (cond
    [(eq? given any/c) domain]
    [(eq? domain any/c) given]
    [else (and/c domain given)]))

;; Whether nothing was asked of the keys, but for exact integers, nor of the values.
(define (plain-keys? key-c val-c)
  (and (memq key-c (list any/c exact-integer?)) (eq? val-c any/c)))

;; What dict-key-contract and dict-value-contract tell of the contract of a dictionary with such contracts.
(define (told/c c key-c val-c)
  (if (plain-keys? key-c val-c) c (and/c any/c c)))
