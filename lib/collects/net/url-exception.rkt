#lang racket/base
;; net/url-exception: what the procedures of net/url raise.
(provide (except-out (struct-out url-exception) url-exception?) make-url-exception url-exception? -url-exception?)

;; (url-exception message marks)
(struct url-exception exn:fail () #:extra-constructor-name make-url-exception)
(define -url-exception? url-exception?)
