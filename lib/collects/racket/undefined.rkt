#lang racket/base
;; racket/undefined: a value that stands for no value.  Layer: above racket/base.
(provide undefined)

;; An opaque value, equal to itself alone, that prints as #<undefined>.
(define undefined
  (let ()
    (struct undefined ()
      #:property prop:custom-write (lambda (v port mode) (write-string "#<undefined>" port)))
    (undefined)))
