#lang racket/base
;; r6rs/private/numbers: fixnums, flonums and bits of integers.
;; Layer: above racket/base.

(require racket/fixnum racket/flonum racket/math "base.rkt" (for-syntax racket/base))

;; ---- fixnums ------------------------------------------------------------------------------------

(provide fixnum? fixnum-width least-fixnum greatest-fixnum)
(define (fixnum-width) 61)
(define (greatest-fixnum) (- (expt 2 60) 1))
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
;; (fx=? a b c ...), (fx<? a b c ...), (fx>? a b c ...), (fx<=? a b c ...), (fx>=? a b c ...) -> boolean?: comparisons of fixnums.
(define-comparisons [fx=? =] [fx<? <] [fx>? >] [fx<=? <=] [fx>=? >=] [fxmax max] [fxmin min])
(define-syntax-rule (define-predicates [name test] ...)
  (begin (begin (provide name) (define (name a) (check 'name a) (test a))) ...))
;; (fxzero? n), (fxpositive? n), (fxnegative? n), (fxodd? n), (fxeven? n) -> boolean?: of a fixnum.
;; (fxlength n), (fxbit-count n), (fxfirst-bit-set n) -> fixnum?: how many bits it takes, how many are set, which is the lowest set.
(define-predicates [fxzero? zero?] [fxpositive? positive?] [fxnegative? negative?] [fxodd? odd?] [fxeven? even?]
  [fxnot bitwise-not] [fxlength integer-length] [fxbit-count bitwise-bit-count] [fxfirst-bit-set bitwise-first-bit-set])
(define-syntax-rule (define-operations [name op] ...)
  (begin
    (begin (provide name)
           (define (name a b) (check 'name a) (check 'name b) (result 'name (op a b) a b)))
    ...))
;; (fxdiv a b), (fxmod a b), (fxdiv0 a b), (fxmod0 a b) -> fixnum?: quotient and remainder; the remainder is not negative, with 0 the
;;   nearest to 0.
;; (fxarithmetic-shift n by), (fxarithmetic-shift-left n by), (fxarithmetic-shift-right n by) -> fixnum?: shifts of the bits.
(define-operations [fx+ +] [fx* *] [fxdiv div] [fxmod mod] [fxdiv0 div0] [fxmod0 mod0]
  [fxarithmetic-shift arithmetic-shift] [fxarithmetic-shift-left arithmetic-shift]
  [fxarithmetic-shift-right (lambda (a b) (arithmetic-shift a (- b)))])
(provide fx- fxand fxior fxxor fxif fxbit-set? fxdiv-and-mod fxdiv0-and-mod0 fxcopy-bit fxbit-field)
(define fx-
  (case-lambda
    [(a) (check 'fx- a) (result 'fx- (- a) a 0)]
    [(a b) (check 'fx- a) (check 'fx- b) (result 'fx- (- a b) a b)]))
(define-syntax-rule (define-logic [name op] ...)
  (begin (define (name . l) (for ([v (in-list l)]) (check 'name v)) (apply op l)) ...))
(define-logic [fxand bitwise-and] [fxior bitwise-ior] [fxxor bitwise-xor])
(define (fxif a b c) (bitwise-if a b c))
(define (fxbit-set? a i) (bitwise-bit-set? a i))
(define (fxdiv-and-mod a b) (values (fxdiv a b) (fxmod a b)))
(define (fxdiv0-and-mod0 a b) (values (fxdiv0 a b) (fxmod0 a b)))
(define (fxcopy-bit a i b) (bitwise-copy-bit a i b))
(define (fxbit-field a start end) (bitwise-bit-field a start end))

;; ---- bits ---------------------------------------------------------------------------------------

(provide bitwise-not bitwise-and bitwise-ior bitwise-xor bitwise-if bitwise-bit-count (rename-out [integer-length bitwise-length])
         bitwise-first-bit-set bitwise-bit-set? bitwise-copy-bit bitwise-bit-field bitwise-copy-bit-field
         (rename-out [arithmetic-shift bitwise-arithmetic-shift] [arithmetic-shift bitwise-arithmetic-shift-left])
         bitwise-arithmetic-shift-right bitwise-rotate-bit-field bitwise-reverse-bit-field)
(define (bitwise-if a b c) (bitwise-ior (bitwise-and a b) (bitwise-and (bitwise-not a) c)))
(define (bitwise-bit-count n)
  (if (< n 0)
      (bitwise-not (bitwise-bit-count (bitwise-not n)))
      (let loop ([n n] [c 0]) (if (eqv? n 0) c (loop (arithmetic-shift n -1) (+ c (bitwise-and n 1)))))))
(define (bitwise-first-bit-set n)
  (if (eqv? n 0) -1 (let loop ([i 0]) (if (bitwise-bit-set? n i) i (loop (+ i 1))))))
(define (bitwise-copy-bit n i b)
  (bitwise-if (arithmetic-shift 1 i) (arithmetic-shift b i) n))
(define (field-mask start end) (arithmetic-shift (- (arithmetic-shift 1 (- end start)) 1) start))
(define (bitwise-copy-bit-field n start end from)
  (bitwise-if (field-mask start end) (arithmetic-shift from start) n))
(define (bitwise-arithmetic-shift-right n k) (arithmetic-shift n (- k)))
(define (bitwise-rotate-bit-field n start end count)
  (define width (- end start))
  (cond
    [(<= width 0) n]
    [else
     (define k (modulo count width))
     (define field (bitwise-bit-field n start end))
     (bitwise-copy-bit-field n start end
                             (bitwise-ior (arithmetic-shift field k) (arithmetic-shift field (- k width))))]))
(define (bitwise-reverse-bit-field n start end)
  (bitwise-copy-bit-field
   n start end
   (for/fold ([r 0]) ([i (in-range start end)]) (+ (* 2 r) (if (bitwise-bit-set? n i) 1 0)))))

;; ---- flonums ------------------------------------------------------------------------------------

(provide flonum? real->flonum fixnum->flonum fl+ fl- fl* fl/ flabs flnumerator fldenominator flfloor flceiling fltruncate
         flround flexp fllog flsin flcos fltan flasin flacos flatan flsqrt flexpt fldiv flmod fldiv0 flmod0)
(define (real->flonum x) (real->double-flonum x))
(define (fixnum->flonum x) (fx->fl x))
(define-syntax-rule (define-flonum-tests [name test] ...)
  (begin
    (begin
      (provide name)
      (define (name a . more)
        (for ([v (in-list (cons a more))]) (unless (flonum? v) (raise-argument-error 'name "flonum?" v)))
        (apply test a more)))
    ...))
;; (fl=? a b c ...), (fl<? a b c ...), (fl>? a b c ...), (fl<=? a b c ...), (fl>=? a b c ...) -> boolean?: comparisons of flonums.
;; (flzero? x), (flpositive? x), (flnegative? x), (flodd? x), (fleven? x), (flinteger? x), (flfinite? x), (flinfinite? x),
;; (flnan? x) -> boolean?: of a flonum.
(define-flonum-tests [fl=? =] [fl<? <] [fl>? >] [fl<=? <=] [fl>=? >=] [flzero? zero?] [flpositive? positive?]
  [flnegative? negative?] [flodd? odd?] [fleven? even?] [flinteger? integer?] [flfinite? finite?] [flinfinite? infinite?]
  [flnan? nan?] [flmax max] [flmin min])
(define (flnumerator x) (numerator x))
(define (fldenominator x) (denominator x))
(define flatan (case-lambda [(x) (atan x)] [(y x) (atan y x)]))
(define (fldiv a b) (div a b))
(define (flmod a b) (mod a b))
(define (fldiv0 a b) (div0 a b))
(define (flmod0 a b) (mod0 a b))
