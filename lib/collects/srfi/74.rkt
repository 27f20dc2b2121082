#lang racket/base
;; srfi/74: binary blocks, octets that are read and written as integers of any size.  Layer: above racket/base.
;; Blobs are byte strings.
(require (for-syntax racket/base))
(provide endianness blob? make-blob blob-length blob-u8-ref blob-u8-set! blob-s8-ref blob-s8-set!
         blob-uint-ref blob-uint-set! blob-sint-ref blob-sint-set! blob=? blob-copy blob-copy!
         blob->u8-list u8-list->blob blob->uint-list blob->sint-list uint-list->blob sint-list->blob)

;; (endianness big), (endianness little), (endianness native)
;; The order of octets: the greatest first, the least first, or that of the machine.
(define-syntax (endianness stx)
  (define order
    (syntax-case stx ()
      [(_ id) (identifier? #'id) (syntax-e #'id)]
      [_ #f]))
  (case order
    [(big) #''big]
    [(little) #''little]
    [(native) #'(if (system-big-endian?) 'big 'little)]
    [else (raise-syntax-error #f "bad syntax" stx)]))

;; Whether a value is a blob.
(define (blob? v) (bytes? v))
(define (check who b) (unless (blob? b) (raise-argument-error who "blob?" b)))
(define (check-range who size b i)
  (check who b)
  (unless (exact-positive-integer? size) (raise-argument-error who "exact-positive-integer?" size))
  (unless (exact-nonnegative-integer? i) (raise-argument-error who "exact-nonnegative-integer?" i))
  (unless (<= (+ i size) (bytes-length b)) (raise-range-error who "blob" "" i b 0 (- (bytes-length b) size))))
;; (make-blob n) -> blob?
;; A blob of n octets.
(define (make-blob n) (make-bytes n))
;; How many octets the blob has.
(define (blob-length b) (check 'blob-length b) (bytes-length b))
;; (blob-u8-ref b i) -> byte?
;; The octet at a position.
(define (blob-u8-ref b i) (bytes-ref b i))
;; (blob-u8-set! b i octet) -> void?
;; Changes the octet at a position.
(define (blob-u8-set! b i octet) (bytes-set! b i octet))
;; (blob-s8-ref b i) -> exact-integer?
;; The octet at a position as an integer from -128 to 127.
(define (blob-s8-ref b i) (signed 1 (bytes-ref b i)))
;; (blob-s8-set! b i n) -> void?
;; Changes the octet at a position, to an integer from -128 to 127.
(define (blob-s8-set! b i n) (put! 'blob-s8-set! 1 'big b i n #t))

(define (signed size n) (if (bitwise-bit-set? n (sub1 (* 8 size))) (- n (expt 256 size)) n))
(define (unsigned-ref size order b i)
  (for/fold ([n 0]) ([k (in-range size)])
    (+ (* 256 n) (bytes-ref b (if (eq? order 'big) (+ i k) (- (+ i size) k 1))))))
(define (put! who size order b i n signed?)
  (check-range who size b i)
  (define limit (expt 256 size))
  (define-values (low high) (if signed? (values (- (quotient limit 2)) (quotient limit 2)) (values 0 limit)))
  (unless (and (exact-integer? n) (<= low n) (< n high))
    (raise-argument-error who (format "(integer-in ~a ~a)" low (sub1 high)) n))
  (for/fold ([n (if (negative? n) (+ n limit) n)] #:result (void)) ([k (in-range size)])
    (bytes-set! b (if (eq? order 'big) (- (+ i size) k 1) (+ i k)) (bitwise-and n 255))
    (arithmetic-shift n -8)))

;; (blob-uint-ref size order b i) -> exact-nonnegative-integer?
;; The integer in size octets.
(define (blob-uint-ref size order b i)
  (check-range 'blob-uint-ref size b i)
  (unsigned-ref size order b i))
;; (blob-sint-ref size order b i) -> exact-integer?
;; The integer in size octets, in two's complement.
(define (blob-sint-ref size order b i)
  (check-range 'blob-sint-ref size b i)
  (signed size (unsigned-ref size order b i)))
;; (blob-uint-set! size order b i n) -> void?
;; Puts an integer that is not negative into size octets.
(define (blob-uint-set! size order b i n) (put! 'blob-uint-set! size order b i n #f))
;; (blob-sint-set! size order b i n) -> void?
;; Puts an integer into size octets, in two's complement.
(define (blob-sint-set! size order b i n) (put! 'blob-sint-set! size order b i n #t))

;; (define-size size name ...): the procedures for a number of octets; native ones want a position that is a multiple of it
(define-syntax-rule (define-size size uref uset! sref sset! nuref nuset! nsref nsset!)
  (begin
    (provide uref uset! sref sset! nuref nuset! nsref nsset!)
    (define (check-aligned who i)
      (unless (and (exact-nonnegative-integer? i) (zero? (remainder i size)))
        (raise-arguments-error who "position is not aligned" "position" i)))
    (define (uref order b i) (check-range 'uref size b i) (unsigned-ref size order b i))
    (define (sref order b i) (check-range 'sref size b i) (signed size (unsigned-ref size order b i)))
    (define (uset! order b i n) (put! 'uset! size order b i n #f))
    (define (sset! order b i n) (put! 'sset! size order b i n #t))
    (define (nuref b i) (check-aligned 'nuref i) (uref (endianness native) b i))
    (define (nsref b i) (check-aligned 'nsref i) (sref (endianness native) b i))
    (define (nuset! b i n) (check-aligned 'nuset! i) (uset! (endianness native) b i n))
    (define (nsset! b i n) (check-aligned 'nsset! i) (sset! (endianness native) b i n))))
(define-size 2 blob-u16-ref blob-u16-set! blob-s16-ref blob-s16-set!
  blob-u16-native-ref blob-u16-native-set! blob-s16-native-ref blob-s16-native-set!)
(define-size 4 blob-u32-ref blob-u32-set! blob-s32-ref blob-s32-set!
  blob-u32-native-ref blob-u32-native-set! blob-s32-native-ref blob-s32-native-set!)
(define-size 8 blob-u64-ref blob-u64-set! blob-s64-ref blob-s64-set!
  blob-u64-native-ref blob-u64-native-set! blob-s64-native-ref blob-s64-native-set!)

;; ---- whole blobs ----------------------------------------------------------------------------------

;; (blob=? a b) -> boolean?
;; Whether both have the same octets.
(define (blob=? a b) (check 'blob=? a) (check 'blob=? b) (bytes=? a b))
;; A fresh blob of the same octets.
(define (blob-copy b) (check 'blob-copy b) (bytes-copy b))
;; (blob-copy! b start target target-start n) -> void?
;; Copies n octets into the target, which may be the same blob.
(define (blob-copy! b start target target-start n)
  (bytes-copy! target target-start b start (+ start n)))
;; The octets as a list.
(define (blob->u8-list b) (check 'blob->u8-list b) (bytes->list b))
;; A blob of the octets in the list.
(define (u8-list->blob l) (list->bytes l))

(define (to-list who size order b ref)
  (check who b)
  (unless (zero? (remainder (bytes-length b) size))
    (raise-arguments-error who "length of the blob is not a multiple of the size" "size" size "length" (bytes-length b)))
  (for/list ([i (in-range 0 (bytes-length b) size)]) (ref size order b i)))
(define (from-list who size order l signed?)
  (unless (list? l) (raise-argument-error who "list?" l))
  (define b (make-bytes (* size (length l))))
  (for ([n (in-list l)] [i (in-range 0 (bytes-length b) size)]) (put! who size order b i n signed?))
  b)
;; (blob->uint-list size order b) -> list?
;; The integers, each in size octets, that follow one another.
(define (blob->uint-list size order b) (to-list 'blob->uint-list size order b blob-uint-ref))
;; (blob->sint-list size order b) -> list?
;; The same in two's complement.
(define (blob->sint-list size order b) (to-list 'blob->sint-list size order b blob-sint-ref))
;; (uint-list->blob size order l) -> blob?
;; A blob of the integers, each in size octets.
(define (uint-list->blob size order l) (from-list 'uint-list->blob size order l #f))
;; (sint-list->blob size order l) -> blob?
;; The same in two's complement.
(define (sint-list->blob size order l) (from-list 'sint-list->blob size order l #t))

;; (blob-u16-ref order b i) -> exact-integer?
;; What 2 octets hold, an integer that is not negative.

;; (blob-u16-set! order b i n) -> void?
;; Puts an integer that is not negative into 2 octets.

;; (blob-s16-ref order b i) -> exact-integer?
;; What 2 octets hold, an integer in two's complement.

;; (blob-s16-set! order b i n) -> void?
;; Puts an integer in two's complement into 2 octets.

;; (blob-u16-native-ref b i) -> exact-integer?
;; What 2 octets hold, an integer that is not negative, in the order of the machine, at a multiple of that.

;; (blob-u16-native-set! b i n) -> void?
;; Puts an integer that is not negative into 2 octets, in the order of the machine, at a multiple of that.

;; (blob-s16-native-ref b i) -> exact-integer?
;; What 2 octets hold, an integer in two's complement, in the order of the machine, at a multiple of that.

;; (blob-s16-native-set! b i n) -> void?
;; Puts an integer in two's complement into 2 octets, in the order of the machine, at a multiple of that.

;; (blob-u32-ref order b i) -> exact-integer?
;; What 4 octets hold, an integer that is not negative.

;; (blob-u32-set! order b i n) -> void?
;; Puts an integer that is not negative into 4 octets.

;; (blob-s32-ref order b i) -> exact-integer?
;; What 4 octets hold, an integer in two's complement.

;; (blob-s32-set! order b i n) -> void?
;; Puts an integer in two's complement into 4 octets.

;; (blob-u32-native-ref b i) -> exact-integer?
;; What 4 octets hold, an integer that is not negative, in the order of the machine, at a multiple of that.

;; (blob-u32-native-set! b i n) -> void?
;; Puts an integer that is not negative into 4 octets, in the order of the machine, at a multiple of that.

;; (blob-s32-native-ref b i) -> exact-integer?
;; What 4 octets hold, an integer in two's complement, in the order of the machine, at a multiple of that.

;; (blob-s32-native-set! b i n) -> void?
;; Puts an integer in two's complement into 4 octets, in the order of the machine, at a multiple of that.

;; (blob-u64-ref order b i) -> exact-integer?
;; What 8 octets hold, an integer that is not negative.

;; (blob-u64-set! order b i n) -> void?
;; Puts an integer that is not negative into 8 octets.

;; (blob-s64-ref order b i) -> exact-integer?
;; What 8 octets hold, an integer in two's complement.

;; (blob-s64-set! order b i n) -> void?
;; Puts an integer in two's complement into 8 octets.

;; (blob-u64-native-ref b i) -> exact-integer?
;; What 8 octets hold, an integer that is not negative, in the order of the machine, at a multiple of that.

;; (blob-u64-native-set! b i n) -> void?
;; Puts an integer that is not negative into 8 octets, in the order of the machine, at a multiple of that.

;; (blob-s64-native-ref b i) -> exact-integer?
;; What 8 octets hold, an integer in two's complement, in the order of the machine, at a multiple of that.

;; (blob-s64-native-set! b i n) -> void?
;; Puts an integer in two's complement into 8 octets, in the order of the machine, at a multiple of that.
