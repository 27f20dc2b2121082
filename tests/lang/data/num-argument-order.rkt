#lang racket/base
;; Which of two wrong arguments is blamed, results that are exact though an operand is not, and zeros with a sign.
(define-syntax-rule (t e ...) (begin (printf "~s => ~a\n" 'e (with-handlers ([exn:fail? (lambda (x) (regexp-replace* #rx"\n *" (exn-message x) "|"))]) (call-with-values (lambda () e) list))) ...))
(define a 1+i) (define b 2+i) (define x 'a) (define y 'b)
(t (> a b) (>= a b) (< a b) (<= a b) (> x y) (>= x y) (< x y) (<= x y) (apply > (list a b)) (apply >= (list x y)) (> 1 x) (> x 1)
   (> 3 x y) (> x y 3) (>= x y 3) (< x y 3) (max x y) (arithmetic-shift x y) (arithmetic-shift 1 x) (make-rectangular a b) (make-rectangular x 1)
   (append -1 x y) (append x y) (append '(1) x '(2) y) (bitwise-bit-set? 1 x) (bitwise-bit-set? 1 -1) (bitwise-bit-set? x y)
   (build-string 3 5) (build-list 3 5) (build-string x 5) (chaperone-procedure car) (impersonate-procedure) (chaperone-procedure* 1)
   (modulo -1.0 1) (modulo 5.0 -1) (remainder 5.0 1) (remainder 5.0 -1) (modulo 5.0 1.0) (quotient 5.0 1) (quotient 5 -0.0) (modulo 5 -0.0) (remainder 5.0 0.0)
   (lcm 2.5 0) (lcm 2.0 0) (lcm 2 0.0) (numerator -0.0) (numerator 0.5) (atan 1 20) (atan 18 -6) (atan (expt 10 400) (expt 10 400)) (/ 1.5714285714285714-0.9466484058422197i) (/ 3.5 19-8i) (/ 0.0 -14-8i))
