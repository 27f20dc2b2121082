;; mandelbrot: as programs/mandelbrot.rkt
(define n (string->number (cadr (command-line))))

(define limit 60)

(define (escape cr ci)
  (let loop ((k 0) (zr 0.0) (zi 0.0))
    (if (= k limit)
        k
        (let ((zr2 (* zr zr)) (zi2 (* zi zi)))
          (if (> (+ zr2 zi2) 4.0)
              k
              (loop (+ k 1)
                    (+ (- zr2 zi2) cr)
                    (+ (* 2.0 zr zi) ci)))))))

(define (rows n)
  (define scale (/ 3.0 n))
  (let loop ((y 0) (inside 0) (total 0))
    (if (= y n)
        (list inside total)
        (let cols ((x 0) (inside inside) (total total))
          (if (= x n)
              (loop (+ y 1) inside total)
              (let ((k (escape (+ -2.25 (* x scale)) (+ -1.5 (* y scale)))))
                (cols (+ x 1) (if (= k limit) (+ inside 1) inside) (+ total k))))))))

(format #t "mandelbrot ~a ~a\n" n (rows n))
