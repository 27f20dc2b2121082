#lang racket/base
;; data/bit-vector: vectors of booleans, eight to a byte.  Layer: above racket/base.

(provide bit-vector? make-bit-vector bit-vector bit-vector-ref bit-vector-set! bit-vector-length bit-vector-popcount
         bit-vector-copy bit-vector->list list->bit-vector bit-vector->string string->bit-vector
         in-bit-vector for/bit-vector for*/bit-vector)

(require racket/fixnum (for-syntax racket/base))

;; bytes : the bits, lowest first, 0 beyond the length
(struct bits (bytes n)
  #:reflection-name 'bit-vector
  #:property prop:sequence (lambda (v) (in-bit-vector v))
  #:property prop:custom-write (lambda (v port mode) (write-string "#<bit-vector>" port))
  #:property prop:equal+hash
  (list (lambda (a b rec) (and (eqv? (bits-n a) (bits-n b)) (bytes=? (bits-bytes a) (bits-bytes b))))
        (lambda (v rec) (rec (bits-bytes v)))
        (lambda (v rec) (rec (bits-n v)))))

(define bit-vector? (procedure-rename (lambda (v) (bits? v)) 'bit-vector?))
(define (check who v) (unless (bits? v) (raise-argument-error who "bit-vector?" v)))
(define (check-position who v i)
  (check who v)
  (unless (exact-nonnegative-integer? i) (raise-argument-error who "natural?" i))
  (unless (< i (bits-n v)) (raise-range-error who "bit-vector" "" i v 0 (- (bits-n v) 1))))

(define (make-bit-vector n [fill #f])
  (unless (exact-nonnegative-integer? n) (raise-argument-error 'make-bit-vector "exact-nonnegative-integer?" n))
  (unless (boolean? fill) (raise-argument-error 'make-bit-vector "boolean?" fill))
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
(define (bit-vector-set! v i on?)
  (check-position 'bit-vector-set! v i)
  (unless (boolean? on?) (raise-argument-error 'bit-vector-set! "boolean?" on?))
  (put! (bits-bytes v) i on?))
(define (bit-vector-length v) (check 'bit-vector-length v) (bits-n v))

;; The number of true bits.
(define (bit-vector-popcount v)
  (check 'bit-vector-popcount v)
  (for/fold ([n 0]) ([b (in-bytes (bits-bytes v))]) (fx+ n (bytes-ref ones b))))
(define ones
  (apply bytes (for/list ([b (in-range 256)]) (for/sum ([i (in-range 8)]) (if (bitwise-bit-set? b i) 1 0)))))

(define (bit-vector-copy v [start 0] [end (and (bits? v) (bits-n v))])
  (check 'bit-vector-copy v)
  (unless (exact-nonnegative-integer? start) (raise-argument-error 'bit-vector-copy "natural?" start))
  (unless (exact-nonnegative-integer? end) (raise-argument-error 'bit-vector-copy "natural?" end))
  (unless (<= start (bits-n v)) (raise-range-error 'bit-vector-copy "bit-vector" "starting " start v 0 (bits-n v)))
  (unless (<= start end (bits-n v)) (raise-range-error 'bit-vector-copy "bit-vector" "ending " end v start (bits-n v) 0))
  (cond
    [(eqv? start 0)
     (define new (make-bit-vector end))
     (for ([i (in-range end)]) (put! (bits-bytes new) i (get (bits-bytes v) i)))
     new]
    [else
     (define new (make-bit-vector (- end start)))
     (for ([i (in-range start end)]) (put! (bits-bytes new) (- i start) (get (bits-bytes v) i)))
     new]))

(define (bit-vector->list v)
  (check 'bit-vector->list v)
  (for/list ([b (in-bit-vector v)]) b))
(define (list->bit-vector l)
  (unless (and (list? l) (andmap boolean? l)) (raise-argument-error 'list->bit-vector "(listof boolean?)" l))
  (define v (make-bit-vector (length l)))
  (for ([b (in-list l)] [i (in-naturals)]) (when b (put! (bits-bytes v) i #t)))
  v)

;; Text of 0 and 1.
(define (bit-vector->string v)
  (check 'bit-vector->string v)
  (define s (make-string (bits-n v) #\0))
  (for ([b (in-bit-vector v)] [i (in-naturals)]) (when b (string-set! s i #\1)))
  s)
(define (string->bit-vector s)
  (unless (and (string? s) (regexp-match? #rx"^[01]*$" s))
    (raise-argument-error 'string->bit-vector "#rx\"^[01]*$\"" s))
  (define v (make-bit-vector (string-length s)))
  (for ([c (in-string s)] [i (in-naturals)]) (when (char=? c #\1) (put! (bits-bytes v) i #t)))
  v)

(define in-bit-vector*
  (let ([in-bit-vector
         (lambda (v)
           (check 'in-bit-vector v)
           (make-do-sequence
            (lambda () (values (lambda (i) (get (bits-bytes v) i)) add1 0 (lambda (i) (< i (bits-n v))) #f #f))))])
    in-bit-vector))
(define-sequence-syntax in-bit-vector
  (lambda () #'in-bit-vector*)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ e)]
       #'[(id) (:do-in ([(b n) (let ([v e]) (check 'in-bit-vector v) (values (bits-bytes v) (bits-n v)))]) (void)
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

(define-syntax-rule (define-collecting form for-form fold/derived)
  (define-syntax (form stx)
    (syntax-case stx ()
      [(_ #:length length #:fill fill clauses body (... ...))
       #'(let* ([n length] [v (make-bit-vector n fill)])
           (let/ec done
             (when (eqv? n 0) (done (void)))
             (let ([i 0])
               (for-form clauses
                         (bit-vector-set! v i (let () body (... ...)))
                         (set! i (+ i 1))
                         (when (= i n) (done (void))))))
           v)]
      [(_ #:length length clauses body (... ...)) #'(form #:length length #:fill #f clauses body (... ...))]
      [(_ clauses body (... ...))
       (with-syntax ([orig stx])
         #'(let ([c (collector (make-bytes 8 0) 0)])
             (fold/derived orig () clauses (collect! c (let () body (... ...))) (values))
             (collected c)))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-collecting for/bit-vector for for/fold/derived)
(define-collecting for*/bit-vector for* for*/fold/derived)
