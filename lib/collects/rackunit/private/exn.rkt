#lang racket/base
;; rackunit/private/exn: what a failed test raises.  Layer: above racket/base.
(provide (struct-out exn:test) (struct-out exn:test:check))

;; stack : list of check-info
(struct exn:test exn:fail () #:extra-constructor-name make-exn:test)
(struct exn:test:check exn:test (stack) #:extra-constructor-name make-exn:test:check)

;; (exn:test:check message marks stack)
;; Raised by a check that fails; stack is a list of information about it.
