#lang racket/base
;; net/uri-codec: percent coding of the parts of URIs (RFC 3986) and form data.  Layer: above racket/base.

(provide uri-encode uri-decode
         uri-path-segment-encode uri-path-segment-decode
         uri-path-segment-unreserved-encode uri-path-segment-unreserved-decode
         uri-userinfo-encode uri-userinfo-decode uri-unreserved-encode uri-unreserved-decode
         form-urlencoded-encode form-urlencoded-decode
         alist->form-urlencoded form-urlencoded->alist current-alist-separator-mode)

(define letters-and-digits
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

;; The bytes that stand for themselves, as a vector of booleans.
(define (safe-bytes others)
  (define table (make-vector 256 #f))
  (for ([c (in-string (string-append letters-and-digits others))])
    (vector-set! table (char->integer c) #t))
  table)

(define digits #"0123456789ABCDEF")
(define (encode text safe space->plus?)
  (unless (string? text) (raise-argument-error 'in-string "string" text))
  (define out (open-output-bytes))
  (for ([b (in-bytes (string->bytes/utf-8 text))])
    (cond
      [(vector-ref safe b) (write-byte b out)]
      [(and space->plus? (eqv? b 32)) (write-bytes #"+" out)]
      [else
       (write-bytes #"%" out)
       (write-byte (bytes-ref digits (quotient b 16)) out)
       (write-byte (bytes-ref digits (remainder b 16)) out)]))
  (get-output-string out))

;; What is no valid code stands for itself; bytes that are no UTF-8 become U+FFFD.
(define (decode text plus->space?)
  (unless (string? text) (raise-argument-error 'open-input-string "string?" text))
  (define in (string->bytes/utf-8 text))
  (define n (bytes-length in))
  (define out (open-output-bytes))
  (define (hex i)
    (and (< i n)
         (let ([c (integer->char (bytes-ref in i))])
           (and (memv c (string->list "0123456789abcdefABCDEF")) (string->number (string c) 16)))))
  (let loop ([i 0])
    (when (< i n)
      (define b (bytes-ref in i))
      (define-values (high low)
        (if (eqv? b 37) (values (hex (+ i 1)) (hex (+ i 2))) (values #f #f)))
      (cond
        [(and high low) (write-byte (+ (* 16 high) low) out) (loop (+ i 3))]
        [(and high (= (+ i 2) n)) (write-byte high out)] ; the text ends with one digit
        [(and plus->space? (eqv? b 43)) (write-bytes #" " out) (loop (+ i 1))]
        [else (write-byte b out) (loop (+ i 1))])))
  (bytes->string/utf-8 (get-output-bytes out) #\uFFFD))

(define-syntax-rule (define-codec encode-id decode-id others)
  (begin
    (define safe (safe-bytes others))
    (define (encode-id text) (encode text safe #f))
    (define (decode-id text) (decode text #f))))
(define-codec uri-encode uri-decode "-_.!~*'()")
(define-codec uri-path-segment-encode uri-path-segment-decode "-_.!~*'():@&=+$,")
(define-codec uri-userinfo-encode uri-userinfo-decode "-_.!~*'();:&=+$,")
(define-codec uri-unreserved-encode uri-unreserved-decode "-_.~")
(define-codec uri-path-segment-unreserved-encode uri-path-segment-unreserved-decode "-_.~:@")

;; ---- form data --------------------------------------------------------------------------------

(define form-safe (safe-bytes "-_.*"))
;; The text as form data: letters, digits and -_.* as they are, spaces as +, the rest as %XX, byte by byte of its UTF-8.
(define (form-urlencoded-encode text) (encode text form-safe #t))
;; The text of form data: + stands for a space, %XX for a byte.
(define (form-urlencoded-decode text) (decode text #t))

(define current-alist-separator-mode
  (make-parameter 'amp-or-semi
                  (lambda (mode)
                    (unless (memq mode '(amp semi amp-or-semi semi-or-amp))
                      (raise-type-error 'current-alist-separator-mode
                                        "'amp, 'semi, 'amp-or-semi, or 'semi-or-amp" mode))
                    mode)
                  'current-alist-separator-mode))

;; (alist->form-urlencoded alist) -> string?   alist : pairs of a symbol and a string, or #f for no value
(define (alist->form-urlencoded alist)
  (define separator (if (memq (current-alist-separator-mode) '(amp amp-or-semi)) "&" ";"))
  (define fields
    (for/list ([p (in-list alist)])
      (define name (form-urlencoded-encode (symbol->string (car p))))
      (if (cdr p) (string-append name "=" (form-urlencoded-encode (cdr p))) name)))
  (if (null? fields)
      ""
      (apply string-append (car fields)
             (for*/list ([f (in-list (cdr fields))] [part (in-list (list separator f))]) part))))

;; The names, as symbols, and values, as strings or #f, of form data.
(define (form-urlencoded->alist text)
  (unless (string? text)
    (raise-argument-error 'regexp-split "(or/c string? bytes? path? input-port?)" text))
  (define separator
    (case (current-alist-separator-mode) [(amp) #rx"&"] [(semi) #rx";"] [else #rx"[&;]"]))
  (define (field s)
    (define m (regexp-match-positions #rx"=" s))
    (if m
        (cons (string->symbol (form-urlencoded-decode (substring s 0 (caar m))))
              (form-urlencoded-decode (substring s (cdar m))))
        (cons (string->symbol (form-urlencoded-decode s)) #f)))
  (if (string=? text "") '() (map field (regexp-split separator text))))

;; (current-alist-separator-mode) -> (or/c 'amp 'semi 'amp-or-semi 'semi-or-amp)
;; (current-alist-separator-mode mode) -> void?
;; A parameter: what stands between pairs in form data: & or ;, where two are named either when reading, the first when writing.
;; 'amp-or-semi at first.

;; (uri-encode str) -> string?
;; (uri-path-segment-encode str) -> string?
;; (uri-userinfo-encode str) -> string?
;; (uri-unreserved-encode str) -> string?
;; (uri-path-segment-unreserved-encode str) -> string?
;; The text with %XX for each byte, in UTF-8, of characters that cannot stand in that part of a URI. Letters and digits can, and of marks,
;; in plain text -_.!~*'() and, in a segment of a path, :@&=+$, too; -unreserved- keeps -_.~ alone.

;; (uri-decode str) -> string?
;; (uri-path-segment-decode str) -> string?
;; (uri-userinfo-decode str) -> string?
;; (uri-unreserved-decode str) -> string?
;; (uri-path-segment-unreserved-decode str) -> string?
;; The text that was encoded so: %XX stands for a byte of UTF-8.
