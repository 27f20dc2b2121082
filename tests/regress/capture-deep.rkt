#lang racket/base
;; Capturing a continuation costs no more when it is deep: quadratic work would not end here.
(define (nest n) (let loop ([i 0]) (if (= i n) 0 (+ 1 (call/cc (lambda (k) (loop (add1 i))))))))
(nest 200000)
(define p (make-parameter 0 (lambda (v) (call/cc (lambda (k) (k v))))))
(let loop ([i 0]) (if (= i 20000) (p) (+ 1 (parameterize ([p i]) (loop (add1 i))))))
;; What was captured stays whole when captured again from above and below.
(define ks '())
(define (keep v) (call/cc (lambda (k) (set! ks (cons k ks)) v)))
(define rounds 0)
(define result #f)
(set! result (list (keep 1) (call-with-continuation-prompt (lambda () (+ (keep 2) (keep 3)))) (keep 4)))
(set! rounds (add1 rounds))
(writeln (list rounds result))
(when (< rounds 6) ((list-ref (reverse ks) (modulo (* 3 rounds) 4)) (* 10 rounds)))
