;; tak: as programs/tak.rkt
(define n (string->number (cadr (command-line))))
(define (tak x y z) (if (< y x) (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y)) z))
(define (countdown k) (if (= k 0) '() (cons k (countdown (- k 1)))))
(define (shorter? a b) (and (pair? b) (or (null? a) (shorter? (cdr a) (cdr b)))))
(define (ltak x y z)
  (if (shorter? y x) (ltak (ltak (cdr x) y z) (ltak (cdr y) z x) (ltak (cdr z) x y)) z))
(define (run k acc)
  (if (= k 0)
      acc
      (run (- k 1)
           (+ acc
              (tak (+ 18 (modulo k 2)) 12 6)
              (length (ltak (countdown 14) (countdown 9) (countdown (+ 4 (modulo k 3)))))))))
(format #t "tak ~a ~a\n" n (run n 0))
