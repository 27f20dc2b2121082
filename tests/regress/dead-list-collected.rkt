#lang racket/base
;; The last pair that was made stayed in a C frame, and kept the whole list alive.
(define (make n) (let loop ([l '()] [i 0]) (if (= i n) l (loop (cons i l) (add1 i)))))
(define (megabytes) (collect-garbage) (quotient (current-memory-use) 1000000))
(define before (megabytes))
(define (grown?) (> (- (megabytes) before) 20))
(void (length (make 3000000)))
(grown?)
(with-handlers ([exn:fail? void]) (error "x" (length (make 3000000))))
(grown?)
(let/ec k (k (length (make 3000000))))
(grown?)
