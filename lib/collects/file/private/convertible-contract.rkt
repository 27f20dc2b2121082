#lang racket/base
;; file/private/convertible-contract: the contract of convert.  Layer: contract system; loaded for a call that may break it.

(provide refused)

(require "convertible-property.rkt" racket/contract/base racket/contract/private/late)

(define opaque-default/c (flat-named-contract 'opaque-default/c any/c))
(define (make-result-contract request default) any/c)

(define-refused refused
  [convert
   (->i ([v convertible?] [request symbol?]) ([default (or/c #f opaque-default/c)])
        [result (request default) (make-result-contract request default)])])
