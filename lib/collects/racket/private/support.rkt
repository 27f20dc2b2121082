#lang racket/base
;; racket/private/support: the exception for operations that a value's kind does not implement.
;; Layer: above racket/base.

(provide (struct-out exn:fail:support) raise-support-error)

(struct exn:fail:support exn:fail () #:transparent)

;; (raise-support-error who v): raises exn:fail:support: WHO, which is a symbol, is not implemented for V.
(define (raise-support-error who v)
  (raise (exn:fail:support (format "~a: not implemented for ~e" who v) (current-continuation-marks))))

;; (exn:fail:support message marks)
;; Raised when a generic operation is not implemented for a value.
