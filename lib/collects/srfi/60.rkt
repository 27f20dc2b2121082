#lang racket/base
;; srfi/60: integers as bits.  Layer: above racket/base.
;; Exact integers stand for their infinite two's complement; bits are counted from 0, the least one.
(provide
 (rename-out [bitwise-and logand] [bitwise-ior logior] [bitwise-xor logxor] [bitwise-not lognot]
             [merge bitwise-if] [merge bitwise-merge] [any-bits? logtest] [any-bits? any-bits-set?]
             [count logcount] [count bit-count]
             [factors log2-binary-factors] [factors first-set-bit]
             [bit? logbit?] [bit? bit-set?] [shift ash])
 integer-length copy-bit bit-field copy-bit-field rotate-bit-field reverse-bit-field bit-reverse
 integer->list list->integer booleans->integer)

;; bitwise-if: (bitwise-if mask a b) -> exact-integer?
;; bitwise-merge: (bitwise-merge mask a b) -> exact-integer?
;; The bits of a where the mask has 1, those of b where it has 0.
(define (merge mask a b) (bitwise-ior (bitwise-and mask a) (bitwise-and (bitwise-not mask) b)))
;; logtest: (logtest a b) -> boolean?
;; any-bits-set?: (any-bits-set? a b) -> boolean?
;; Whether a bit is 1 in both.
(define (any-bits? a b) (not (zero? (bitwise-and a b))))
;; logcount: (logcount n) -> exact-nonnegative-integer?
;; bit-count: (bit-count n) -> exact-nonnegative-integer?
;; How many bits differ from the sign: ones for n that is not negative, else zeros.
(define (count n)
  (let loop ([n (if (negative? n) (bitwise-not n) n)] [total 0])
    (if (zero? n)
        total
        (loop (arithmetic-shift n -16)
              (let bits ([m (bitwise-and n #xFFFF)] [total total])
                (if (eqv? m 0) total (bits (bitwise-and m (sub1 m)) (add1 total))))))))
;; first-set-bit: (first-set-bit n) -> exact-integer?
;; log2-binary-factors: (log2-binary-factors n) -> exact-integer?
;; The least bit that is 1; -1 where there is none.
(define (factors n)
  (if (zero? n) -1 (sub1 (integer-length (bitwise-and n (- n))))))
;; logbit?: (logbit? i n) -> boolean?
;; bit-set?: (bit-set? i n) -> boolean?
;; Whether bit i of n is 1.
(define (bit? i n) (bitwise-bit-set? n i))
;; (copy-bit i n bit) -> exact-integer?
;; n with bit i 1 if bit is true, else 0.
(define (copy-bit i n bit)
  (define one (arithmetic-shift 1 i))
  (if bit (bitwise-ior n one) (bitwise-and n (bitwise-not one))))
;; (bit-field n start end) -> exact-nonnegative-integer?
;; The bits from start to end, that one not included, as an integer.
(define (bit-field n start end)
  (bitwise-and (mask (- end start)) (arithmetic-shift n (- start))))
(define (mask width) (sub1 (arithmetic-shift 1 width)))
;; (copy-bit-field to from start end) -> exact-integer?
;; to with the lowest bits of from between start and end.
(define (copy-bit-field to from start end)
  (define field (arithmetic-shift (mask (- end start)) start))
  (merge field (arithmetic-shift from start) to))
;; ash: (ash n by) -> exact-integer?
;; n shifted, to the left by a number that is not negative, else to the right.
(define (shift n by) (arithmetic-shift n by))
;; (rotate-bit-field n by start end) -> exact-integer?
;; n with the bits between start and end rotated to the left.
(define (rotate-bit-field n by start end)
  (define width (- end start))
  (cond
    [(<= width 0) n]
    [else
     (define field (bit-field n start end))
     (define k (modulo by width))
     (copy-bit-field n (bitwise-ior (arithmetic-shift field k) (arithmetic-shift field (- k width))) start end)]))
;; (bit-reverse width n) -> exact-integer?
;; The lowest bits of n in the opposite order.
(define (bit-reverse width n)
  (define reversed
    (for/fold ([r 0]) ([i (in-range width)])
      (bitwise-ior (arithmetic-shift r 1) (if (bitwise-bit-set? n i) 1 0))))
  (if (negative? n) (bitwise-not reversed) reversed))
;; (reverse-bit-field n start end) -> exact-integer?
;; n with the bits between start and end in the opposite order.
(define (reverse-bit-field n start end)
  (copy-bit-field n (bit-reverse (- end start) (bit-field n start end)) start end))
;; (integer->list n [width]) -> (listof boolean?)
;; The bits, the least one last; as many as there are, or width of them.
(define (integer->list n [width (integer-length n)])
  (for/fold ([l '()]) ([i (in-range width)]) (cons (bitwise-bit-set? n i) l)))
;; The integer of a list of bits as integer->list gives it.
(define (list->integer bits)
  (for/fold ([n 0]) ([bit (in-list bits)]) (+ n n (if bit 1 0))))
;; (booleans->integer bit ...) -> exact-nonnegative-integer?
;; The integer of the bits, the least one last.
(define (booleans->integer . bits) (list->integer bits))

;; (integer-length n) -> exact-nonnegative-integer?
;; How many bits are needed besides the sign.

;; logand: (logand n ...) -> exact-integer?
;; 1 where all have 1.

;; logior: (logior n ...) -> exact-integer?
;; 1 where one has 1.

;; logxor: (logxor n ...) -> exact-integer?
;; 1 where an odd number have 1.

;; lognot: (lognot n) -> exact-integer?
;; The opposite bits.
