;; structs: as programs/structs.rkt: R6RS records where there are subtypes, SRFI 9 elsewhere; areas by predicate
(use-modules ((rnrs records syntactic) #:prefix r6:) (srfi srfi-9))
(define n (string->number (cadr (command-line))))

(r6:define-record-type shape (fields id))
(r6:define-record-type circle (parent shape) (fields r))
(r6:define-record-type rect (parent shape) (fields w h))
(r6:define-record-type square (parent rect))
(r6:define-record-type blob (parent shape) (fields parts))
(define-record-type point (make-point x y) point? (x point-x) (y point-y))
(define-record-type cell (make-cell v next) cell? (v cell-v set-cell-v!) (next cell-next))
(define (scaler k) (lambda (x) (* k x)))

(define (area s)
  (cond ((circle? s) (* 3 (circle-r s) (circle-r s)))
        ((rect? s) (* (rect-w s) (rect-h s)))
        ((blob? s) (let loop ((l (blob-parts s)) (a 0))
                     (if (null? l) a (loop (cdr l) (+ a (area (car l)))))))
        (else (error "no area" s))))

(define shapes
  (let loop ((i 0))
    (if (= i 100)
        '()
        (cons (case (modulo i 4)
                ((0) (make-circle i (modulo i 9)))
                ((1) (make-rect i (modulo i 5) (modulo i 7)))
                ((2) (make-square i 4 4))
                (else (make-blob i (list (make-circle i 1) (make-rect i 2 3)))))
              (loop (+ i 1))))))

(define (classify s)
  (cond ((square? s) 1)
        ((rect? s) 2)
        ((circle? s) 3)
        ((blob? s) 4)
        (else 0)))

(define ring
  (let loop ((i 0) (c #f)) (if (= i 50) c (loop (+ i 1) (make-cell i c)))))

(define (bump! c)
  (when c
    (set-cell-v! c (modulo (+ 7 (cell-v c)) 1000))
    (bump! (cell-next c))))
(define (ring-sum c a) (if c (ring-sum (cell-next c) (+ a (cell-v c))) a))

(define (walk p k)
  (if (= k 0)
      p
      (walk (if (even? k)
                (make-point (+ 1 (point-x p)) (point-y p))
                (make-point (point-x p) (+ (point-x p) (point-y p))))
            (- k 1))))

(define double (scaler 2))

(define (run k acc)
  (if (= k 0)
      acc
      (let ((p (walk (make-point k 0) 40)))
        (bump! ring)
        (run (- k 1)
             (modulo
              (+ acc
                 (let loop ((l shapes) (a 0))
                   (if (null? l)
                       a
                       (loop (cdr l) (+ a (area (car l)) (* (classify (car l)) (modulo (shape-id (car l)) 3))))))
                 (ring-sum ring 0)
                 (double (point-y p))
                 (if (equal? p (make-point (point-x p) (point-y p))) 1 0))
              1000000007)))))

(format #t "structs ~a ~a\n" n (run n 0))
