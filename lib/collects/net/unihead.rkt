#lang racket/base
;; net/unihead: text that is not ASCII in fields of messages, as encoded words (RFC 2047).  Layer: above racket/base.
(require racket/string "base64.rkt" "qp.rkt")
(provide encode-for-header decode-for-header generalize-encoding)

;; ---- writing --------------------------------------------------------------------------------------

;; (encode-for-header s) -> string?
;; The text for a header: on each line that is not ASCII, the words from the first to the last that are not, or have an equals sign, as
;; encoded words, in Latin-1 when all of the text has it, else in UTF-8.
;; > (encode-for-header "en français")
;; "en =?ISO-8859-1?Q?fran=E7ais?="
(define (encode-for-header s)
  (cond
    [(ascii? s) s]
    [else
     (define encode (if (regexp-match? #px"[^\u0-\uFF]" s) encode-utf-8 encode-latin-1))
     (regexp-replace* #rx"[^\r\n]+" s (lambda (line) (if (ascii? line) line (regexp-replace strange-words line encode))))]))
(define (ascii? text) (not (regexp-match? #px"[^\u0-\u7F]" text)))
(define strange-words #px"[^ ]*[^\u0-<>-\u7F](?:.*[^\u0-<>-\u7F])?[^ ]*")

(define (encode-latin-1 text)
  (encoded-words text char-count
                 (lambda (piece)
                   (define (code c) (string-append "=" (string-upcase (number->string (char->integer (string-ref c 0)) 16))))
                   (define escaped (regexp-replace* #px"[=?_\u80-\uFF]" piece code))
                   (string-append "=?ISO-8859-1?Q?" (string-replace escaped " " "_") "?="))))
(define (encode-utf-8 text)
  (encoded-words text char-utf-8-length
                 (lambda (piece) (string-append "=?UTF-8?B?" (bytes->string/latin-1 (base64-encode (string->bytes/utf-8 piece) #"")) "?="))))
(define (char-count c) 1)

;; The text in words, each of at most 70 bytes as width counts those of a character.
(define most-bytes 70)
(define (encoded-words text width encode)
  (define-values (words last-start size)
    (for/fold ([words '()] [start 0] [size 0]) ([c (in-string text)] [i (in-naturals)])
      (define w (width c))
      (if (> (+ size w) most-bytes)
          (values (cons (encode (substring text start i)) words) i w)
          (values words start (+ size w)))))
  (string-join (reverse (cons (encode (substring text last-start)) words)) "\n "))

;; ---- reading --------------------------------------------------------------------------------------

;; (decode-for-header s) -> string?
;; What the text of a header means, in which encoded words may stand.
;; > (decode-for-header "=?UTF-8?B?4oaS?= =?ISO-8859-1?Q?fran=E7ais?=")
;; "→ français"
(define (decode-for-header s)
  (unless (string? s) (raise-argument-error 'decode-for-header "string?" s))
  (regexp-replace* #rx"=[?]([^?]+)[?]([qQbB])[?](.*?)[?]=" s
                   (lambda (all encoding transport text)
                     (define content
                       (if (member transport '("q" "Q"))
                           (qp-decode (string->bytes/utf-8 (string-replace text "_" " ")))
                           (base64-decode (string->bytes/utf-8 text))))
                     (decode content (generalize-encoding encoding)))))

;; The bytes in that encoding as a string; what is no text in it, or in one that is not known, is taken for Latin-1.
(define (decode content encoding)
  (define converter (and (not (string-ci=? encoding "UTF-8")) (bytes-open-converter encoding "UTF-8")))
  (cond
    [(string-ci=? encoding "UTF-8") (bytes->string/utf-8 content #\?)]
    [converter
     (define-values (found used status) (bytes-convert converter content))
     (bytes-close-converter converter)
     (if (eq? status 'complete) (bytes->string/utf-8 found #\?) (bytes->string/latin-1 content))]
    [else (bytes->string/latin-1 content)]))

;; (generalize-encoding s) -> (or/c string? bytes?)
;;   s : string or bytes, the name of an encoding
;; The encoding that has the characters of the named one and those that mailers write in it by mistake.
;; > (generalize-encoding "US-ASCII")
;; "WINDOWS-1252"
(define (generalize-encoding s)
  (define (general name) (if (bytes? s) (string->bytes/latin-1 name) name))
  (cond
    [(regexp-match? #rx"^(?i:iso-8859-1|us-ascii)$" s) (general "WINDOWS-1252")]
    [(regexp-match? #rx"^(?i:gb|gb2312)$" s) (general "GBK")]
    [(regexp-match? #rx"^(?i:ks_c_5601-1987)$" s) (general "CP949")]
    [else s]))
