#lang racket/base
;; racket/flonum: operations on flonums and flvectors.
;; Layer: above racket/base.  The arithmetic is primitive ('#%flfxnum).

(provide fl+ fl- fl* fl/ flabs fl= fl< fl> fl<= fl>= flmin flmax
         flround flfloor flceiling fltruncate flsingle flsqrt flexp fllog flsin flcos fltan flasin
         flacos flatan flexpt ->fl fl->exact-integer make-flrectangular flreal-part flimag-part
         flrandom flvector? flvector make-flvector flvector-length flvector-ref flvector-set!
         shared-flvector make-shared-flvector flvector-copy in-flvector for/flvector for*/flvector)

(require '#%flfxnum "private/number-vector.rkt" (for-syntax racket/base))

;; (flrandom [generator]) -> flonum?
;; A random number between 0.0 and 1.0, neither of them.
(define flrandom
  (case-lambda
    [() (random)]
    [(g)
     (unless (pseudo-random-generator? g)
       (raise-argument-error 'flrandom "pseudo-random-generator?" g))
     (random g)]))

(define-number-vector flvector? make-flvector flvector-length flvector-ref flvector-set! 0.0
  flvector-copy "flvector?" "flvector" in-flvector in-flvector* for/flvector for*/flvector)

;; (flvector-copy vec [start end]) -> flvector?
;; A fresh vector of the elements from start up to end, by default all.

;; (in-flvector vec [start stop step]) -> sequence?
;; A sequence of the elements from start to stop, or to the end, each step-th.

;; (for/flvector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; (for*/flvector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; A vector of the bodies' values, which must be flonums; of length n if that is given, filled up with v, 0.0 by default. for*/ has all
;; clauses nested.
