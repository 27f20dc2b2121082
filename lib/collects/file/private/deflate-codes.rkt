#lang racket/base
;; file/private/deflate-codes: numbers of the format deflate that packing and unpacking share (RFC 1951, 3.2.5 and 3.2.7).
;; Layer: above racket/base.
(provide length-base length-bits distance-base distance-bits lengths-order longest-word powers backwards)

;; Symbol 257 + i stands for repetitions of (length-base i) bytes and more, as (length-bits i) further bits say; of distances the same.
(define length-base (vector 3 4 5 6 7 8 9 10 11 13 15 17 19 23 27 31 35 43 51 59 67 83 99 115 131 163 195 227 258))
(define length-bits (vector 0 0 0 0 0 0 0 0 1 1 1 1 2 2 2 2 3 3 3 3 4 4 4 4 5 5 5 5 0))
(define distance-base
  (vector 1 2 3 4 5 7 9 13 17 25 33 49 65 97 129 193 257 385 513 769 1025 1537 2049 3073 4097 6145 8193 12289 16385 24577))
(define distance-bits (vector 0 0 0 0 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10 11 11 12 12 13 13))

;; The order in which a block tells how long the words are in which the lengths of its words are written.
(define lengths-order '#(16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1 15))

;; How many bits a word has at most.
(define longest-word 15)

;; 2 to the power of the index: quotient and * by one of them are quicker than a shift.
(define powers (build-vector 60 (lambda (n) (arithmetic-shift 1 n))))

;; (backwards word n) -> the n bits of the word, the last one first
(define (backwards word n)
  (for/fold ([v 0]) ([i (in-range n)])
    (bitwise-ior (* 2 v) (bitwise-and 1 (arithmetic-shift word (- i))))))
