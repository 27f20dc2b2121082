#lang racket/base
;; racket/symbol: symbol->immutable-string is a primitive.  Layer: above racket/base.
(require (only-in '#%kernel symbol->immutable-string))
(provide symbol->immutable-string)
