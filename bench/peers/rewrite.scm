;; rewrite: as programs/rewrite.rkt
(use-modules (ice-9 match) (srfi srfi-9))
(define n (string->number (cadr (command-line))))

(define (nnf f)
  (match f
    ((? symbol?) f)
    (`(not ,(? symbol?)) f)
    (`(not (not ,g)) (nnf g))
    (`(not (and ,a ,b)) `(or ,(nnf `(not ,a)) ,(nnf `(not ,b))))
    (`(not (or ,a ,b)) `(and ,(nnf `(not ,a)) ,(nnf `(not ,b))))
    (`(not (implies ,a ,b)) (nnf `(and ,a (not ,b))))
    (`(implies ,a ,b) (nnf `(or (not ,a) ,b)))
    (`(iff ,a ,b) (nnf `(and (implies ,a ,b) (implies ,b ,a))))
    (`(not (iff ,a ,b)) (nnf `(iff ,a (not ,b))))
    (((and op (or 'and 'or)) a b) (list op (nnf a) (nnf b)))))

(define (distribute f)
  (match f
    (`(or (and ,a ,b) ,c) `(and ,(distribute `(or ,a ,c)) ,(distribute `(or ,b ,c))))
    (`(or ,a (and ,b ,c)) `(and ,(distribute `(or ,a ,b)) ,(distribute `(or ,a ,c))))
    (`(or ,a ,b)
     (match (cons (distribute a) (distribute b))
       ((('and p q) . r) (distribute `(or (and ,p ,q) ,r)))
       ((p . ('and q r)) (distribute `(or ,p (and ,q ,r))))
       ((p . q) `(or ,p ,q))))
    (`(and ,a ,b) `(and ,(distribute a) ,(distribute b)))
    (_ f)))

(define-record-type zero (make-zero) zero?)
(define-record-type succ (make-succ of) succ? (of succ-of))
(define-record-type plus (make-plus a b) plus? (a plus-a) (b plus-b))
(define-record-type times (make-times a b) times? (a times-a) (b times-b))

(define (step t)
  (match t
    (($ plus (? zero?) b) (step b))
    (($ plus ($ succ a) b) (make-succ (step (make-plus a b))))
    (($ plus a b) (step (make-plus (step a) b)))
    (($ times (? zero?) _) t)
    (($ times ($ succ (? zero?)) b) (step b))
    (($ times ($ succ a) b) (step (make-plus b (make-times a b))))
    (($ times a b) (step (make-times (step a) b)))
    (($ succ a) (make-succ (step a)))
    ((? zero?) t)))

(define (num k) (if (= k 0) (make-zero) (make-succ (num (- k 1)))))
(define (value t)
  (match t
    ((? zero?) 0)
    (($ succ a) (+ 1 (value a)))
    (($ times _ _) 0)
    (_ -1)))

(define (leaves f)
  (match f
    (('and a b) (+ (leaves a) (leaves b)))
    (('or a b) (+ (* 2 (leaves a)) (leaves b)))
    (('not _) 3)
    (_ 1)))

(define (formula k)
  `(implies (and p (iff q ,(if (odd? k) 'r '(not r))))
            (iff (not (or ,(if (= 0 (modulo k 3)) 's 'p) t)) (and q (implies r s)))))

(define (run k acc)
  (if (= k 0)
      acc
      (run (- k 1)
           (+ acc
              (leaves (distribute (nnf (formula k))))
              (value (step (make-times (num (+ 6 (modulo k 5))) (num 9))))))))

(format #t "rewrite ~a ~a\n" n (run n 0))
