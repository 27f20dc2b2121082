#lang racket/base
;; racket/private/hash-contract: the contracts of racket/hash.  Layer: contract system; loaded for a call that may break one.

(provide refused)

(require racket/contract/base racket/contract/private/late)

(define-syntax-rule (operation/c table/c result/c)
  (->* (table/c)
       (#:combine (-> any/c any/c any/c) #:combine/key (-> any/c any/c any/c any/c))
       #:rest (listof hash?)
       result/c))

(define-refused refused
  [hash-union (operation/c (and/c hash? immutable?) (and/c hash? immutable?))]
  [hash-union! (operation/c (and/c hash? (not/c immutable?)) void?)]
  [hash-intersect (operation/c (and/c hash? immutable?) (and/c hash? immutable?))])
