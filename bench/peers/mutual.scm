;; mutual: as programs/mutual.rkt
(define n (string->number (cadr (command-line))))

(define (ev? k) (if (eqv? k 0) #t (od? (- k 1))))
(define (od? k) (if (eqv? k 0) #f (ev? (- k 1))))

;; Hofstadter's female and male sequences
(define (fem k) (if (= k 0) 1 (- k (mal (fem (- k 1))))))
(define (mal k) (if (= k 0) 0 (- k (fem (mal (- k 1))))))

;; count words, numbers and blanks in a tape of character codes
(define tape
  (let ((v (make-vector 4096 0)))
    (let loop ((i 0) (s 7))
      (if (= i 4096)
          v
          (let ((s (modulo (+ (* s 1103515245) 12345) 2147483648)))
            (vector-set! v i (modulo (quotient s 65536) 3))
            (loop (+ i 1) s))))))

(define (scan i w d b) ; start state
  (if (= i 4096)
      (+ w (* 3 d) (* 7 b))
      (case (vector-ref tape i)
        ((0) (in-word (+ i 1) (+ w 1) d b))
        ((1) (in-digits (+ i 1) w (+ d 1) b))
        (else (scan (+ i 1) w d (+ b 1))))))
(define (in-word i w d b)
  (if (= i 4096)
      (scan i w d b)
      (case (vector-ref tape i)
        ((0 1) (in-word (+ i 1) w d b))
        (else (scan (+ i 1) w d (+ b 1))))))
(define (in-digits i w d b)
  (if (= i 4096)
      (scan i w d b)
      (case (vector-ref tape i)
        ((0) (in-word (+ i 1) (+ w 1) d b))
        ((1) (in-digits (+ i 1) w d b))
        (else (scan (+ i 1) w d (+ b 1))))))

(define (run k acc)
  (if (= k 0)
      acc
      (run (- k 1)
           (+ acc
              (if (ev? (+ 200000 k)) 1 0)
              (mal (+ 90 (modulo k 7)))
              (let loop ((j 0) (s 0))
                (if (= j 20) s (loop (+ j 1) (+ s (scan j 0 0 0)))))))))

(format #t "mutual ~a ~a\n" n (run n 0))
