;; matmul: as programs/matmul.rkt
(define n (string->number (cadr (command-line))))

(define (make-matrix n f)
  (define m (make-vector n #f))
  (let loop ((i 0))
    (when (< i n)
      (let ((row (make-vector n 0)))
        (vector-set! m i row)
        (let cols ((j 0))
          (when (< j n)
            (vector-set! row j (f i j))
            (cols (+ j 1)))))
      (loop (+ i 1))))
  m)

(define (mul a b n zero)
  (make-matrix
   n
   (lambda (i j)
     (let ((row (vector-ref a i)))
       (let loop ((k 0) (s zero))
         (if (= k n)
             s
             (loop (+ k 1)
                   (+ s (* (vector-ref row k) (vector-ref (vector-ref b k) j))))))))))

(define (trace m n)
  (let loop ((i 0) (s 0))
    (if (= i n) s (loop (+ i 1) (+ s (vector-ref (vector-ref m i) (- n i 1)))))))

(define ia (make-matrix n (lambda (i j) (- (modulo (+ (* 7 i) (* 3 j)) 19) 9))))
(define ib (make-matrix n (lambda (i j) (- (modulo (+ (* 5 i) (* 11 j)) 23) 11))))
(define fa (make-matrix n (lambda (i j) (/ (exact->inexact (+ i 1)) (+ i j 1.0)))))
(define fb (make-matrix n (lambda (i j) (- 1.0 (/ 1.0 (+ i j 2.0))))))
(define it (trace (mul ia ib n 0) n))
(define ft (trace (mul fa fb n 0.0) n))
(format #t "matmul ~a ~a ~a\n" n it (inexact->exact (round (* ft 1000.0))))
