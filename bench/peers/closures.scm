;; closures: as programs/closures.rkt
(use-modules (srfi srfi-1))
(define n (string->number (cadr (command-line))))

(define (curry3 f) (lambda (a) (lambda (b) (lambda (c) (f a b c)))))
(define (compose2 f g) (lambda (x) (f (g x))))
(define (compose-all fs) (fold-right compose2 (lambda (x) x) fs))

(define (make-counter)
  (let ((c 0))
    (lambda (step)
      (set! c (+ c step))
      c)))

(define (church k)
  (lambda (f) (lambda (x) (let loop ((i k) (x x)) (if (= i 0) x (loop (- i 1) (f x)))))))
(define (church+ a b) (lambda (f) (lambda (x) ((a f) ((b f) x)))))
(define (church* a b) (lambda (f) (a (b f))))
(define (church->int c) ((c (lambda (x) (+ x 1))) 0))

(define numbers (let loop ((i 200) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(define adders (map (lambda (i) (lambda (x) (+ x i))) '(1 2 3 4 5 6 7 8)))

(define (pass k)
  (define c (make-counter))
  (define f (curry3 (lambda (a b c) (+ a (* b c)))))
  (define piped (compose-all adders))
  (define evens (filter (lambda (x) (even? (+ x k))) numbers))
  (define mapped (map (lambda (x y) (((f x) y) k)) numbers (reverse numbers)))
  (for-each (lambda (x) (c (modulo x 10))) mapped)
  (+ (fold (lambda (x acc) (+ acc (piped x))) 0 evens)
     (c 0)
     (church->int (church+ (church* (church 12) (church 9)) (church (modulo k 5))))
     (apply + (map (lambda (g) (g k)) adders))))

(define (run k acc)
  (if (= k 0) acc (run (- k 1) (+ acc (pass k)))))

(format #t "closures ~a ~a\n" n (run n 0))
