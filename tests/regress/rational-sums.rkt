#lang racket/base
;; Sums and differences of fractions are in lowest terms, whatever their denominators have in common.
(for* ([a '(1/6 -5/6 7/12 -1/1000000007 123456789012345678901/98765432109876543210 3)]
       [b '(1/6 5/6 -1/10 1/1000000007 1/98765432109876543210 -7/36893488147419103232 0)])
  (displayln (list (+ a b) (- a b))))
(define harmonic (for/fold ([s 0]) ([i (in-range 1 400)]) (+ s (/ 1 i))))
(displayln harmonic)
(displayln (for/fold ([s harmonic]) ([i (in-range 1 400)]) (- s (/ 1 i))))
(define parts (for*/list ([i (in-range -20 20)] [j (in-range 1 40)]) (/ (* i 7919) (* j 30030))))
(displayln (for*/sum ([a parts] [b (in-list '(1/7 -3/22 5/30030 2))])
  (define s (+ a b))
  (unless (and (= 1 (if (zero? s) 1 (gcd (numerator s) (denominator s)))) (= a (- s b))) (error "not in lowest terms" a b s))
  (* a b)))
