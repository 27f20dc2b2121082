#lang racket/base
;; data/bit-vector: vectors of booleans, eight to a byte.  Layer: above racket/contract/base.

(require racket/contract/base (only-in racket/math natural?) racket/dict racket/fixnum (for-syntax racket/base))

;; What a loop calls for each bit checks for itself.
(provide bit-vector? bit-vector-ref bit-vector-set! in-bit-vector for/bit-vector for*/bit-vector
         (contract-out
          [make-bit-vector (->* (natural?) (boolean?) bit-vector?)]
          [bit-vector (->* () #:rest (listof boolean?) bit-vector?)]
          [bit-vector-length (-> bit-vector? any)]
          [bit-vector-popcount (-> bit-vector? any)]
          [bit-vector-copy (->* (bit-vector?) (natural? natural?) bit-vector?)]
          [bit-vector->list (-> bit-vector? (listof boolean?))]
          [list->bit-vector (-> (listof boolean?) bit-vector?)]
          [bit-vector->string (-> bit-vector? string?)]
          [string->bit-vector (-> (and/c string? #rx"^[01]*$") bit-vector?)]))

;; bytes : the bits, lowest first, 0 beyond the length
(struct bits (bytes n)
  #:reflection-name 'bit-vector
  #:property prop:sequence (lambda (v) (in-bit-vector v))
  #:property prop:custom-write (lambda (v port mode) (write-string "#<bit-vector>" port))
  #:property prop:equal+hash
  (list (lambda (a b rec) (and (eqv? (bits-n a) (bits-n b)) (bytes=? (bits-bytes a) (bits-bytes b))))
        (lambda (v rec) (rec (bits-bytes v)))
        (lambda (v rec) (rec (bits-n v))))
  #:property prop:dict/contract
  (list (vector-immutable
         (lambda (v i [default (lambda () (bit-vector-ref v i))]) (bit-vector-ref v i default))
         (lambda (v i on?) (bit-vector-set! v i on?))
         #f #f #f
         (lambda (v) (bits-n v))
         (lambda (v) (and (> (bits-n v) 0) 0))
         (lambda (v i) (let ([i (+ i 1)]) (and (< i (bits-n v)) i)))
         (lambda (v i) i)
         (lambda (v i) (bit-vector-ref v i)))
        (vector-immutable natural? boolean? natural? #f #f #f)))

(define bit-vector? (procedure-rename (lambda (v) (bits? v)) 'bit-vector?))
(define (check who v) (unless (bits? v) (raise-argument-error who "bit-vector?" v)))
(define (check-position who v i)
  (check who v)
  (unless (exact-nonnegative-integer? i) (raise-argument-error who "natural?" i))
  (unless (< i (bits-n v)) (raise-range-error who "bit-vector" "" i v 0 (- (bits-n v) 1))))

;; A bit vector of n bits, all 1 or 0 as fill, a boolean, tells.
(define (make-bit-vector n [fill #f])
  (define nbytes (quotient (+ n 7) 8))
  (define b (make-bytes nbytes (if fill 255 0)))
  (define used (remainder n 8))
  (when (and fill (> used 0)) (bytes-set! b (- nbytes 1) (- (arithmetic-shift 1 used) 1)))
  (bits b n))

(define bit-vector (let ([bit-vector (lambda l (list->bit-vector l))]) bit-vector))

(define (get b i) (fx= 1 (fxand 1 (fxrshift (bytes-ref b (fxrshift i 3)) (fxand i 7)))))
(define (put! b i on?)
  (define at (fxrshift i 3))
  (define mask (fxlshift 1 (fxand i 7)))
  (bytes-set! b at (if on? (fxior (bytes-ref b at) mask) (fxand (bytes-ref b at) (fxxor 255 mask)))))

;; default : a value, or a procedure to call, for a position beyond the end
(define bit-vector-ref
  (case-lambda
    [(v i) (check-position 'bit-vector-ref v i) (get (bits-bytes v) i)]
    [(v i default)
     (check 'bit-vector-ref v)
     (unless (exact-nonnegative-integer? i) (raise-argument-error 'bit-vector-ref "natural?" i))
     (cond [(< i (bits-n v)) (get (bits-bytes v) i)]
           [(procedure? default) (default)]
           [else default])]))
;; Changes the bit at position i to 1 when on? is #t, to 0 when it is #f.
(define (bit-vector-set! v i on?)
  (check-position 'bit-vector-set! v i)
  (unless (boolean? on?) (raise-argument-error 'bit-vector-set! "boolean?" on?))
  (put! (bits-bytes v) i on?))
;; How many bits the vector has.
(define (bit-vector-length v) (bits-n v))

;; The number of true bits.
(define (bit-vector-popcount v)
  (for/fold ([n 0]) ([b (in-bytes (bits-bytes v))]) (fx+ n (bytes-ref ones b))))
(define ones
  (apply bytes (for/list ([b (in-range 256)]) (for/sum ([i (in-range 8)]) (if (bitwise-bit-set? b i) 1 0)))))

;; A fresh bit vector of the bits from start to end.
(define (bit-vector-copy v [start 0] [end (bits-n v)])
  (unless (<= start (bits-n v)) (raise-range-error 'bit-vector-copy "bit-vector" "starting " start v 0 (bits-n v)))
  (unless (<= start end (bits-n v)) (raise-range-error 'bit-vector-copy "bit-vector" "ending " end v start (bits-n v) 0))
  (define new (make-bit-vector (- end start)))
  (for ([i (in-range start end)]) (put! (bits-bytes new) (- i start) (get (bits-bytes v) i)))
  new)

;; The bits, as a list of booleans.
(define (bit-vector->list v)
  (for/list ([b (in-bit-vector v)]) b))
;; A bit vector from a list of booleans.
(define (list->bit-vector l)
  (define v (make-bit-vector (length l)))
  (for ([b (in-list l)] [i (in-naturals)]) (when b (put! (bits-bytes v) i #t)))
  v)

;; Text of 0 and 1.
(define (bit-vector->string v)
  (define s (make-string (bits-n v) #\0))
  (for ([b (in-bit-vector v)] [i (in-naturals)]) (when b (string-set! s i #\1)))
  s)
;; A bit vector from a string of characters 0 and 1.
(define (string->bit-vector s)
  (define v (make-bit-vector (string-length s)))
  (for ([c (in-string s)] [i (in-naturals)]) (when (char=? c #\1) (put! (bits-bytes v) i #t)))
  v)

;; The bits from START to before STOP, each STEP on.
(define (in-bit-vector* v [start 0] [stop #f] [step 1])
  (define-values (b n) (range-checked v start stop step))
  (make-do-sequence
   (lambda ()
     (values (lambda (i) (get b i)) (lambda (i) (+ i step)) start
             (if (> step 0) (lambda (i) (< i n)) (lambda (i) (> i n))) #f #f))))

;; -> the bytes of v and where to stop
(define (range-checked v start stop step)
  (unless (bits? v) (raise-argument-error 'in-bit-vector* "bit-vector" v))
  (define n (bits-n v))
  (define end (or stop n))
  (define (fail-range name at low high)
    (raise-arguments-error 'in-bit-vector (string-append name " index is out of range")
                           (string-append name " index") at
                           "valid range" (unquoted-printing-string (format "[~a, ~a]" low high))
                           "bit-vector" v))
  (unless (exact-nonnegative-integer? start) (raise-argument-error 'in-bit-vector "exact-nonnegative-integer?" start))
  (unless (exact-integer? end) (raise-argument-error 'in-bit-vector "(or/c exact-integer? #f)" end))
  (unless (and (exact-integer? step) (not (eqv? step 0)))
    (raise-argument-error 'in-bit-vector "(and/c exact-integer? (not/c zero?))" step))
  (unless (or (< start n) (= start end)) (fail-range "starting" start 0 (- n 1)))
  (unless (<= -1 end n) (fail-range "stopping" end -1 n))
  (define (fail-order how sign)
    (raise-arguments-error 'in-bit-vector
                           (format "starting index ~a than stopping index, but given a ~a step" how sign)
                           "starting index" start "stopping index" end "step" step))
  (when (and (> step 0) (> start end)) (fail-order "more" "positive"))
  (when (and (< step 0) (< start end)) (fail-order "less" "negative"))
  (values (bits-bytes v) end))

(define-sequence-syntax in-bit-vector
  (lambda () #'in-bit-vector*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ e)]
       #'[(id) (:do-in ([(b n) (let ([v e]) (range-checked v 0 #f 1))]) (void)
                       ([i 0]) (fx< i n) ([(id) (get b i)]) #t #t ((fx+ i 1)))]]
      [_ #f])))

;; Collects bits; grows as it goes.
(struct collector ([bytes #:mutable] [n #:mutable]))
(define (collect! c on?)
  (define n (collector-n c))
  (when (= n (* 8 (bytes-length (collector-bytes c))))
    (define new (make-bytes (* 2 (bytes-length (collector-bytes c))) 0))
    (bytes-copy! new 0 (collector-bytes c))
    (set-collector-bytes! c new))
  (when on? (put! (collector-bytes c) n #t))
  (set-collector-n! c (+ n 1)))
(define (collected c) (bits (subbytes (collector-bytes c) 0 (quotient (+ 7 (collector-n c)) 8)) (collector-n c)))

(define (check-length who n)
  (unless (exact-nonnegative-integer? n) (raise-argument-error who "exact-nonnegative-integer?" n)))
(define (check-bit who on?)
  (unless (boolean? on?) (raise-argument-error who "boolean?" on?))
  on?)

(define-syntax-rule (define-collecting form fold/derived)
  (define-syntax (form stx)
    (syntax-case stx ()
      [(_ #:length length #:fill fill (clause (... ...)) body (... ...))
       (with-syntax ([orig stx])
         #'(let ([n length])
             (check-length 'form n)
             (let ([v (make-bit-vector n fill)])
               (unless (eqv? n 0)
                 (fold/derived orig ([i 0]) (clause (... ...) #:break (= i n))
                               (bit-vector-set! v i (check-bit 'for*/vector (let () body (... ...))))
                               (+ i 1)))
               v)))]
      [(_ #:length length (clause (... ...)) body (... ...))
       #'(form #:length length #:fill #f (clause (... ...)) body (... ...))]
      [(_ (clause (... ...)) body0 body (... ...))
       (with-syntax ([orig stx])
         #'(let ([c (collector (make-bytes 8 0) 0)])
             (fold/derived orig () (clause (... ...))
                           (collect! c (check-bit 'form (let () body0 body (... ...))))
                           (values))
             (collected c)))]
      [(_ (clause (... ...))) (raise-syntax-error #f "missing body" stx)]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-collecting for/bit-vector for/fold/derived)
(define-collecting for*/bit-vector for*/fold/derived)

;; (bit-vector v ...) -> bit-vector?
;; A bit vector of the bits, booleans.

;; (bit-vector? v) -> boolean?
;; Whether v is a bit vector.

;; (in-bit-vector vec) -> sequence?
;; A sequence of the bits, as booleans.

;; (for/bit-vector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; (for*/bit-vector [#:length n] [#:fill v] (clause ...) body-or-break ... body)
;; A bit vector of the bodies' values, booleans; of length n if that is given, filled up with v, #f by default. for*/ has all clauses
;; nested.
