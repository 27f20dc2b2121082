#lang racket/base
;; racket/fasl: values as compact bytes.  Layer: above racket/base.
;; The stream: a prefix, the number of shared values, the length of the rest, and the value.  A value starts
;; with a byte that says its kind; small integers are bytes of their own.  A value that occurs again is
;; written once with a number and referred to by it.

(provide s-exp->fasl fasl->s-exp)

(define prefix #"racket/fasl:")

;; kinds of values: the first byte
(define-syntax-rule (define-kinds [name n] ...) (begin (define name n) ...))
(define-kinds
  [graph-define 1] [graph-reference 2] [false 3] [true 4] [nothing 5] [void-value 6] [end-of-file 7]
  [integer 8] [flonum 9] [single-flonum 10] [rational 11] [complex 12] [character 13]
  [symbol 14] [unreadable-symbol 15] [uninterned-symbol 16] [keyword 17]
  [mutable-string 18] [immutable-string 19] [mutable-bytes 20] [immutable-bytes 21]
  [path 22] [relative-path 23] [pregexp-kind 24] [regexp-kind 25] [byte-pregexp-kind 26] [byte-regexp-kind 27]
  [proper-list 28] [improper-list 29] [single-pair 30] [mutable-vector 31] [immutable-vector 32]
  [mutable-box 33] [immutable-box 34] [prefab 35] [mutable-hash 36] [immutable-hash 37]
  [source-location 38] [external 39])

;; Integers from -10 to 144 are one byte each.
(define small-base 100)
(define small-least -10)
(define small-most 144)

;; ---- writing ------------------------------------------------------------------------------------

;; (s-exp->fasl v [out] #:keep-mutable? keep? #:handle-fail f #:external-lift? lift? #:skip-prefix? skip?)
;; -> bytes?, or void with an output port
(define (s-exp->fasl v [out #f]
                     #:keep-mutable? [keep-mutable? #f]
                     #:handle-fail [handle-fail #f]
                     #:external-lift? [external-lift? #f]
                     #:skip-prefix? [skip-prefix? #f])
  (unless (or (not out) (output-port? out)) (raise-argument-error 's-exp->fasl "(or/c output-port? #f)" out))
  (for ([f (in-list (list handle-fail external-lift?))])
    (unless (or (not f) (and (procedure? f) (procedure-arity-includes? f 1)))
      (raise-argument-error 's-exp->fasl "(or/c (procedure-arity-includes/c 1) #f)" f)))
  (define lifted (if external-lift? (make-hasheq) (hasheq)))
  (define replaced (make-hasheq))       ; what cannot be written -> what is in its place
  (define shared (shared-values v handle-fail external-lift? lifted replaced))
  (define o (open-output-bytes))
  (define numbers (make-hasheq))
  (write-value v o keep-mutable? shared numbers lifted replaced)
  (define body (get-output-bytes o #t))
  (define head (open-output-bytes))
  (unless skip-prefix? (write-bytes prefix head))
  (write-integer (hash-count shared) head)
  (write-integer (bytes-length body) head)
  (define all (bytes-append (get-output-bytes head) body))
  (cond [out (write-bytes all out) (void)]
        [else all]))

(define (cannot v) (raise-arguments-error 's-exp->fasl "cannot write value" "value" v))

;; -> table of the symbols, keywords and strings that occur more than once
(define (shared-values top handle-fail external-lift? lifted replaced)
  (define seen (make-hasheq))
  (define shared (make-hasheq))
  (define open (make-hasheq))           ; what is being looked through
  (let visit ([v top])
    (define-syntax-rule (inside e ...)
      (begin
        (when (hash-ref open v #f) (cannot v))
        (hash-set! open v #t)
        e ...
        (hash-remove! open v)))
    (define (below . l) (inside (for-each visit l)))
    (cond
      [(and external-lift? (or (hash-ref lifted v #f) (external-lift? v)))
       (unless (hash-ref lifted v #f) (hash-set! lifted v (hash-count lifted)))]
      [(or (symbol? v) (keyword? v) (string? v) (bytes? v) (path? v))
       (if (hash-ref seen v #f) (hash-set! shared v #t) (hash-set! seen v #t))]
      [(pair? v)
       (inside
        ;; slow goes at half the speed, to meet l in a list without end
        (let loop ([l v] [slow v] [step? #f])
          (cond [(pair? l)
                 (visit (car l))
                 (define next (cdr l))
                 (when (eq? next slow) (cannot v))
                 (loop next (if step? (cdr slow) slow) (not step?))]
                [(null? l) (void)]
                [else (visit l)])))]
      [(vector? v) (apply below (vector->list v))]
      [(box? v) (below (unbox v))]
      [(hash? v) (for ([(k e) (in-hash v)]) (below k e))]
      [(prefab-struct-key v) => (lambda (key) (visit key) (apply below (cdr (vector->list (struct->vector v)))))]
      [(srcloc? v) (below (location-source v))]
      [(or (number? v) (boolean? v) (null? v) (void? v) (eof-object? v) (char? v) (regexp? v) (byte-regexp? v))
       (void)]
      [handle-fail
       (define new (handle-fail v))
       (hash-set! replaced v new)
       (visit new)]
      [else (cannot v)]))
  shared)

;; What is kept of a location's source; of a path, its last two elements.
(define (location-source l)
  (define s (srcloc-source l))
  (cond
    [(path? s)
     (define-values (base name dir?) (split-path s))
     (define (text p) (if (path? p) (path->string p) (format "~a" p)))
     (cond [(path? base)
            (define-values (base* dir-name dir?*) (split-path base))
            (if base* (string-append ".../" (text dir-name) "/" (text name)) (text s))]
           [else (text name)])]
    [(or (string? s) (bytes? s) (symbol? s) (not s)) s]
    [else (cannot l)]))

(define (write-value v o keep? shared numbers lifted replaced)
  (define (kind n) (write-byte n o))
  (define (value v)
    (cond
      [(and (not (fixnum? v)) (hash-ref lifted v #f)) => (lambda (n) (kind external) (int n))]
      [(and (not (fixnum? v)) (hash-ref shared v #f))
       (define n (hash-ref numbers v #f))
       (cond
         [n (kind graph-reference) (int n)]
         [else
          (define n (hash-count numbers))
          (hash-set! numbers v n)
          (kind graph-define)
          (int n)
          (plain v)])]
      [else (plain v)]))
  (define (int n) (write-integer n o))
  (define (text bytes) (int (bytes-length bytes)) (write-bytes bytes o))
  (define (string k s) (kind k) (text (string->bytes/utf-8 s)))
  (define (plain v)
    (cond
      [(not v) (kind false)]
      [(eq? v #t) (kind true)]
      [(null? v) (kind nothing)]
      [(void? v) (kind void-value)]
      [(eof-object? v) (kind end-of-file)]
      [(exact-integer? v)
       (cond [(<= small-least v small-most) (kind (+ v small-base 10))]
             [else (kind integer) (int v)])]
      [(flonum? v) (kind flonum) (write-bytes (real->floating-point-bytes v 8 #f) o)]
      [(and (real? v) (exact? v)) (kind rational) (value (numerator v)) (value (denominator v))]
      [(number? v) (kind complex) (value (real-part v)) (value (imag-part v))]
      [(char? v) (kind character) (int (char->integer v))]
      [(symbol? v)
       (string (cond [(symbol-interned? v) symbol] [(symbol-unreadable? v) unreadable-symbol]
                     [else uninterned-symbol])
               (symbol->string v))]
      [(keyword? v) (string keyword (keyword->string v))]
      [(string? v) (string (if (and keep? (not (immutable? v))) mutable-string immutable-string) v)]
      [(bytes? v) (kind (if (and keep? (not (immutable? v))) mutable-bytes immutable-bytes)) (text v)]
      [(path? v)
       (define relative (relative-elements v))
       (cond [relative (kind relative-path) (value relative)]
             [else (kind path) (text (path->bytes v)) (value (path-convention-type v))])]
      [(regexp? v) (string (if (pregexp? v) pregexp-kind regexp-kind) (object-name v))]
      [(byte-regexp? v) (kind (if (byte-pregexp? v) byte-pregexp-kind byte-regexp-kind)) (text (object-name v))]
      [(pair? v) (pairs v)]
      [(vector? v)
       (kind (if (and keep? (not (immutable? v))) mutable-vector immutable-vector))
       (int (vector-length v))
       (for ([e (in-vector v)]) (value e))]
      [(box? v) (kind (if (and keep? (not (immutable? v))) mutable-box immutable-box)) (value (unbox v))]
      [(hash? v)
       (kind (if (and keep? (not (immutable? v))) mutable-hash immutable-hash))
       (write-byte (cond [(hash-eq? v) 0] [(hash-eqv? v) 2] [else 1]) o)
       (int (hash-count v))
       (for ([(k e) (in-hash v #t)]) (value k) (value e))]
      [(prefab-struct-key v)
       => (lambda (key)
            (define parts (cdr (vector->list (struct->vector v))))
            (kind prefab)
            (value key)
            (int (length parts))
            (for-each value parts))]
      [(srcloc? v)
       (kind source-location)
       (value (location-source v))
       (value (srcloc-line v)) (value (srcloc-column v)) (value (srcloc-position v)) (value (srcloc-span v))]
      [else (value (hash-ref replaced v))]))
  (define (pairs v)
    (define-values (n tail)
      (let loop ([l v] [n 0]) (if (pair? l) (loop (cdr l) (add1 n)) (values n l))))
    (cond [(eqv? n 1) (kind single-pair) (value (car v)) (value tail)]
          [else
           (kind (if (null? tail) proper-list improper-list))
           (int n)
           (let loop ([l v])
             (cond [(pair? l) (value (car l)) (loop (cdr l))]
                   [(null? l) (void)]
                   [else (value l)]))]))
  (value v))

;; Elements of P below current-write-relative-directory, or #f.
(define (relative-elements p)
  (define dir (current-write-relative-directory))
  (and dir (complete-path? p)
       (let loop ([a (explode (if (pair? dir) (car dir) dir))] [b (explode p)])
         (cond [(null? a) (map (lambda (e) (if (path? e) (path-element->bytes e) e)) b)]
               [(and (pair? b) (equal? (car a) (car b))) (loop (cdr a) (cdr b))]
               [else #f]))))
(define (explode p)
  (let loop ([p p] [l '()])
    (define-values (base name dir?) (split-path p))
    (if (path? base) (loop base (cons name l)) (cons name l))))

;; From -124 to 127 one byte; else a byte for the size and the number in 2, 4 or 8 bytes, or in hexadecimal text.
(define (write-integer n o)
  (cond
    [(<= 0 n 127) (write-byte n o)]
    [(<= -124 n -1) (write-byte (+ n 256) o)]
    [(<= -32768 n 32767) (write-byte 128 o) (write-bytes (integer->integer-bytes n 2 #t #f) o)]
    [(<= -2147483648 n 2147483647) (write-byte 129 o) (write-bytes (integer->integer-bytes n 4 #t #f) o)]
    [(<= -9223372036854775808 n 9223372036854775807)
     (write-byte 130 o)
     (write-bytes (integer->integer-bytes n 8 #t #f) o)]
    [else
     (define text (string->bytes/latin-1 (number->string n 16)))
     (write-byte 131 o)
     (write-integer (bytes-length text) o)
     (write-bytes text o)])
  (void))

;; ---- reading ------------------------------------------------------------------------------------

(define (bad what)
  (raise (exn:fail:contract
          (string->immutable-string (format "fasl-read: error parsing fasl stream;\n ~a" what))
          (current-continuation-marks))))

;; (fasl->s-exp in #:datum-intern? intern? #:external-lifts lifts #:skip-prefix? skip?) -> any/c
;; The value that s-exp->fasl wrote, from a port or byte string. intern?, #t by default, makes strings and the like literals; lifts
;; stand for the values that were lifted out.
(define (fasl->s-exp in #:datum-intern? [intern? #t] #:external-lifts [lifts '#()]
                     #:skip-prefix? [skip-prefix? #f])
  (unless (or (bytes? in) (input-port? in)) (raise-argument-error 'fasl->s-exp "(or/c bytes? input-port?)" in))
  (unless (vector? lifts) (raise-argument-error 'fasl->s-exp "vector?" lifts))
  (define i (if (bytes? in) (open-input-bytes in) in))
  (unless skip-prefix?
    (define start (read-exactly (bytes-length prefix) i))
    (unless (equal? start prefix) (bad "unrecognized prefix")))
  (define shared-count (read-integer i))
  (when (negative? shared-count) (raise-argument-error 'make-vector "valid-vector-length?" shared-count))
  (define size (read-integer i))
  ;; a byte string is used up to its end, whatever size it tells
  (define whole (if (bytes? in) in (read-exactly size i)))
  (define body (if (bytes? in) i (open-input-bytes whole)))
  (define shared (make-hasheqv))
  (define intern (if intern? datum-intern-literal values))
  (define (text)
    (define n (read-integer body))
    (define at (file-position body))
    (if (negative? n) (subbytes whole at (+ at n)) (read-exactly n body)))
  (define (string) (read-text body))
  (define (values-list [n (read-integer body)]) (for/list ([k (in-range (check-size n))]) (value)))
  ;; more values than bytes cannot follow
  (define (check-size n) (if (<= n (bytes-length whole)) n (bad "truncated stream")))
  (define (vector-items)
    (define n (read-integer body))
    (when (negative? n) (raise-argument-error 'for/vector "exact-nonnegative-integer?" n))
    (list->vector (values-list n)))
  (define (value)
    (define k (read-byte body))
    (cond
      [(eof-object? k) (bad "truncated stream")]
      [(>= k small-base) (- k small-base 10)]
      [else (kind-value k)]))
  (define (kind-value k)
    (cond
      [(eqv? k graph-define)
       (define n (read-integer body))
       (unless (< -1 n shared-count) (bad "bad graph index"))
       (define v (value))
       (hash-set! shared n v)
       v]
      [(eqv? k graph-reference)
       (hash-ref shared (read-integer body) (lambda () (bad "bad graph index")))]
      [(eqv? k false) #f]
      [(eqv? k true) #t]
      [(eqv? k nothing) '()]
      [(eqv? k void-value) (void)]
      [(eqv? k end-of-file) eof]
      [(eqv? k integer) (intern (read-integer body))]
      [(eqv? k flonum) (floating-point-bytes->real (read-exactly 8 body) #f)]
      [(eqv? k single-flonum) (real->double-flonum (floating-point-bytes->real (read-exactly 4 body) #f))]
      [(eqv? k rational) (let* ([n (value)] [d (value)]) (/ n d))]
      [(eqv? k complex) (let* ([r (value)] [i (value)]) (make-rectangular r i))]
      [(eqv? k character) (integer->char (read-integer body))]
      [(eqv? k symbol) (string->symbol (string))]
      [(eqv? k unreadable-symbol) (string->unreadable-symbol (string))]
      [(eqv? k uninterned-symbol) (string->uninterned-symbol (string))]
      [(eqv? k keyword) (string->keyword (string))]
      [(eqv? k mutable-string) (string)]
      [(eqv? k immutable-string) (intern (string->immutable-string (string)))]
      [(eqv? k mutable-bytes) (text)]
      [(eqv? k immutable-bytes) (intern (bytes->immutable-bytes (text)))]
      [(eqv? k path)
       (define b (text))
       (bytes->path b (value))]
      [(eqv? k relative-path)
       (define elements (value))
       (apply build-path (or (current-load-relative-directory) (current-directory))
              (map (lambda (e) (if (bytes? e) (bytes->path-element e) e)) elements))]
      [(eqv? k pregexp-kind) (intern (pregexp (string)))]
      [(eqv? k regexp-kind) (intern (regexp (string)))]
      [(eqv? k byte-pregexp-kind) (intern (byte-pregexp (text)))]
      [(eqv? k byte-regexp-kind) (intern (byte-regexp (text)))]
      [(eqv? k proper-list) (values-list)]
      [(eqv? k improper-list)
       (define l (values-list))
       (define tail (value))
       (append l tail)]
      [(eqv? k single-pair) (let* ([a (value)] [d (value)]) (cons a d))]
      [(eqv? k mutable-vector) (vector-items)]
      [(eqv? k immutable-vector) (vector->immutable-vector (vector-items))]
      [(eqv? k mutable-box) (box (value))]
      [(eqv? k immutable-box) (box-immutable (value))]
      [(eqv? k prefab)
       (define key (value))
       (define parts (values-list))
       (apply make-prefab-struct key parts)]
      [(or (eqv? k mutable-hash) (eqv? k immutable-hash))
       (define table (read-byte body))
       (define count (check-size (read-integer body)))
       (define entries (for/list ([i (in-range count)]) (let* ([k (value)] [v (value)]) (cons k v))))
       (case table
         [(0) (if (eqv? k mutable-hash) (make-hasheq entries) (make-immutable-hasheq entries))]
         [(2) (if (eqv? k mutable-hash) (make-hasheqv entries) (make-immutable-hasheqv entries))]
         [else (if (eqv? k mutable-hash) (make-hash entries) (make-immutable-hash entries))])]
      [(eqv? k source-location)
       (apply srcloc (for/list ([i (in-range 5)]) (value)))]
      [(eqv? k external)
       (define n (read-integer body))
       (if (< -1 n (vector-length lifts)) (vector-ref lifts n) (bad "bad external index"))]
      [else (bad (format "unrecognized fasl tag\n  tag: ~a" k))]))
  (value))

(define (read-exactly n i)
  (cond
    [(eqv? n 0) (bytes)]
    [else
     (define b (read-bytes n i))
     (if (and (bytes? b) (= n (bytes-length b))) b (bad "truncated stream"))]))

;; A string behind its size.
(define (read-text i)
  (define n (read-integer i))
  (when (negative? n) (raise-argument-error 'make-string "valid-string-length?" n))
  (bytes->string/utf-8 (read-exactly n i)))

(define (read-integer i)
  (define b (read-byte i))
  (cond
    [(eof-object? b) (bad "truncated stream")]
    [(<= b 127) b]
    [(eqv? b 128) (integer-bytes->integer (read-exactly 2 i) #t #f)]
    [(eqv? b 129) (integer-bytes->integer (read-exactly 4 i) #t #f)]
    [(eqv? b 130) (integer-bytes->integer (read-exactly 8 i) #t #f)]
    [(eqv? b 131)
     (string->number (read-text i) 16)]
    [else (- b 256)]))
