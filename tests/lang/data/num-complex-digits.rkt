#lang racket/base
;; the last digits of complex functions, of sinh and of cosh, on arguments of many sizes
(require racket/math)
(define (same-digits name f zs) (for ([z zs]) (printf "~a ~s ~s\n" name z (f z))))
(random-seed 42)
(define (part) (* (- (random) 0.5) (expt 10.0 (- (random 9) 4))))
(define points (for/list ([i 60]) (make-rectangular (part) (part))))
(define corners (for*/list ([x '(0.0 -0.0 1.0 -2.0 0.5 -3.7 1e-300)] [y '(0.0 -0.0 2.0 -0.5 1e160)]) (make-rectangular x y)))
(for ([name '(sqrt log asin acos atan)] [f (list sqrt log asin acos atan)])
  (same-digits name f points)
  (same-digits name f (if (eq? name 'log) (filter (lambda (z) (not (zero? z))) corners) corners)))
(define small (for/list ([i 40]) (make-rectangular (/ (part) 100.0) (part))))
(same-digits 'sinh sinh (append small (map real-part points) '(0 0.0 -0.0 1 -1/2 0.13 +inf.0 -inf.0 +nan.0)))
(same-digits 'cosh cosh (append small (map real-part points) '(0 0.0 -0.0 1 -1/2 0.13 +inf.0 -inf.0 +nan.0)))
;; beyond the ends of the real domain
(same-digits 'asin asin '(1.5 -1.5 7 -7.25))
(same-digits 'acos acos '(1.5 -1.5 7 -7.25))
