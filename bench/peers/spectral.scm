;; spectral: as programs/spectral.rkt, with f64vectors and generic arithmetic
(use-modules (srfi srfi-4))
(define n (string->number (cadr (command-line))))

(define (entry i j)
  (/ 1.0 (exact->inexact (+ (quotient (* (+ i j) (+ i j 1)) 2) (+ i 1)))))

(define (apply-matrix! get in out)
  (let rows ((i 0))
    (when (< i n)
      (let cols ((j 0) (s 0.0))
        (if (= j n)
            (f64vector-set! out i s)
            (cols (+ j 1) (+ s (* (get i j) (f64vector-ref in j))))))
      (rows (+ i 1)))))

(define (apply-both! in out tmp)
  (apply-matrix! (lambda (i j) (entry i j)) in tmp)
  (apply-matrix! (lambda (i j) (entry j i)) tmp out))

(define u (make-f64vector n 1.0))
(define v (make-f64vector n 0.0))
(define tmp (make-f64vector n 0.0))

(do ((k 0 (+ k 1))) ((= k 10))
  (apply-both! u v tmp)
  (apply-both! v u tmp))

(define (dot a b)
  (let loop ((i 0) (s 0.0))
    (if (= i n) s (loop (+ i 1) (+ s (* (f64vector-ref a i) (f64vector-ref b i)))))))

(format #t "spectral ~a ~a\n" n
        (inexact->exact (round (* 1e9 (sqrt (/ (dot u v) (dot v v)))))))
