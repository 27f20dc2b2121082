#lang racket/base
;; r6rs/private/numbers: fixnums, flonums and bits of integers.
;; Layer: above racket/base.

(require racket/fixnum racket/flonum racket/math "base.rkt" (for-syntax racket/base))

;; ---- fixnums ------------------------------------------------------------------------------------

(provide fixnum? fixnum-width least-fixnum greatest-fixnum)
;; How many bits a fixnum has.
(define (fixnum-width) 61)
;; The greatest fixnum.
(define (greatest-fixnum) (- (expt 2 60) 1))
;; The least fixnum.
(define (least-fixnum) (- (expt 2 60)))
(define (check who v) (unless (fixnum? v) (raise-argument-error who "fixnum?" v)))
(define (result who v a b)
  (unless (fixnum? v) (raise-arguments-error who (format "fixnum overflow with arguments ~a and ~a" a b)))
  v)

;; Each name with what it does to any integers; the arguments and the result are fixnums.
(define-syntax-rule (define-comparisons [name test] ...)
  (begin
    (begin
      (provide name)
      (define (name a b . more)
        (for ([v (in-list (list* a b more))]) (check 'name v))
        (apply test a b more)))
    ...))
(define-comparisons [fx=? =] [fx<? <] [fx>? >] [fx<=? <=] [fx>=? >=] [fxmax max] [fxmin min])
(define-syntax-rule (define-predicates [name test] ...)
  (begin (begin (provide name) (define (name a) (check 'name a) (test a))) ...))
(define-predicates [fxzero? zero?] [fxpositive? positive?] [fxnegative? negative?] [fxodd? odd?] [fxeven? even?]
  [fxnot bitwise-not] [fxlength integer-length] [fxbit-count bitwise-bit-count] [fxfirst-bit-set bitwise-first-bit-set])
(define-syntax-rule (define-operations [name op] ...)
  (begin
    (begin (provide name)
           (define (name a b) (check 'name a) (check 'name b) (result 'name (op a b) a b)))
    ...))
(define-operations [fx+ +] [fx* *] [fxdiv div] [fxmod mod] [fxdiv0 div0] [fxmod0 mod0]
  [fxarithmetic-shift arithmetic-shift] [fxarithmetic-shift-left arithmetic-shift]
  [fxarithmetic-shift-right (lambda (a b) (arithmetic-shift a (- b)))])
(provide fx- fxand fxior fxxor fxif fxbit-set? fxdiv-and-mod fxdiv0-and-mod0 fxcopy-bit fxbit-field)
;; (fx- a [b]) -> fixnum?
;; The difference, or the negated number; a result that is no fixnum is an error.
(define fx-
  (case-lambda
    [(a) (check 'fx- a) (result 'fx- (- a) a 0)]
    [(a b) (check 'fx- a) (check 'fx- b) (result 'fx- (- a b) a b)]))
(define-syntax-rule (define-logic [name op] ...)
  (begin (define (name . l) (for ([v (in-list l)]) (check 'name v)) (apply op l)) ...))
(define-logic [fxand bitwise-and] [fxior bitwise-ior] [fxxor bitwise-xor])
;; The bits of b where those of a are 1, of c where they are 0.
(define (fxif a b c) (bitwise-if a b c))
;; Whether bit i is 1.
(define (fxbit-set? a i) (bitwise-bit-set? a i))
;; Two values: what fxdiv and fxmod give.
(define (fxdiv-and-mod a b) (values (fxdiv a b) (fxmod a b)))
;; Two values: what fxdiv0 and fxmod0 give.
(define (fxdiv0-and-mod0 a b) (values (fxdiv0 a b) (fxmod0 a b)))
;; a with bit b in place i.
(define (fxcopy-bit a i b) (bitwise-copy-bit a i b))
;; The bits in the places from start up to end, as a number.
(define (fxbit-field a start end) (bitwise-bit-field a start end))

;; ---- bits ---------------------------------------------------------------------------------------

(provide bitwise-not bitwise-and bitwise-ior bitwise-xor bitwise-if bitwise-bit-count (rename-out [integer-length bitwise-length])
         bitwise-first-bit-set bitwise-bit-set? bitwise-copy-bit bitwise-bit-field bitwise-copy-bit-field
         (rename-out [arithmetic-shift bitwise-arithmetic-shift] [arithmetic-shift bitwise-arithmetic-shift-left])
         bitwise-arithmetic-shift-right bitwise-rotate-bit-field bitwise-reverse-bit-field)
;; The bits of b where those of a are 1, of c where they are 0.
(define (bitwise-if a b c) (bitwise-ior (bitwise-and a b) (bitwise-and (bitwise-not a) c)))
;; How many bits of n are 1; for a negative n, the bitwise complement of the count for its complement.
(define (bitwise-bit-count n)
  (if (< n 0)
      (bitwise-not (bitwise-bit-count (bitwise-not n)))
      (let loop ([n n] [c 0]) (if (eqv? n 0) c (loop (arithmetic-shift n -1) (+ c (bitwise-and n 1)))))))
;; The place of the lowest bit that is 1; -1 for 0.
(define (bitwise-first-bit-set n)
  (if (eqv? n 0) -1 (let loop ([i 0]) (if (bitwise-bit-set? n i) i (loop (+ i 1))))))
;; n with bit b in place i.
(define (bitwise-copy-bit n i b)
  (bitwise-if (arithmetic-shift 1 i) (arithmetic-shift b i) n))
(define (field-mask start end) (arithmetic-shift (- (arithmetic-shift 1 (- end start)) 1) start))
;; n with the lowest bits of from in the places from start up to end.
(define (bitwise-copy-bit-field n start end from)
  (bitwise-if (field-mask start end) (arithmetic-shift from start) n))
;; n divided by 2 to the power k, rounded down.
(define (bitwise-arithmetic-shift-right n k) (arithmetic-shift n (- k)))
;; n with the bits in the places from start up to end moved up by count, around at the end.
(define (bitwise-rotate-bit-field n start end count)
  (define width (- end start))
  (cond
    [(<= width 0) n]
    [else
     (define k (modulo count width))
     (define field (bitwise-bit-field n start end))
     (bitwise-copy-bit-field n start end
                             (bitwise-ior (arithmetic-shift field k) (arithmetic-shift field (- k width))))]))
;; n with the bits in the places from start up to end in reverse.
(define (bitwise-reverse-bit-field n start end)
  (bitwise-copy-bit-field
   n start end
   (for/fold ([r 0]) ([i (in-range start end)]) (+ (* 2 r) (if (bitwise-bit-set? n i) 1 0)))))

;; ---- flonums ------------------------------------------------------------------------------------

(provide flonum? real->flonum fixnum->flonum fl+ fl- fl* fl/ flabs flnumerator fldenominator flfloor flceiling fltruncate
         flround flexp fllog flsin flcos fltan flasin flacos flatan flsqrt flexpt fldiv flmod fldiv0 flmod0)
;; The real number as a flonum.
(define (real->flonum x) (real->double-flonum x))
;; The fixnum as a flonum.
(define (fixnum->flonum x) (fx->fl x))
(define-syntax-rule (define-flonum-tests [name test] ...)
  (begin
    (begin
      (provide name)
      (define (name a . more)
        (for ([v (in-list (cons a more))]) (unless (flonum? v) (raise-argument-error 'name "flonum?" v)))
        (apply test a more)))
    ...))
(define-flonum-tests [fl=? =] [fl<? <] [fl>? >] [fl<=? <=] [fl>=? >=] [flzero? zero?] [flpositive? positive?]
  [flnegative? negative?] [flodd? odd?] [fleven? even?] [flinteger? integer?] [flfinite? finite?] [flinfinite? infinite?]
  [flnan? nan?] [flmax max] [flmin min])
;; The numerator of x as a fraction in lowest terms, as a flonum.
(define (flnumerator x) (numerator x))
;; The denominator of x as a fraction in lowest terms, as a flonum.
(define (fldenominator x) (denominator x))
;; (flatan x) -> flonum?
;; (flatan y x) -> flonum?
;; The arc tangent in radians; of two numbers the angle of the point (x, y).
(define flatan (case-lambda [(x) (atan x)] [(y x) (atan y x)]))
;; The quotient of division whose remainder is not negative.
(define (fldiv a b) (div a b))
;; The remainder of division that is not negative.
(define (flmod a b) (mod a b))
;; The quotient of division whose remainder is from -b/2 up to b/2.
(define (fldiv0 a b) (div0 a b))
;; The remainder of division that is from -b/2 up to b/2.
(define (flmod0 a b) (mod0 a b))

;; (fx=? a b ...) -> boolean?
;; (fx<? a b ...) -> boolean?
;; (fx>? a b ...) -> boolean?
;; (fx<=? a b ...) -> boolean?
;; (fx>=? a b ...) -> boolean?
;; Compares fixnums, each with the next.

;; (fxzero? n) -> boolean?
;; (fxpositive? n) -> boolean?
;; (fxnegative? n) -> boolean?
;; (fxodd? n) -> boolean?
;; (fxeven? n) -> boolean?
;; Like the procedure without fx, for fixnums.

;; (fxdiv a b) -> fixnum?
;; (fxmod a b) -> fixnum?
;; The quotient, or remainder, of division whose remainder is not negative; a result that is no fixnum is an error.

;; (fxdiv0 a b) -> fixnum?
;; (fxmod0 a b) -> fixnum?
;; The quotient, or remainder, of division whose remainder is from -b/2 up to b/2.

;; (fxarithmetic-shift n k) -> fixnum?
;; (fxarithmetic-shift-left n k) -> fixnum?
;; (fxarithmetic-shift-right n k) -> fixnum?
;; n moved up by k bits, or down by -k or, with -right, by k; a result that is no fixnum is an error.

;; (fxbit-count n) -> fixnum?
;; How many bits of n are 1; for a negative n, the bitwise complement of the count for its complement.

;; (fxlength n) -> fixnum?
;; How many bits n takes without its sign.

;; (fxfirst-bit-set n) -> fixnum?
;; The place of the lowest bit that is 1; -1 for 0.

;; (fl=? a b ...) -> boolean?
;; (fl<? a b ...) -> boolean?
;; (fl>? a b ...) -> boolean?
;; (fl<=? a b ...) -> boolean?
;; (fl>=? a b ...) -> boolean?
;; Compares flonums, each with the next.

;; (flinteger? x) -> boolean?
;; (flzero? x) -> boolean?
;; (flpositive? x) -> boolean?
;; (flnegative? x) -> boolean?
;; (flodd? x) -> boolean?
;; (fleven? x) -> boolean?
;; (flfinite? x) -> boolean?
;; (flinfinite? x) -> boolean?
;; (flnan? x) -> boolean?
;; Like the procedure without fl, for flonums.
