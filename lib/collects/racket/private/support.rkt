#lang racket/base
;; racket/private/support: the exception for operations that a value's kind does not implement.
;; Layer: above racket/base.

(provide (struct-out exn:fail:support) raise-support-error)

(struct exn:fail:support exn:fail ())

;; (raise-support-error who v): raises exn:fail:support: who is not implemented for v.
(define (raise-support-error who v)
  (unless (symbol? who) (raise-argument-error 'raise-support-error "symbol?" 0 who v))
  (raise (exn:fail:support (format "~a: not implemented for ~e" who v) (current-continuation-marks))))

;; (exn:fail:support message marks)
;; Raised when a generic operation is not implemented for a value.
