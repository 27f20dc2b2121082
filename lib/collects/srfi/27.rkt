#lang racket/base
;; srfi/27: sources of random bits.  Layer: above racket/contract/base.
;; A source is a pseudo-random generator of racket/base; both are L'Ecuyer's MRG32k3a.
(require racket/contract/base)
(provide
 (contract-out
  [random-integer (-> exact-positive-integer? any)]
  [random-source-make-integers (-> random-source? (-> exact-positive-integer? any))]
  [random-source-make-reals
   (case-> (-> random-source? any) (-> random-source? (and/c (>/c 0) (</c 1)) any))])
 random-real default-random-source make-random-source random-source?
 random-source-state-ref random-source-state-set! random-source-randomize! random-source-pseudo-randomize!)

;; Whether a value is a source of random bits.
(define (random-source? v) (pseudo-random-generator? v))

;; The moduli of the generator's two halves; the lesser is also the greatest limit that `random` takes of a generator.
(define modulus-1 4294967087)
(define modulus-2 4294944443)

;; -> integer of COUNT digits to the base modulus-1, the last digit drawn last
(define (random-digits source count)
  (for/fold ([n 0]) ([i (in-range count)]) (+ (* n modulus-1) (random modulus-1 source))))

;; -> integer below N: the least number of digits that reaches N, at least two; what would make some results likelier is drawn again
(define (random-below source n)
  (if (<= n modulus-1)
      (random n source)
      (let count ([digits 2] [limit (* modulus-1 modulus-1)])
        (if (< limit n)
            (count (add1 digits) (* limit modulus-1))
            (let ([each (quotient limit n)])
              (let draw ()
                (define x (random-digits source digits))
                (if (< x (* each n)) (quotient x each) (draw))))))))

;; (make-random-source) -> random-source?
;; A source that always begins in the same state.
(define (make-random-source)
  (define source (make-pseudo-random-generator))
  (random-source-pseudo-randomize! source 0 0)
  source)
;; (random-source-make-integers source) -> (-> exact-positive-integer? exact-nonnegative-integer?)
;; A procedure whose results are below its argument.
(define (random-source-make-integers source) (lambda (n) (random-below source n)))
;; (random-source-make-reals source [unit]) -> (-> real?)
;; A procedure of no arguments whose results lie between 0 and 1, neither of them included; they are multiples of unit where that
;; is given, and exact when it is. Unlike the reference's, they are never 1, as the SRFI demands.
(define random-source-make-reals
  (case-lambda
    [(source) (lambda () (random source))]
    [(source unit)
     (define steps (max 1 (sub1 (ceiling (/ (inexact->exact unit))))))
     (lambda () (* unit (add1 (random-below source steps))))]))

;; (random-source-state-ref source) -> vector?
;; The state of the source, for random-source-state-set!.
(define (random-source-state-ref source) (pseudo-random-generator->vector source))
;; (random-source-state-set! source state) -> void?
;; From here on the source gives what it gave, or another source gives, after its state was asked.
(define (random-source-state-set! source state) (vector->pseudo-random-generator! source state))
;; (random-source-randomize! source) -> void?
;; Sets the state from the time.
(define (random-source-randomize! source)
  (vector->pseudo-random-generator! source (pseudo-random-generator->vector (make-pseudo-random-generator))))

;; ---- one of many independent streams ------------------------------------------------------------

;; Matrices of 3x3, in rows: a step of each half.
(define step-1 `#(0 1403580 ,(- modulus-1 810728)  1 0 0  0 1 0))
(define step-2 `#(527612 0 ,(- modulus-2 1370589)  1 0 0  0 1 0))

(define (product a b modulus)
  (for*/vector #:length 9 ([row (in-range 0 9 3)] [column (in-range 3)])
    (modulo (for/sum ([k (in-range 3)])
              (* (vector-ref a (+ row k)) (vector-ref b (+ (* 3 k) column))))
            modulus)))
(define (power a n modulus)
  (cond [(zero? n) (vector 1 0 0 0 1 0 0 0 1)]
        [(odd? n) (product a (power a (sub1 n) modulus) modulus)]
        [else (power (product a a modulus) (quotient n 2) modulus)]))

;; (random-source-pseudo-randomize! source i j) -> void?
;; Sets the state to the start of substream j of stream i; streams are 2^127 steps apart, their substreams 2^76. The numbers
;; count modulo 2^28.
(define (random-source-pseudo-randomize! source i j)
  (unless (and (exact-integer? i) (exact-integer? j))
    (error "'random-source-pseudo-randomize!: arguments must be exact integers:" i j))
  (define streams (expt 2 28))
  (define steps (+ 16 (* (modulo i streams) (expt 2 127)) (* (modulo j streams) (expt 2 76))))
  (define (start step modulus)
    (define jumped (power step steps modulus))
    (for/list ([row (in-range 0 9 3)]) (vector-ref jumped row)))
  (vector->pseudo-random-generator! source
                                    (list->vector (append (start step-1 modulus-1) (start step-2 modulus-2)))))

;; ---- the default source --------------------------------------------------------------------------

;; The source of random-integer and random-real.
(define default-random-source (make-random-source))

;; (random-integer n) -> exact-nonnegative-integer?
;; An integer below n, from the default source.
(define random-integer (random-source-make-integers default-random-source))
;; (random-real) -> flonum?
;; A number between 0 and 1, neither included, from the default source.
(define random-real (random-source-make-reals default-random-source))
