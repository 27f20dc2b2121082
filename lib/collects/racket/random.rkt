#lang racket/base
;; racket/random: random bytes for secrets, random elements and samples of sequences.
;; Layer: above racket/base.

(provide crypto-random-bytes random-ref random-sample)

(define (check-natural who n)
  (unless (exact-nonnegative-integer? n) (raise-argument-error who "natural?" n)))
(define (check-generator who g)
  (unless (pseudo-random-generator? g) (raise-argument-error who "pseudo-random-generator?" g)))

;; n bytes from the operating system's generator.
(define (crypto-random-bytes n)
  (check-natural 'crypto-random-bytes n)
  (call-with-input-file "/dev/urandom"
    (lambda (in)
      (let ([bytes (read-bytes n in)])
        (if (eof-object? bytes) #"" bytes)))))

(define (elements who v)
  (unless (sequence? v) (raise-argument-error who "sequence?" v))
  (if (vector? v) v (for/vector ([x v]) x)))

(define (random-ref seq [generator (current-pseudo-random-generator)])
  (define items (elements 'random-ref seq))
  (check-generator 'random-ref generator)
  (when (eqv? 0 (vector-length items)) (raise-argument-error 'random-ref "non-empty sequence" seq))
  (vector-ref items (random (vector-length items) generator)))

(define (random-sample seq n [generator (current-pseudo-random-generator)]
                       #:replacement? [replacement? #t])
  (define items (elements 'random-sample seq))
  (check-natural 'random-sample n)
  (check-generator 'random-sample generator)
  (define count (vector-length items))
  (cond
    [replacement?
     (when (and (eqv? 0 count) (> n 0))
       (raise-argument-error 'random-sample "non-empty sequence for n>0" 0 seq n generator))
     (for/list ([i (in-range n)]) (vector-ref items (random count generator)))]
    [else
     (unless (<= n count)
       (raise-argument-error 'random-sample "integer less than or equal to sequence length"
                             1 seq n generator))
     (sample items n count generator)]))

;; n elements at different places, in a random order: the first n steps of a shuffle.
(define (sample items n count generator)
  (define v (make-vector count))
  (vector-copy! v 0 items)
  (for/list ([i (in-range n)])
    (define j (+ i (random (- count i) generator)))
    (define x (vector-ref v j))
    (vector-set! v j (vector-ref v i))
    x))
