#lang racket/base
;; racket/keyword.  Layer: above racket/base.
(provide keyword->immutable-string)
;; The keyword's name, without #:, as an immutable string.
(define (keyword->immutable-string k)
  (unless (keyword? k) (raise-argument-error 'keyword->immutable-string "keyword?" k))
  (string->immutable-string (keyword->string k)))
