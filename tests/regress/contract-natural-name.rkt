#lang racket/base
; in contracts exact-nonnegative-integer? is called natural?, whose own name stays
(require racket/contract)
(contract-name exact-nonnegative-integer?)
(contract-name (->* (exact-positive-integer?) (exact-nonnegative-integer?) any))
(list (listof exact-nonnegative-integer?) (hash/c exact-nonnegative-integer? natural-number/c) (integer-in 0 #f))
(object-name exact-nonnegative-integer?)
(define/contract (nth l n) (-> list? exact-nonnegative-integer? any) (list-ref l n))
(nth '(a b) 1)
(with-handlers ([exn:fail:contract:blame? (lambda (e) (display (regexp-replace #rx"  contract from.*" (exn-message e) "")))])
  (nth '(a b) -1))
