#lang racket/base
;; racket/math: numeric constants and functions beyond racket/base.
;; Layer: above racket/base.

(provide pi pi.f nan? infinite? exact-round exact-floor exact-ceiling exact-truncate
         order-of-magnitude conjugate sqr sgn sinh cosh tanh degrees->radians radians->degrees
         positive-integer? negative-integer? natural? nonnegative-integer? nonpositive-integer?)

;; The ratio of a circle's circumference to its diameter, as a flonum.
(define pi 3.141592653589793)
;; The same as pi.
(define pi.f (if (single-flonum-available?) (real->single-flonum pi) pi))

;; x times x.
(define (sqr z)
  (unless (number? z) (raise-argument-error 'sqr "number?" z))
  (* z z))

;; The complex conjugate.
(define (conjugate z)
  (unless (number? z) (raise-argument-error 'conjugate "number?" z))
  (if (real? z) z (make-rectangular (real-part z) (- (imag-part z)))))

;; 1, 0 or -1, of the kind of x.
;; > (sgn -2.5)
;; -1.0
(define (sgn x)
  (unless (real? x) (raise-argument-error 'sgn "real?" x))
  (cond [(not (= x x)) x]
        [(= x 0) x]
        [(exact? x) (if (> x 0) 1 -1)]
        [(> x 0) 1.0]
        [else -1.0]))

;; Whether x is not a number.
(define (nan? x)
  (unless (real? x) (raise-argument-error 'nan? "real?" x))
  (not (= x x)))
;; Whether x is one of the infinities.
(define (infinite? x)
  (unless (real? x) (raise-argument-error 'infinite? "real?" x))
  (or (= x +inf.0) (= x -inf.0)))

(define-syntax-rule (define-exact [name convert] ...)
  (begin
    (define (name x)
      (unless (rational? x) (raise-argument-error 'name "rational?" x))
      (inexact->exact (convert x)))
    ...))
(define-exact [exact-round round] [exact-floor floor] [exact-ceiling ceiling]
  [exact-truncate truncate])

;; The largest m such that 10^m <= r.
(define (order-of-magnitude r)
  (unless (and (real? r) (positive? r) (rational? r))
    (raise-argument-error 'order-of-magnitude "(and/c (>/c 0.0) (not/c +inf.0))" r))
  (let* ([q (inexact->exact r)]
         [estimate (let ([n (numerator q)] [d (denominator q)])
                     (inexact->exact
                      (floor (/ (* (- (integer-length n) (integer-length d)) (log 2)) (log 10)))))])
    (let loop ([m (- estimate 1)])
      (if (<= (expt 10 (+ m 1)) q) (loop (+ m 1)) (if (> (expt 10 m) q) (loop (- m 2)) m)))))

;; ---- hyperbolic functions ---------------------------------------------------------------------

(define (check-number who z) (unless (number? z) (raise-argument-error who "number?" z)))

;; The hyperbolic sine.
(define (sinh z)
  (check-number 'sinh z)
  (cond
    [(eqv? z 0) 0]
    [(real? z)
     (let* ([x (real->double-flonum z)] [a (abs x)])
       (cond
         [(not (= x x)) x]
         [(= a +inf.0) x]
         [(< a 1e-8) x]
         [(< a 0.13) (sinh-series x)]
         [(< a 709.0) (/ (- (exp x) (exp (- x))) 2.0)]
         [else (let ([h (exp (/ a 2.0))]) (* (if (< x 0.0) -1.0 1.0) (* h (* 0.5 h))))]))]
    [else
     (let ([x (real-part z)] [y (imag-part z)])
       (make-rectangular (* (cos y) (sinh x)) (* (sin y) (cosh x))))]))

;; The first terms of the power series.
(define (sinh-series x)
  (let ([q (* x x)])
    (+ x (* x (* q (* (/ 1.0 6.0) (+ 1.0 (* q (* (/ 1.0 20.0) (+ 1.0 (* q (* (/ 1.0 42.0) (+ 1.0 (/ q 72.0))))))))))))))

;; The hyperbolic cosine.
(define (cosh z)
  (check-number 'cosh z)
  (cond
    [(eqv? z 0) 1.0]
    [(real? z)
     (let ([a (abs (real->double-flonum z))])
       (cond
         [(not (= a a)) a]
         [(< a 709.0) (/ (+ (exp a) (exp (- a))) 2.0)]
         [else (let ([h (exp (/ a 2.0))]) (* h (* 0.5 h)))]))]
    [else (/ (+ (exp z) (exp (- z))) 2)]))

;; The hyperbolic tangent.
(define (tanh z)
  (check-number 'tanh z)
  (cond
    [(eqv? z 0) 0]
    [(real? z)
     (let ([x (real->double-flonum z)])
       (cond
         [(not (= x x)) x]
         [(< (abs x) 1e-8) x]
         [(< x 0.0) (- (tanh (- x)))]
         [(> x 20.0) 1.0]
         [(< x 0.5) (/ (sinh-series x) (cosh x))]
         [else (- 1.0 (/ 2.0 (+ (exp (* 2.0 x)) 1.0)))]))]
    [else (/ (sinh z) (cosh z))]))

;; The angle, given in degrees, in radians.
(define (degrees->radians x)
  (unless (real? x) (raise-argument-error 'degrees->radians "real?" x))
  (if (eqv? x 0) 0 (* x (/ pi 180.0))))
;; The angle, given in radians, in degrees.
(define (radians->degrees x)
  (unless (real? x) (raise-argument-error 'radians->degrees "real?" x))
  (if (eqv? x 0) 0 (* x (/ 180.0 pi))))

;; ---- predicates -------------------------------------------------------------------------------

;; Whether v is an integer above zero.
(define (positive-integer? v) (and (integer? v) (positive? v)))
;; Whether v is an integer below zero.
(define (negative-integer? v) (and (integer? v) (negative? v)))
;; Whether v is an integer, exact or not, and not below 0.
(define (nonnegative-integer? v) (and (integer? v) (not (negative? v))))
;; Whether v is an integer, exact or not, and not above 0.
(define (nonpositive-integer? v) (and (integer? v) (not (positive? v))))
;; Whether v is an exact integer, zero or above.
(define (natural? v) (exact-nonnegative-integer? v))

;; euler : flonum?
;; The base of the natural logarithm.

;; (exact-round x) -> exact-integer?
;; The nearest exact integer, the even one of two.
;; > (exact-round 2.5)
;; 2

;; (exact-floor x) -> exact-integer?
;; The greatest exact integer not above x.

;; (exact-ceiling x) -> exact-integer?
;; The least exact integer not below x.

;; (exact-truncate x) -> exact-integer?
;; The exact integer towards zero.
