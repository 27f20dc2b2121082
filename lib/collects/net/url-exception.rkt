#lang racket/base
;; net/url-exception: what the procedures of net/url raise.
(provide (except-out (struct-out url-exception) url-exception?) make-url-exception url-exception? -url-exception?)

;; (url-exception message marks)
;; What procedures on URLs raise; a structure type below exn:fail.
(struct url-exception exn:fail () #:extra-constructor-name make-url-exception)
;; (-url-exception? v) -> boolean?
;; Whether v is an exception of net/url.
(define -url-exception? url-exception?)
