#lang racket/base
;; `woad why` where expansion fails: as far as it got
(require (for-syntax racket/base))
(define-syntax (two stx)
  (syntax-case stx ()
    [(_ x)
     (let ([one (make-syntax-introducer)] [other (make-syntax-introducer)])
       (with-syntax ([a (one #'x)] [b (other #'x)] [c (one (other #'x))])
         #'(begin (define a 1) (define b 2) c)))]))
(two foo)
