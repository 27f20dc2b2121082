#lang racket/base
;; net/private/encoded-words: text that is not ASCII in fields of messages (RFC 2047).  Layer: above racket/base.

(provide encode-field)
(require "../base64.rkt")

;; The text with each run of words that are not ASCII as encoded words, none longer than the 75 characters allowed.
(define (encode-field text)
  (if (regexp-match? #px"[^\u0-\u7F]" text)
      (regexp-replace* #px"(?:[^\\s<>\",()]*[^\u0-\u7F][^\\s<>\",()]*)(?:[ ]+[^\\s<>\",()]*[^\u0-\u7F][^\\s<>\",()]*)*" text encode-words)
      text))

;; Characters in one word, so that their bytes, four for each at most, fit.
(define word-length 11)
(define (encode-words text)
  (let loop ([start 0])
    (define end (min (string-length text) (+ start word-length)))
    (define word (string-append "=?UTF-8?B?" (bytes->string/latin-1 (base64-encode (string->bytes/utf-8 (substring text start end)) #"")) "?="))
    (if (= end (string-length text))
        word
        (string-append word " " (loop end)))))
