;; deep: as programs/deep.rkt
(define n (string->number (cadr (command-line))))
(define depth 200000)

(define (build k)
  (if (= k 0) '() (cons k (build (- k 1)))))

(define (total l)
  (if (null? l) 0 (+ (car l) (total (cdr l)))))

(define (my-map f l)
  (if (null? l) '() (let ((v (f (car l)))) (cons v (my-map f (cdr l))))))

(define (my-append a b)
  (if (null? a) b (cons (car a) (my-append (cdr a) b))))

(define (run k acc)
  (if (= k 0)
      acc
      (let* ((l (build depth))
             (m (my-map (lambda (x) (+ x k)) l))
             (a (my-append m '(1 2 3))))
        (run (- k 1) (+ acc (total a))))))

(format #t "deep ~a ~a\n" n (run n 0))
