#lang racket/base
;; file/sha1: SHA-1 digests, and bytes as hexadecimal text.  Layer: above racket/base, which has the other digests.

(provide (rename-out [digest-text sha1] [checked-sha1 sha1-bytes]) bytes->hex-string hex-string->bytes)

;; (sha1-bytes in [start end]) -> bytes?  in : bytes or an input port, of which a range may be taken
(define checked-sha1
  (let ([sha1-bytes (lambda (in [start 0] [end #f])
                      (unless (or (bytes? in) (input-port? in))
                        (raise-argument-error 'sha1-bytes "(lambda (p) (or (bytes? p) (input-port? p)))" in))
                      (sha1-bytes in start end))])
    sha1-bytes))

;; (sha1 in [start end]) -> string?: the SHA-1 digest in hexadecimal.
(define digest-text
  (let ([sha1 (lambda (in [start 0] [end #f])
                (bytes->hex-string (checked-sha1 in start end)))])
    sha1))

;; The bytes in hexadecimal digits, two each, in lower case.
(define (bytes->hex-string b)
  (define text (make-string (* 2 (bytes-length b))))
  (define (digit n) (string-ref "0123456789abcdef" n))
  (for ([x (in-bytes b)] [i (in-naturals)])
    (string-set! text (* 2 i) (digit (arithmetic-shift x -4)))
    (string-set! text (+ 1 (* 2 i)) (digit (bitwise-and x 15))))
  text)

;; The bytes that the hexadecimal digits stand for, two each; other characters are an error.
(define (hex-string->bytes s)
  (unless (and (string? s) (regexp-match? #px"^([[:xdigit:]]{2})*$" s))
    (raise-argument-error 'hex-string->bytes "(and/c string? #px\"^([[:xdigit:]]{2})*$\")" s))
  (define n (quotient (string-length s) 2))
  (define out (make-bytes n))
  (for ([i (in-range n)])
    (bytes-set! out i (string->number (substring s (* 2 i) (+ 2 (* 2 i))) 16)))
  out)
