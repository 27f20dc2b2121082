#lang racket/base
;; racket/flonum: operations on flonums and flvectors.
;; Layer: above racket/base.  The arithmetic is primitive ('#%flfxnum).

(provide fl+ fl- fl* fl/ flabs fl= fl< fl> fl<= fl>= flmin flmax
         flround flfloor flceiling fltruncate flsingle flsqrt flexp fllog flsin flcos fltan flasin
         flacos flatan flexpt ->fl fl->exact-integer make-flrectangular flreal-part flimag-part
         flrandom flvector? flvector make-flvector flvector-length flvector-ref flvector-set!
         shared-flvector make-shared-flvector flvector-copy in-flvector for/flvector for*/flvector)

(require '#%flfxnum "private/number-vector.rkt" (for-syntax racket/base))

(define flrandom
  (case-lambda
    [() (random)]
    [(g)
     (unless (pseudo-random-generator? g)
       (raise-argument-error 'flrandom "pseudo-random-generator?" g))
     (random g)]))

;; (flvector-copy vec [start end]) -> flvector?
;; (in-flvector vec [start stop step]) -> sequence?
;; (for/flvector [#:length n] (clause ...) body ...+), (for*/flvector [#:length n] (clause ...) body ...+) -> flvector?
(define-number-vector flvector? make-flvector flvector-length flvector-ref flvector-set! 0.0
  flvector-copy "flvector?" "flvector" in-flvector in-flvector* for/flvector for*/flvector)
