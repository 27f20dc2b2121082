#lang racket/base
;; json: reading and writing JSON (RFC 8259) as jsexprs: booleans, numbers, strings, lists, and tables from symbols.
;; Layer: above racket/contract/base.

(require racket/contract/base syntax/readerr)

(provide jsexpr? json-null
         (contract-out
          [write-json (->* (any/c) (output-port? #:encode (or/c 'control 'all) #:null any/c) any)]
          [read-json (->* () (input-port? #:null any/c) any)]
          [jsexpr->string (->* (any/c) (#:encode (or/c 'control 'all) #:null any/c) any)]
          [jsexpr->bytes (->* (any/c) (#:encode (or/c 'control 'all) #:null any/c) any)]
          [string->jsexpr (->* (string?) (#:null any/c) any)]
          [bytes->jsexpr (->* (bytes?) (#:null any/c) any)]))

;; The value that stands for null.
(define json-null (make-parameter 'null))

(define (json-number? v)
  (or (exact-integer? v) (and (flonum? v) (< -inf.0 v +inf.0)) (and (single-flonum? v) (rational? v))))

;; Whether v can be written as JSON.
(define (jsexpr? v #:null [null (json-null)])
  (let loop ([v v])
    (or (json-number? v) (boolean? v) (string? v) (eq? v null)
        (and (list? v) (andmap loop v))
        (and (hash? v) (for/and ([(k v) (in-hash v)]) (and (symbol? k) (loop v)))))))

;; ---- writing ----------------------------------------------------------------------------------

;; (write-json v [out] #:null null #:encode encode): encode is 'control or, for ASCII only, 'all.
(define (write-json v [out (current-output-port)] #:null [null (json-null)] #:encode [encode 'control])
  (write-value 'write-json v out null encode))

;; A jsexpr as JSON text.
;; > (jsexpr->string '(1 "two" #t #hasheq((three . 3))))
;; "[1,\"two\",true,{\"three\":3}]"
(define (jsexpr->string v #:null [null (json-null)] #:encode [encode 'control])
  (define out (open-output-string))
  (write-value 'jsexpr->string v out null encode)
  (get-output-string out))

;; A jsexpr as JSON text in UTF-8.
(define (jsexpr->bytes v #:null [null (json-null)] #:encode [encode 'control])
  (define out (open-output-bytes))
  (write-value 'jsexpr->bytes v out null encode)
  (get-output-bytes out))

(define (write-value who v out null encode)
  (define special (if (eq? encode 'all) #rx"[\"\\]|[^ -~]" #rx"[\"\\]|[\0-\37]|\177"))
  (define (write-text s)
    (write-string "\"" out)
    (write-string (if (regexp-match? special s) (regexp-replace* special s escape) s) out)
    (write-string "\"" out))
  (define (write-separated l check write-one)
    (let loop ([l l] [first? #t])
      (unless (null? l)
        (check (car l))
        (unless first? (write-string "," out))
        (write-one (car l))
        (loop (cdr l) #f))))
  (let loop ([v v])
    (cond
      [(number? v)
       (if (json-number? v)
           (write (if (single-flonum? v) (real->double-flonum v) v) out)
           (raise-type-error who "legal JSON value" v))]
      [(eq? v #t) (write-string "true" out)]
      [(eq? v #f) (write-string "false" out)]
      [(eq? v null) (write-string "null" out)]
      [(string? v) (write-text v)]
      [(list? v)
       (write-string "[" out)
       (write-separated v void loop)
       (write-string "]" out)]
      [(hash? v)
       (write-string "{" out)
       (write-separated
        (hash-keys v #t)
        (lambda (k) (unless (symbol? k) (raise-type-error who "legal JSON key value" k)))
        (lambda (k)
          (write-text (symbol->string k))
          (write-string ":" out)
          (loop (hash-ref v k))))
       (write-string "}" out)]
      [else (raise-type-error who "legal JSON value" v)]))
  (void))

;; The escape sequence of the character that S is, in two halves beyond the basic plane.
(define (escape s)
  (define (unit n)
    (define text (number->string n 16))
    (string-append "\\u" (make-string (- 4 (string-length text)) #\0) text))
  (case s
    [("\b") "\\b"] [("\n") "\\n"] [("\r") "\\r"] [("\f") "\\f"] [("\t") "\\t"]
    [("\\") "\\\\"] [("\"") "\\\""]
    [else
     (define n (char->integer (string-ref s 0)))
     (if (< n #x10000)
         (unit n)
         (let ([n (- n #x10000)])
           (string-append (unit (+ #xD800 (arithmetic-shift n -10)))
                          (unit (+ #xDC00 (bitwise-and n #x3FF))))))]))

;; ---- reading ----------------------------------------------------------------------------------

;; (read-json [in] #:null null) -> jsexpr?, or eof
;; Reads one value; null, by default (json-null), stands for null. Raises exn:fail:read where the text is no JSON.
(define (read-json [in (current-input-port)] #:null [null (json-null)])
  (read-value 'read-json in null))

;; What a JSON text means.
;; > (string->jsexpr "{\"a\": [1, 2.5, null]}")
;; '#hasheq((a . (1 2.5 null)))
(define (string->jsexpr s #:null [null (json-null)])
  (read-value 'string->jsexpr (open-input-string s) null))

;; What a JSON text in UTF-8 means.
(define (bytes->jsexpr b #:null [null (json-null)])
  (read-value 'bytes->jsexpr (open-input-bytes b) null))

(define (fail who in fmt . args)
  (define-values (line column position) (port-next-location in))
  (raise-read-error (format "~a: ~a" who (apply format fmt args)) (object-name in) line column position #f))

;; What comes next is not what can come; SEEN are the bytes of it that are read already.
(define (fail-at who in seen)
  (define more (make-bytes (error-print-width)))
  (define n (peek-bytes-avail!* more 0 #f in))
  (fail who in "bad input starting ~e" (if (exact-integer? n) (bytes-append seen (subbytes more 0 n)) seen)))

(define (space? b) (or (eqv? b 32) (eqv? b 10) (eqv? b 13) (eqv? b 9)))
;; -> the next byte that is no white space, which stays in the port, or eof.  Raises exn:fail:read for white space
;; that JSON does not know.
(define (skip-space who in)
  (define b (peek-byte in))
  (cond [(eof-object? b) b]
        [(< 32 b 128) b]
        [(space? b) (read-byte in) (skip-space who in)]
        [(and (or (> b 127) (memv b '(11 12))) (let ([c (peek-char in)]) (and (char? c) (char-whitespace? c) c)))
         => (lambda (c)
              (fail who in "found whitespace that is not allowed by the JSON specification\n  char: ~s" c))]
        [else b]))

(define (digit? b) (and (fixnum? b) (<= 48 b 57)))
(define (hex-digit b)
  (cond [(eof-object? b) #f] [(<= 48 b 57) (- b 48)] [(<= 97 b 102) (- b 87)] [(<= 65 b 70) (- b 55)] [else #f]))
(define (word-byte? b) (or (digit? b) (<= 97 b 122) (<= 65 b 90) (eqv? b 95)))

(define (read-value who in null)
  ;; top? : whether the end of input is a result
  (define (read-any top?)
    (define b (skip-space who in))
    (cond
      [(eof-object? b) (if top? b (fail who in "unexpected end-of-file"))]
      [(or (digit? b) (eqv? b 45)) (read-number who in)]
      [else
       (case (integer->char b)
         [(#\t) (read-word #"true" #t)]
         [(#\f) (read-word #"false" #f)]
         [(#\n) (read-word #"null" null)]
         [(#\") (read-byte in) (read-text who in)]
         [(#\[) (read-byte in) (read-items #"]" "array" (lambda () (read-any #f)))]
         [(#\{)
          (read-byte in)
          (for/hasheq ([p (in-list (read-items #"}" "object" read-pair))]) (values (car p) (cdr p)))]
         [else (fail-at who in #"")])]))

  (define (read-word word value)
    (for ([b (in-bytes word)] [i (in-naturals)])
      (define got (read-byte in))
      (unless (eqv? got b) (fail-at who in (bytes-append (subbytes word 0 i) (bytes got)))))
    (define after (peek-byte in))
    (unless (or (eof-object? after) (not (word-byte? after))) (fail-at who in word))
    value)

  (define (read-pair)
    (define key (read-any #f))
    (unless (string? key) (fail who in "non-string value used for json object key"))
    (define colon (skip-space who in))
    (cond
      [(eqv? colon 58) (read-byte in)]
      [(eof-object? colon) (fail who in "unexpected end-of-file while parsing a json object pair")]
      [else (fail who in "error while parsing a json object pair")])
    (cons (string->symbol key) (read-any #f)))

  ;; Items with commas up to CLOSE.
  (define (read-items close what read-one)
    (define end (bytes-ref close 0))
    (cond
      [(eqv? end (skip-space who in)) (read-byte in) '()]
      [else
       (let loop ([items (list (read-one))])
         (skip-space who in)
         (define b (read-byte in))
         (cond [(eqv? b end) (reverse items)]
               [(eqv? b 44) (loop (cons (read-one) items))]
               [else (fail who in "error while parsing a json ~a" what)]))]))

  (read-any #t))

;; A number; what follows its last digit stays in the port.
(define (read-number who in)
  (define (at i) (peek-byte in i))
  (define (incomplete i)
    (define text (read-bytes i in))
    (define b (read-byte in))
    (if (eof-object? b)
        (fail who in "unexpected end-of-fileafter ~s" text)
        (fail-at who in (bytes-append text (bytes b)))))
  ;; -> where the digits from i on end; there is one at least
  (define (digits i)
    (unless (digit? (at i)) (incomplete i))
    (let loop ([i (add1 i)]) (if (digit? (at i)) (loop (add1 i)) i)))
  (define start (if (eqv? 45 (at 0)) 1 0))
  (define whole (if (eqv? 48 (at start)) (add1 start) (digits start)))
  (define fraction (if (eqv? 46 (at whole)) (digits (add1 whole)) whole))
  (define end
    (case (at fraction)
      [(69 101) (digits (case (at (add1 fraction)) [(43 45) (+ 2 fraction)] [else (add1 fraction)]))]
      [else fraction]))
  (define s (read-bytes end in))
  (define n (string->number (bytes->string/latin-1 s) 10 'number-or-false 'decimal-as-inexact))
  (if (and (eqv? n -0.0) (regexp-match? #rx#"^-[0.]*(?:[eE]|$)" s)) 0.0 n))

;; The rest of a string whose quote is read. Most have nothing but ASCII characters that stand for themselves.
(define (read-text who in)
  (define n (let loop ([i 0]) (let ([b (peek-byte in i)]) (if (and (fixnum? b) (< b 128) (not (eqv? b 34)) (not (eqv? b 92))) (loop (add1 i)) i))))
  (define plain (if (eqv? n 0) #"" (read-bytes n in)))
  (cond
    [(eqv? 34 (peek-byte in)) (read-byte in) (bytes->string/latin-1 plain)]
    [else (read-more-text who in plain)]))
(define (read-more-text who in plain)
  (define out (open-output-bytes))
  (write-bytes plain out)
  (define (put-char n) (write-string (string (integer->char n)) out))
  (define (unit)
    (define n (for/fold ([n 0]) ([i (in-range 4)]) (let ([d (hex-digit (peek-byte in i))]) (and n d (+ (* 16 n) d)))))
    (define b (read-bytes 4 in))
    (cond
      [n n]
      [(or (eof-object? b) (< (bytes-length b) 4)) (error "unexpected end-of-file")]
      [else (fail who in "bad \\u escape ~s" b)]))
  (define (escaped-unit)
    (define n (unit))
    (cond
      [(<= #xD800 n #xDFFF)
       (unless (and (eqv? 92 (read-byte in)) (eqv? 117 (read-byte in)))
         (fail who in "bad string \\u escape, missing second half of a UTF-16 pair"))
       (define low (unit))
       (unless (and (<= #xD800 n #xDBFF) (<= #xDC00 low #xDFFF))
         (fail who in "bad string \\u escape, bad second half of a UTF-16 pair"))
       (put-char (+ #x10000 (arithmetic-shift (- n #xD800) 10) (- low #xDC00)))]
      [else (put-char n)]))
  (let loop ()
    (define b (read-byte in))
    (cond
      [(eof-object? b) (fail who in "unterminated string")]
      [(eqv? b 34)
       (define text (get-output-bytes out))
       (bytes->string/utf-8 text #\?)]
      [(eqv? b 92)
       (define c (read-char in))
       (case c
         [(#\b) (write-bytes #"\b" out)]
         [(#\n) (write-bytes #"\n" out)]
         [(#\r) (write-bytes #"\r" out)]
         [(#\f) (write-bytes #"\f" out)]
         [(#\t) (write-bytes #"\t" out)]
         [(#\\ #\" #\/) (write-char c out)]
         [(#\u) (escaped-unit)]
         [else (fail who in "bad string escape: \"~a\"" c)])
       (loop)]
      [(< b 128) (write-byte b out) (loop)]
      [else (read-encoded who in b out) (loop)])))

;; The rest of a character of several bytes that B begins, checked.
(define (read-encoded who in b out)
  (define n (cond [(<= #xC1 b #xDF) 1] [(<= #xE0 b #xEF) 2] [(<= #xF0 b #xF4) 3] [else 0]))
  (let loop ([all (bytes b)] [n n])
    (cond
      [(not (eqv? n 0))
       (define next (read-byte in))
       (when (eof-object? next) (fail who in "unexpected end-of-file"))
       (define least (if (eqv? (bytes-length all) 1) (case b [(#xE0) #xA0] [(#xF0) #x90] [else #x80]) #x80))
      (loop (bytes-append all (bytes next)) (if (<= least next #xBF) (sub1 n) 0))]
      [(bytes-utf-8-length all) (write-bytes all out)]
      [else (fail who in "UTF-8 decoding error at ~s" all)])))
