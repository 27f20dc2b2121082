;; pidigits: as programs/pidigits.rkt
(define n (string->number (cadr (command-line))))

;; state: the fraction transform (q r / s t), with s always 0
(define (digits count)
  (let loop ((q 1) (r 0) (t 1) (k 1) (left count) (sum 0) (last 0))
    (if (= left 0)
        (cons sum last)
        (let ((a (quotient (+ (* 3 q) r) t)))
          (if (= a (quotient (+ (* 4 q) r) t))
              (loop (* 10 q) (* 10 (- r (* a t))) t k
                    (- left 1)
                    (modulo (+ (* sum 7) a) 1000000007)
                    a)
              (let ((m (+ (* 2 k) 1)))
                (loop (* q k) (* m (+ (* 2 q) r)) (* t m) (+ k 1) left sum last)))))))

(format #t "pidigits ~a ~a\n" n (digits n))
