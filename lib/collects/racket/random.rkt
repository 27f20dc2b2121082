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

(define (check-sequence who v)
  (unless (sequence? v) (raise-argument-error who "sequence?" v)))

;; An element of the sequence, all being as likely.
;; Each element takes the place of the chosen one with the probability 1/(number of elements so far).
(define (random-ref seq [generator (current-pseudo-random-generator)])
  (check-sequence 'random-ref seq)
  (check-generator 'random-ref generator)
  (define chosen (with-replacement seq 1 generator))
  (unless chosen (raise-argument-error 'random-ref "non-empty sequence" seq))
  (vector-ref chosen 0))

;; A list of n elements of the sequence, chosen at random, the same one only once unless replacement? is true.
(define (random-sample seq n [generator (current-pseudo-random-generator)]
                       #:replacement? [replacement? #t])
  (check-sequence 'random-sample seq)
  (check-natural 'random-sample n)
  (check-generator 'random-sample generator)
  (cond
    [(eqv? n 0) '()]
    [replacement?
     (define chosen (with-replacement seq n generator))
     (unless chosen
       (raise-argument-error 'random-sample "non-empty sequence for n>0" 0 seq n generator))
     (vector->list chosen)]
    [else
     (define chosen (make-vector n))
     (define count
       (for/fold ([i 0]) ([x seq])
         (cond [(< i n) (vector-set! chosen i x)]
               [(< (random (+ i 1) generator) n) (vector-set! chosen (random n generator) x)])
         (+ i 1)))
     (unless (<= n count)
       (raise-argument-error 'random-sample "integer less than or equal to sequence length"
                             1 seq n generator))
     (vector->list chosen)]))

;; -> a vector of n elements, chosen independently, or #f when there are none
(define (with-replacement seq n generator)
  (for/fold ([chosen #f]) ([x seq] [i (in-naturals 1)])
    (cond
      [chosen
       (for ([k (in-range n)])
         (when (eqv? 0 (random i generator)) (vector-set! chosen k x)))
       chosen]
      [else (make-vector n x)])))
