#lang racket/base
;; r6rs/private/bytevectors: byte vectors are byte strings; numbers in them by size and order of bytes.
;; Layer: above racket/base and racket/mpair.

(provide endianness native-endianness (rename-out [bytes? bytevector?] [make make-bytevector] [bytes-length bytevector-length]
                                                  [bytes=? bytevector=?] [bytes-copy bytevector-copy])
         bytevector-fill! bytevector-copy! bytevector-u8-ref bytevector-u8-set! bytevector-s8-ref bytevector-s8-set!
         bytevector->u8-list u8-list->bytevector bytevector-uint-ref bytevector-sint-ref bytevector-uint-set!
         bytevector-sint-set! bytevector->uint-list bytevector->sint-list uint-list->bytevector sint-list->bytevector
         bytevector-ieee-single-ref bytevector-ieee-single-set! bytevector-ieee-single-native-ref
         bytevector-ieee-single-native-set! bytevector-ieee-double-ref bytevector-ieee-double-set!
         bytevector-ieee-double-native-ref bytevector-ieee-double-native-set!
         string->utf8 utf8->string string->utf16 utf16->string string->utf32 utf32->string)

(require racket/mpair (for-syntax racket/base))

;; The order of bytes, big or little, as a symbol.
(define-syntax (endianness stx)
  (syntax-case stx ()
    [(_ id) (memq (syntax-e #'id) '(big little)) #''id]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; The machine's order of bytes, 'big or 'little.
(define (native-endianness) (if (system-big-endian?) 'big 'little))
(define (big? who e)
  (case e [(big) #t] [(little) #f] [else (raise-argument-error who "(or/c 'big 'little)" e)]))

(define (byte-of n) (if (< n 0) (+ n 256) n))
(define (make n [fill 0]) (make-bytes n (byte-of fill)))
;; Makes all bytes n, from -128 to 255.
(define (bytevector-fill! b n) (bytes-fill! b (byte-of n)))
;; Copies count bytes from start on to to-start on in another; both may be the same bytevector.
(define (bytevector-copy! from start to to-start count) (bytes-copy! to to-start from start (+ start count)))
;; Byte i, from 0 to 255.
(define (bytevector-u8-ref b i) (bytes-ref b i))
;; Makes byte i n, from 0 to 255.
(define (bytevector-u8-set! b i n) (bytes-set! b i n))
;; Byte i as a signed integer.
(define (bytevector-s8-ref b i) (let ([n (bytes-ref b i)]) (if (> n 127) (- n 256) n)))
;; Makes byte i the signed integer n.
(define (bytevector-s8-set! b i n)
  (unless (and (exact-integer? n) (<= -128 n 127)) (raise-argument-error 'bytevector-s8-set! "(integer-in -128 127)" n))
  (bytes-set! b i (byte-of n)))
;; The bytes as a list.
(define (bytevector->u8-list b) (list->mlist (bytes->list b)))
;; A bytevector of the bytes in a list.
(define (u8-list->bytevector l) (list->bytes (mlist->list l)))

;; ---- integers -----------------------------------------------------------------------------------

(define (check-range who b i size)
  (unless (bytes? b) (raise-argument-error who "bytevector?" b))
  (unless (and (exact-nonnegative-integer? i) (<= (+ i size) (bytes-length b)))
    (raise-range-error who "bytevector" "" i b 0 (- (bytes-length b) 1))))
;; The size bytes from i on as an unsigned integer, in the order of bytes e.
(define (bytevector-uint-ref b i e size [who 'bytevector-uint-ref])
  (check-range who b i size)
  (define big (big? who e))
  (for/fold ([n 0]) ([j (in-range size)])
    (+ (* 256 n) (bytes-ref b (if big (+ i j) (+ i (- size j 1)))))))
;; The size bytes from i on as a signed integer, in the order of bytes e.
(define (bytevector-sint-ref b i e size [who 'bytevector-sint-ref])
  (define n (bytevector-uint-ref b i e size who))
  (if (bitwise-bit-set? n (- (* 8 size) 1)) (- n (arithmetic-shift 1 (* 8 size))) n))
(define (put b i n e size who)
  (check-range who b i size)
  (define big (big? who e))
  (for ([j (in-range size)])
    (bytes-set! b (if big (+ i (- size j 1)) (+ i j)) (bitwise-and 255 (arithmetic-shift n (* -8 j))))))
;; Stores an unsigned integer in the size bytes from i on, in the order of bytes e.
(define (bytevector-uint-set! b i n e size [who 'bytevector-uint-set!])
  (unless (and (exact-integer? n) (<= 0 n (- (arithmetic-shift 1 (* 8 size)) 1)))
    (raise-argument-error who (format "(integer-in 0 ~a)" (- (arithmetic-shift 1 (* 8 size)) 1)) n))
  (put b i n e size who))
;; Stores a signed integer in the size bytes from i on, in the order of bytes e.
(define (bytevector-sint-set! b i n e size [who 'bytevector-sint-set!])
  (define half (arithmetic-shift 1 (- (* 8 size) 1)))
  (unless (and (exact-integer? n) (<= (- half) n (- half 1)))
    (raise-argument-error who (format "(integer-in ~a ~a)" (- half) (- half 1)) n))
  (put b i n e size who))

(define (numbers b e size ref who)
  (unless (zero? (remainder (bytes-length b) size)) (raise-arguments-error who "length is not a multiple of the size" "bytevector" b "size" size))
  (list->mlist (for/list ([i (in-range 0 (bytes-length b) size)]) (ref b i e size))))
;; The unsigned integers of size bytes each, in the order of bytes e, as a list.
(define (bytevector->uint-list b e size) (numbers b e size bytevector-uint-ref 'bytevector->uint-list))
;; The signed integers of size bytes each, in the order of bytes e, as a list.
(define (bytevector->sint-list b e size) (numbers b e size bytevector-sint-ref 'bytevector->sint-list))
(define (from-numbers l e size set)
  (define items (mlist->list l))
  (define b (make-bytes (* size (length items))))
  (for ([n (in-list items)] [i (in-naturals)]) (set b (* i size) n e size))
  b)
;; A bytevector of unsigned integers of size bytes each, in the order of bytes e.
(define (uint-list->bytevector l e size) (from-numbers l e size bytevector-uint-set!))
;; A bytevector of signed integers of size bytes each, in the order of bytes e.
(define (sint-list->bytevector l e size) (from-numbers l e size bytevector-sint-set!))

;; bytevector-u16-ref, bytevector-u16-native-ref and so on
(define-syntax (define-sizes stx)
  (define (name fmt . args) (datum->syntax stx (string->symbol (apply format fmt args))))
  (with-syntax ([((ref set native-ref native-set size get put) ...)
                 (for*/list ([sign (in-list '("u" "s"))] [bits (in-list '(16 32 64))])
                   (list (name "bytevector-~a~a-ref" sign bits) (name "bytevector-~a~a-set!" sign bits)
                         (name "bytevector-~a~a-native-ref" sign bits) (name "bytevector-~a~a-native-set!" sign bits)
                         (quotient bits 8)
                         (name "bytevector-~aint-ref" sign) (name "bytevector-~aint-set!" sign)))])
    #'(begin
        (begin
          (provide ref set native-ref native-set)
          (define (ref b i e) (get b i e size 'ref))
          (define (set b i n e) (put b i n e size 'set))
          (define (native-ref b i) (get b i (native-endianness) size 'native-ref))
          (define (native-set b i n) (put b i n (native-endianness) size 'native-set)))
        ...)))
(define-sizes)

;; ---- flonums and text ---------------------------------------------------------------------------

(define (real-ref b i e size who) (check-range who b i size) (floating-point-bytes->real b (big? who e) i (+ i size)))
(define (real-set! b i x e size who) (check-range who b i size) (real->floating-point-bytes x size (big? who e) b i) (void))
;; The single-precision number in the 4 bytes from i on, in the order of bytes e.
(define (bytevector-ieee-single-ref b i e) (real-ref b i e 4 'bytevector-ieee-single-ref))
;; The double-precision number in the 8 bytes from i on, in the order of bytes e.
(define (bytevector-ieee-double-ref b i e) (real-ref b i e 8 'bytevector-ieee-double-ref))
;; Stores a single-precision number in the 4 bytes from i on, in the order of bytes e.
(define (bytevector-ieee-single-set! b i x e) (real-set! b i x e 4 'bytevector-ieee-single-set!))
;; Stores a double-precision number in the 8 bytes from i on, in the order of bytes e.
(define (bytevector-ieee-double-set! b i x e) (real-set! b i x e 8 'bytevector-ieee-double-set!))
;; The single-precision number in the 4 bytes from i on, a multiple of 4, in the machine's order.
(define (bytevector-ieee-single-native-ref b i) (bytevector-ieee-single-ref b i (native-endianness)))
;; The double-precision number in the 8 bytes from i on, a multiple of 8, in the machine's order.
(define (bytevector-ieee-double-native-ref b i) (bytevector-ieee-double-ref b i (native-endianness)))
;; Stores a single-precision number in the 4 bytes from i on, a multiple of 4, in the machine's order.
(define (bytevector-ieee-single-native-set! b i x) (bytevector-ieee-single-set! b i x (native-endianness)))
;; Stores a double-precision number in the 8 bytes from i on, a multiple of 8, in the machine's order.
(define (bytevector-ieee-double-native-set! b i x) (bytevector-ieee-double-set! b i x (native-endianness)))

;; The string in UTF-8.
(define (string->utf8 s) (string->bytes/utf-8 s))
;; The string that the bytes are in UTF-8.
(define (utf8->string b) (bytes->string/utf-8 b #\uFFFD))

(define (units s wide?)
  (if wide?
      (map char->integer (string->list s))
      (apply append
             (for/list ([c (in-string s)])
               (define n (char->integer c))
               (if (< n #x10000)
                   (list n)
                   (let ([m (- n #x10000)])
                     (list (+ #xD800 (arithmetic-shift m -10)) (+ #xDC00 (bitwise-and m #x3FF)))))))))
(define (encode s e size)
  (uint-list->bytevector (list->mlist (units s (= size 4))) e size))
;; The string in UTF-16, in the order of bytes e.
(define (string->utf16 s [e 'big]) (encode s e 2))
;; The string in UTF-32, in the order of bytes e.
(define (string->utf32 s [e 'big]) (encode s e 4))
;; mandatory? : the order is as given, even when the text begins with a mark of it
(define (decode b e size mandatory?)
  (define l (mlist->list (bytevector->uint-list b e size)))
  (define mark (and (pair? l) (not mandatory?) (car l)))
  (define swapped (if (= size 2) #xFFFE #xFFFE0000))
  (define text
    (cond [(eqv? mark #xFEFF) (cdr l)]
          [(eqv? mark swapped) (cdr (mlist->list (bytevector->uint-list b (if (eq? e 'big) 'little 'big) size)))]
          [else l]))
  (list->string
   (let loop ([l text])
     (cond
       [(null? l) '()]
       [(and (= size 2) (<= #xD800 (car l) #xDBFF) (pair? (cdr l)) (<= #xDC00 (cadr l) #xDFFF))
        (cons (integer->char (+ #x10000 (* 1024 (- (car l) #xD800)) (- (cadr l) #xDC00))) (loop (cddr l)))]
       [(or (<= #xD800 (car l) #xDFFF) (> (car l) #x10FFFF)) (cons #\uFFFD (loop (cdr l)))]
       [else (cons (integer->char (car l)) (loop (cdr l)))]))))
;; The string that the bytes are in UTF-16; a mark at the beginning tells the order of bytes unless mandatory? is true.
(define (utf16->string b e [mandatory? #f]) (decode b e 2 mandatory?))
;; The string that the bytes are in UTF-32; a mark at the beginning tells the order of bytes unless mandatory? is true.
(define (utf32->string b e [mandatory? #f]) (decode b e 4 mandatory?))

;; (bytevector-u16-ref b i endianness) -> exact-integer?
;; (bytevector-u16-native-ref b i) -> exact-integer?
;; The 2 bytes from i on as an unsigned integer, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 2.

;; (bytevector-u16-set! b i n endianness) -> void?
;; (bytevector-u16-native-set! b i n) -> void?
;; Stores an unsigned integer in the 2 bytes from i on, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 2.

;; (bytevector-s16-ref b i endianness) -> exact-integer?
;; (bytevector-s16-native-ref b i) -> exact-integer?
;; The 2 bytes from i on as a signed integer, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 2.

;; (bytevector-s16-set! b i n endianness) -> void?
;; (bytevector-s16-native-set! b i n) -> void?
;; Stores a signed integer in the 2 bytes from i on, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 2.

;; (bytevector-u32-ref b i endianness) -> exact-integer?
;; (bytevector-u32-native-ref b i) -> exact-integer?
;; The 4 bytes from i on as an unsigned integer, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 4.

;; (bytevector-u32-set! b i n endianness) -> void?
;; (bytevector-u32-native-set! b i n) -> void?
;; Stores an unsigned integer in the 4 bytes from i on, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 4.

;; (bytevector-s32-ref b i endianness) -> exact-integer?
;; (bytevector-s32-native-ref b i) -> exact-integer?
;; The 4 bytes from i on as a signed integer, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 4.

;; (bytevector-s32-set! b i n endianness) -> void?
;; (bytevector-s32-native-set! b i n) -> void?
;; Stores a signed integer in the 4 bytes from i on, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 4.

;; (bytevector-u64-ref b i endianness) -> exact-integer?
;; (bytevector-u64-native-ref b i) -> exact-integer?
;; The 8 bytes from i on as an unsigned integer, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 8.

;; (bytevector-u64-set! b i n endianness) -> void?
;; (bytevector-u64-native-set! b i n) -> void?
;; Stores an unsigned integer in the 8 bytes from i on, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 8.

;; (bytevector-s64-ref b i endianness) -> exact-integer?
;; (bytevector-s64-native-ref b i) -> exact-integer?
;; The 8 bytes from i on as a signed integer, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 8.

;; (bytevector-s64-set! b i n endianness) -> void?
;; (bytevector-s64-native-set! b i n) -> void?
;; Stores a signed integer in the 8 bytes from i on, in an order of bytes, 'big or 'little; native- in the machine's, i being a multiple of 8.

;; (make-bytevector n [fill 0])
;; A bytevector of n bytes, each fill.
