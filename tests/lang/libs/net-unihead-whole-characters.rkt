#lang racket/base
;; Encoded words have whole characters (RFC 2047, 5), where the reference takes one apart that does not fit; characters beyond Latin-1
;; outside of encoded words are left as they are.
(require net/unihead)
(for ([s (list (make-string 40 #\u4E2D) (string-append (make-string 69 #\a) "\u00E9\u03BB") (string-append (make-string 69 #\u00E9) "\U1F600" "\u03BB"))])
  (define encoded (encode-for-header s))
  (for ([word (regexp-split #rx"\n " encoded)]) (printf "~s ~s\n" (string-length word) (decode-for-header word)))
  (printf "~s\n" (equal? s (regexp-replace* #rx"\n " (decode-for-header encoded) ""))))
(decode-for-header "\u03BB =?utf-8?Q?a=C3=A9?=")
