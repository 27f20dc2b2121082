;; fib: as programs/fib.rkt
(define n (string->number (cadr (command-line))))
(define (fib k) (if (< k 2) k (+ (fib (- k 1)) (fib (- k 2)))))
(format #t "fib ~a ~a\n" n (fib n))
