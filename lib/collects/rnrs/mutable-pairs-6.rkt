#lang racket/base
;; rnrs/mutable-pairs: changing pairs.
(provide set-car! set-cdr!)
(require (only-in r5rs set-car! set-cdr!))
