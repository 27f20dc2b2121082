#lang racket/base
;; racket/private/dict-content: what is said of the keys and values of a dictionary.  Layer: under racket/dict.

(provide dict-key-contract dict-value-contract dict-iter-contract)

(require "dict-generics.rkt")

(define (check who d) (unless (dict? d) (raise-argument-error who "dict?" d)))

;; What is said of keys, values and positions: by prop:dict/contract, and of vectors.
(define (any? v) #t)
(define (contract-at d type instance)
  (define contracts (dict-contracts d))
  (cond [(and contracts (vector-ref contracts instance)) => (lambda (get) (get d))]
        [(and contracts (vector-ref contracts type)) => values]
        [else any?]))
;; What prop:dict/contract says of the keys of d; a predicate of anything without it.
(define (dict-key-contract d) (check 'dict-key-contract d) (if (vector? d) exact-nonnegative-integer? (contract-at d 0 3)))
;; What prop:dict/contract says of the values of d; a predicate of anything without it.
(define (dict-value-contract d) (check 'dict-value-contract d) (contract-at d 1 4))
;; What prop:dict/contract says of the positions in d; a predicate of anything without it.
(define (dict-iter-contract d) (check 'dict-iter-contract d) (contract-at d 2 5))
