#lang racket/base
;; srfi/45: promises that iterate in bounded space.  Layer: above racket/promise.
;; These are the promises of racket/promise, whose `lazy` is the SRFI's.
(require racket/promise)
(provide delay force lazy eager)

;; (eager body ...+) -> promise?
;; A promise that is forced already, with the values of the body.
(define-syntax-rule (eager body0 body ...)
  (let ([forced (delay body0 body ...)])
    (force forced)
    forced))
