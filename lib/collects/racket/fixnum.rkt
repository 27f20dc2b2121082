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

(define (fixnum-for-every-system? v)
  (and (fixnum? v) (<= -536870912 v 536870911)))

;; (fxvector-copy vec [start end]) -> fxvector?
;; (in-fxvector vec [start stop step]) -> sequence?
;; (for/fxvector [#:length n] (clause ...) body ...+), (for*/fxvector [#:length n] (clause ...) body ...+) -> fxvector?
(define-number-vector fxvector? make-fxvector fxvector-length fxvector-ref fxvector-set! 0
  fxvector-copy "fxvector?" "fxvector" in-fxvector in-fxvector* for/fxvector for*/fxvector)
