#lang racket/base
;; racket/fixnum: operations on fixnums and fxvectors.
;; Layer: above racket/base.  The arithmetic is primitive ('#%flfxnum).

(provide fx+ fx- fx* fxquotient fxremainder fxmodulo fxabs fxand fxior fxxor fxnot fxlshift fxrshift
         fx+/wraparound fx-/wraparound fx*/wraparound fxlshift/wraparound
         fxpopcount fxpopcount32 fxpopcount16 fx= fx< fx> fx<= fx>= fxmin fxmax fx->fl fl->fx
         fixnum-for-every-system? most-positive-fixnum most-negative-fixnum
         fxvector? fxvector make-fxvector fxvector-length fxvector-ref fxvector-set!
         shared-fxvector make-shared-fxvector fxvector-copy in-fxvector for/fxvector for*/fxvector)

(require '#%flfxnum "private/number-vector.rkt" (for-syntax racket/base))

;; Whether v is an exact integer that is a fixnum wherever Racket programs run: of at most 30 bits.
(define (fixnum-for-every-system? v)
  (and (fixnum? v) (<= -536870912 v 536870911)))

(define-number-vector fxvector? make-fxvector fxvector-length fxvector-ref fxvector-set! 0
  fxvector-copy "fxvector?" "fxvector" in-fxvector in-fxvector* for/fxvector for*/fxvector)

;; (fxvector-copy vec [start end]) -> fxvector?
;; A fresh vector of the elements from start up to end, by default all.

;; (in-fxvector vec [start stop step]) -> sequence?
;; A sequence of the elements from start to stop, or to the end, each step-th.

;; (for/fxvector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; (for*/fxvector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; A vector of the bodies' values, which must be fixnums; of length n if that is given, filled up with v, 0 by default. for*/ has all
;; clauses nested.
