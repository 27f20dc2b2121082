#lang racket/base
;; Capturing a continuation costs no more when it is deep: quadratic work would not end here.
(define (nest n) (let loop ([i 0]) (if (= i n) 0 (+ 1 (call/cc (lambda (k) (loop (add1 i))))))))
(nest 200000)
(define p (make-parameter 0 (lambda (v) (call/cc (lambda (k) (k v))))))
(let loop ([i 0]) (if (= i 20000) (p) (+ 1 (parameterize ([p i]) (loop (add1 i))))))
;; What was captured stays whole when captured again from above and below.
(define (rounds)
  (define ks '())
  (define n 0)
  (define (keep v) (call/cc (lambda (k) (set! ks (cons k ks)) v)))
  (define sum (+ (keep 1) (* 2 (keep 2)) (let loop ([i 0]) (if (= i 50) (keep 3) (+ 1 (loop (add1 i)))))))
  (set! n (add1 n))
  (writeln (list n sum))
  (when (< n 6) ((list-ref (reverse ks) (modulo (* 5 n) 3)) (* 10 n)))
  (length ks))
(rounds)
