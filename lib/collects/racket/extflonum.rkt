#lang racket/base
;; racket/extflonum: extended-precision floating-point numbers.  They can be read, told apart and
;; printed; every operation on them raises exn:fail:unsupported, since this platform has none.
;; Layer: above racket/base.  The operations are primitive ('#%extfl).
(require '#%extfl "private/number-vector.rkt" (for-syntax racket/base))
(provide (all-from-out '#%extfl) pi.t extflvector-copy in-extflvector for/extflvector for*/extflvector)

;; The extflonum nearest to pi.
(define pi.t 3.1415926535897932385t0)

;; (extflvector-copy vec [start end]), (in-extflvector vec [start stop step]), (for/extflvector
;; maybe-length (for-clause ...) body ...+), (for*/extflvector ...): as for flvectors.
(define-number-vector extflvector? make-extflvector extflvector-length extflvector-ref
  extflvector-set! 0.0t0 extflvector-copy "extflvector?" "extflvector" in-extflvector in-extflvector*
  for/extflvector for*/extflvector)

;; (in-extflvector vec [start stop step]) -> sequence?
;; A sequence of the elements from start to stop, or to the end, each step-th.

;; (for/extflvector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; (for*/extflvector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; A vector of the bodies' values, which must be extflonums; of length n if that is given, filled up with v. for*/ has all clauses
;; nested. Extflonums exist only where (extflonum-available?) is #t.
