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
(define (check who v) (unless (fixnum? v) (raise-type-error who "fixnum" v)))
(define (check-place who v)
  (unless (and (exact-nonnegative-integer? v) (< v (fixnum-width))) (raise-type-error who "exact integer in [0, 60]" v)))
;; A result that is no fixnum is an implementation restriction.
(define (result who v a b)
  (unless (fixnum? v)
    (raise (exn:fail:contract:non-fixnum-result
            (string->immutable-string (format "~a: fixnum overflow with arguments ~a and ~a" who a b))
            (current-continuation-marks))))
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
  [fxarithmetic-shift arithmetic-shift])
;; who : the name that the system has for the operation
(define (shift who a n left?)
  (for ([v (in-list (list a n))]) (unless (fixnum? v) (raise-argument-error who "fixnum?" v)))
  (unless (< -1 n (fixnum-width))
    (raise (exn:fail:contract (string->immutable-string (format "~a: invalid shift count ~a" who n)) (current-continuation-marks))))
  (result who (arithmetic-shift a (if left? n (- n))) a n))
(define (fxarithmetic-shift-left a n) (shift 'fxlshift a n #t))
(define (fxarithmetic-shift-right a n) (shift 'fxrshift a n #f))
(provide fxarithmetic-shift-left fxarithmetic-shift-right fx- fxand fxior fxxor fxif fxbit-set? fxdiv-and-mod fxdiv0-and-mod0 fxcopy-bit fxbit-field
         fx*/carry fx+/carry fx-/carry fxcopy-bit-field fxrotate-bit-field fxreverse-bit-field)
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
(define (fxif a b c)
  (for ([v (in-list (list a b c))]) (check 'fxif v))
  (bitwise-if a b c))
;; Whether bit i is 1.
(define (fxbit-set? a i)
  (check 'fxbit-set? a)
  (bitwise-bit-set? a i))
(define-syntax-rule (define-two-results [name quotient remainder] ...)
  (begin (define (name a b) (check 'name a) (check 'name b) (values (quotient a b) (remainder a b))) ...))
(define-two-results [fxdiv-and-mod fxdiv fxmod] [fxdiv0-and-mod0 fxdiv0 fxmod0])
;; a with bit b in place i.
(define (fxcopy-bit a i b)
  (check 'fxcopy-bit a)
  (check-place 'fxcopy-bit i)
  (bitwise-copy-bit a i b))
;; The bits in the places from start up to end, as a number.
(define (fxbit-field a start end)
  (check 'fxbit-field a)
  (check-place 'fxbit-field end)
  (bitwise-bit-field a start end))
;; Two values: what is left of the sum, difference or product of three fixnums in as many bits as a fixnum has, and what is
;; carried.
(define-syntax-rule (define-carrying [name e a b c] ...)
  (begin (define (name a b c) (let ([all e]) (values (mod0 all (expt 2 (fixnum-width))) (div0 all (expt 2 (fixnum-width)))))) ...))
(define-carrying [fx+/carry (+ a b c) a b c] [fx-/carry (- a b c) a b c] [fx*/carry (+ (* a b) c) a b c])
;; a with the lowest bits of from in the places from start up to end.
(define (fxcopy-bit-field a start end from)
  (check 'fxcopy-bit-field a)
  (bitwise-copy-bit-field a start end from))
;; a with the bits in the places from start up to end moved up by count, around at the end.
(define (fxrotate-bit-field a start end count)
  (check 'fxrotate-bit-field a)
  (bitwise-rotate-bit-field a start end count))
;; a with the bits in the places from start up to end in reverse.
(define (fxreverse-bit-field a start end)
  (check 'fxreverse-bit-field a)
  (bitwise-reverse-bit-field a start end))

;; (fxdiv-and-mod a b) -> fixnum? fixnum?
;; (fxdiv0-and-mod0 a b) -> fixnum? fixnum?
;; Two values: what fxdiv and fxmod, or fxdiv0 and fxmod0, give.

;; (fx+/carry a b c) -> exact-integer? exact-integer?
;; (fx-/carry a b c) -> exact-integer? exact-integer?
;; (fx*/carry a b c) -> exact-integer? exact-integer?
;; Two values: what is left of a + b + c, a - b - c or a * b + c in as many bits as a fixnum has, and what is carried.

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
  (unless (memv b '(0 1)) (raise-type-error 'bitwise-copy-bit "0 or 1" b))
  (bitwise-if (arithmetic-shift 1 i) (arithmetic-shift b i) n))
(define (check-field who start end)
  (for ([v (in-list (list start end))])
    (unless (exact-nonnegative-integer? v) (raise-type-error who "exact nonnegative integer" v)))
  (when (< end start) (error who "ending position ~e is not as big a starting position ~e" start end)))
(define (field-mask start end) (arithmetic-shift (- (arithmetic-shift 1 (- end start)) 1) start))
;; n with the lowest bits of from in the places from start up to end.
(define (bitwise-copy-bit-field n start end from)
  (check-field 'bitwise-copy-bit-field start end)
  (bitwise-if (field-mask start end) (arithmetic-shift from start) n))
;; n divided by 2 to the power k, rounded down.
(define (bitwise-arithmetic-shift-right n k) (arithmetic-shift n (- k)))
;; n with the bits in the places from start up to end moved up by count, around at the end.
(define (bitwise-rotate-bit-field n start end count)
  (check-field 'bitwise-rotate-bit-field start end)
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
  (check-field 'bitwise-reverse-bit-field start end)
  (bitwise-copy-bit-field
   n start end
   (for/fold ([r 0]) ([i (in-range start end)]) (+ (* 2 r) (if (bitwise-bit-set? n i) 1 0)))))

;; ---- flonums ------------------------------------------------------------------------------------

(provide flonum? real->flonum fixnum->flonum fl+ fl- fl* fl/ flabs flnumerator fldenominator flfloor flceiling fltruncate
         flround flexp (rename-out [new-fllog fllog]) flsin flcos fltan flasin flacos flatan flsqrt flexpt fldiv flmod
         fldiv0 flmod0 fldiv-and-mod fldiv0-and-mod0)
(define (check-flonum who v) (unless (flonum? v) (raise-type-error who "flonum" v)))
;; The real number as a flonum.
(define (real->flonum x)
  (unless (real? x) (raise-type-error 'real->flonum "real" x))
  (real->double-flonum x))
;; The fixnum as a flonum.
(define (fixnum->flonum x) (fx->fl x))
(define-syntax-rule (define-flonum-tests [name test] ...)
  (begin
    (begin
      (provide name)
      (define (name a . more)
        (for ([v (in-list (cons a more))]) (check-flonum 'name v))
        (apply test a more)))
    ...))
(define-flonum-tests [fl=? =] [fl<? <] [fl>? >] [fl<=? <=] [fl>=? >=] [flzero? zero?] [flpositive? positive?]
  [flnegative? negative?] [flodd? odd?] [fleven? even?] [flinteger? integer?] [flfinite? finite?] [flinfinite? infinite?]
  [flnan? nan?] [flmax max] [flmin min])
;; The numerator of x as a fraction in lowest terms, as a flonum.
(define (flnumerator x) (if (or (nan? x) (infinite? x)) x (numerator x)))
;; The denominator of x as a fraction in lowest terms, as a flonum.
(define (fldenominator x) (if (or (nan? x) (infinite? x)) 1.0 (denominator x)))
;; (flatan x) -> flonum?
;; (flatan y x) -> flonum?
;; The arc tangent in radians; of two numbers the angle of the point (x, y).
(define flatan
  (case-lambda
    [(x) (check-flonum 'flatan x) (atan x)]
    [(y x) (check-flonum 'flatan y) (check-flonum 'flatan x) (atan y x)]))
(define-syntax-rule (define-divisions [name op] ...)
  (begin (define (name a b) (check-flonum 'name a) (check-flonum 'name b) (op a b)) ...))
(define-divisions [fldiv div] [flmod mod] [fldiv0 div0] [flmod0 mod0]
  [fldiv-and-mod div-and-mod] [fldiv0-and-mod0 div0-and-mod0])
(define new-fllog
  (let ([fllog (case-lambda [(x) (fllog x)] [(x base) (fl/ (fllog x) (fllog base))])]) fllog))

;; (fllog x [base]) -> flonum?
;; The natural logarithm, or that to a base.

;; (fldiv a b) -> flonum?
;; (flmod a b) -> flonum?
;; The quotient, or remainder, of division whose remainder is not negative.

;; (fldiv0 a b) -> flonum?
;; (flmod0 a b) -> flonum?
;; The quotient, or remainder, of division whose remainder is from -b/2 up to b/2.

;; (fldiv-and-mod a b) -> flonum? flonum?
;; (fldiv0-and-mod0 a b) -> flonum? flonum?
;; Two values: what fldiv and flmod, or fldiv0 and flmod0, give.

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
