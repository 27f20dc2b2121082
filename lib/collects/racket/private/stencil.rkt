(module stencil "core.rkt"
;; racket/private/stencil: stencil vectors, which hold a value for each bit of a mask, lowest bit first, and phantom bytes.
;; Layer: private, below racket/base.

(#%provide stencil-vector stencil-vector? stencil-vector-mask-width stencil-vector-mask stencil-vector-length
           stencil-vector-ref stencil-vector-set! stencil-vector-update
           make-phantom-bytes phantom-bytes? set-phantom-bytes!)

;; ---- stencil vectors --------------------------------------------------------------------------

(define WIDTH 58)
;; How many places a stencil vector can have.
(define (stencil-vector-mask-width) WIDTH)

(define (write-stencil s port mode)
  (fprintf port "#<stencil ~a:" (mask-of s))
  (for-each (lambda (v) (write-string " " port) (if mode (write v port) (display v port))) (vector->list (items-of s)))
  (write-string ">" port))

(define-values (struct:stencil make-stencil stencil-vector? stencil-field set-stencil-field!)
  (make-struct-type 'stencil-vector #f 2 0 #f
                    (list (cons prop:custom-write
                                (lambda (s port mode)
                                  (if (eqv? 0 (mask-of s)) (write-string "#<stencil 0>" port) (write-stencil s port mode))))
                          (cons prop:equal+hash
                                (list (lambda (a b same?) (and (eqv? (mask-of a) (mask-of b)) (same? (items-of a) (items-of b))))
                                      (lambda (s hash) (+ (hash (mask-of s)) (* 3 (hash (items-of s)))))
                                      (lambda (s hash) (+ (hash (mask-of s)) (hash (items-of s)))))))
                    (current-inspector) #f '(0 1)))
(define mask-of (make-struct-field-accessor stencil-field 0 'mask))
(define items-of (make-struct-field-accessor stencil-field 1 'items))

;; How many bits of the mask m are set.
(define (count-bits m) (let loop ([m m] [n 0]) (if (eqv? m 0) n (loop (bitwise-and m (- m 1)) (+ n 1)))))

(define (check-mask who m)
  (unless (and (exact-nonnegative-integer? m) (<= (integer-length m) WIDTH))
    (raise-argument-error who "(integer-in 0 (sub1 (expt 2 (stencil-vector-mask-width))))" m)))
(define (check-stencil who s) (unless (stencil-vector? s) (raise-argument-error who "stencil-vector?" s)))
(define (check-count who m items)
  (unless (= (count-bits m) (length items))
    (raise-arguments-error who "mask does not match given number of items" "mask" m "given items" (length items))))
(define (check-index who s i)
  (check-stencil who s)
  (unless (exact-nonnegative-integer? i) (raise-argument-error who "exact-nonnegative-integer?" 1 s i))
  (unless (< i (vector-length (items-of s))) (raise-range-error who "stencil vector" "" i s 0 (- (vector-length (items-of s)) 1))))

;; A stencil vector of the values items, as many as the mask m has bits.
(define (stencil-vector m . items)
  (check-mask 'stencil-vector m)
  (check-count 'stencil-vector m items)
  (make-stencil m (list->vector items)))
;; Which places the elements have, as bits.
(define (stencil-vector-mask s) (check-stencil 'stencil-vector-mask s) (mask-of s))
;; How many elements the vector has: bits that are 1 in its mask.
(define (stencil-vector-length s) (check-stencil 'stencil-vector-length s) (vector-length (items-of s)))
;; The element at position i, counted from 0 among those there are.
(define (stencil-vector-ref s i) (check-index 'stencil-vector-ref s i) (vector-ref (items-of s) i))
;; Changes the element at position i.
(define (stencil-vector-set! s i v) (check-index 'stencil-vector-set! s i) (vector-set! (items-of s) i v))

;; A copy without the values of the bits remove and with items for the bits add.
(define (stencil-vector-update s remove add . items)
  (check-stencil 'stencil-vector-update s)
  (check-mask 'stencil-vector-update remove)
  (check-mask 'stencil-vector-update add)
  (let ([old (mask-of s)])
    (unless (= remove (bitwise-and old remove))
      (raise-arguments-error 'stencil-vector-update "mask of stencil vector does not have all bits in removal mask"
                             "stencil vector" s "removal mask" remove))
    (unless (eqv? 0 (bitwise-and (- old remove) add))
      (raise-arguments-error 'stencil-vector-update "mask of stencil vector already has bits in addition mask"
                             "stencil vector" s "addition mask" add))
    (check-count 'stencil-vector-update add items)
    (let loop ([bit 0] [kept (vector->list (items-of s))] [items items] [out '()])
      (cond
        [(= bit WIDTH) (make-stencil (+ (- old remove) add) (list->vector (reverse out)))]
        [(bitwise-bit-set? add bit)
         (loop (+ bit 1) (if (bitwise-bit-set? old bit) (cdr kept) kept) (cdr items) (cons (car items) out))]
        [(bitwise-bit-set? remove bit) (loop (+ bit 1) (cdr kept) items out)]
        [(bitwise-bit-set? old bit) (loop (+ bit 1) (cdr kept) items (cons (car kept) out))]
        [else (loop (+ bit 1) kept items out)]))))

;; ---- phantom bytes ----------------------------------------------------------------------------

(define-values (struct:phantom-bytes make-phantom phantom-bytes? phantom-field set-phantom-field!)
  (make-struct-type 'phantom-bytes #f 1 0))

(define (check-size who n)
  (unless (exact-nonnegative-integer? n) (raise-argument-error who "exact-nonnegative-integer?" n))
  (unless (fixnum? n) (make-bytes n))) ; more than there can be

;; Stands for n bytes that are held elsewhere.
(define (make-phantom-bytes n)
  (check-size 'make-phantom-bytes n)
  (make-phantom n))
;; Changes how many bytes the phantom stands for.
(define (set-phantom-bytes! p n)
  (unless (phantom-bytes? p) (raise-argument-error 'set-phantom-bytes! "phantom-bytes?" p))
  (check-size 'set-phantom-bytes! n)
  (set-phantom-field! p 0 n)))

;; (stencil-vector? v) -> boolean?
;; Whether v is a stencil vector: a vector with a mask that tells which of its places have elements.

;; (phantom-bytes? v) -> boolean?
;; Whether v is a phantom: it counts as so many bytes of memory that something else takes.

;; (unsafe-stencil-vector-length s) -> fixnum?
;; (unsafe-stencil-vector-mask s) -> fixnum?
;; (unsafe-stencil-vector-ref s i) -> any/c
;; (unsafe-stencil-vector-set! s i v) -> void?
;; Like the procedure without unsafe-, for arguments that are known to be right.
