;; deriv: as programs/deriv.rkt
(define n (string->number (cadr (command-line))))

(define (sum a b)
  (cond ((and (number? a) (number? b)) (+ a b))
        ((eqv? a 0) b)
        ((eqv? b 0) a)
        ((equal? a b) (list '* 2 a))
        (else (list '+ a b))))
(define (product a b)
  (cond ((and (number? a) (number? b)) (* a b))
        ((or (eqv? a 0) (eqv? b 0)) 0)
        ((eqv? a 1) b)
        ((eqv? b 1) a)
        (else (list '* a b))))
(define (power a k)
  (cond ((eqv? k 0) 1)
        ((eqv? k 1) a)
        (else (list '^ a k))))

(define rules
  (list
   (cons '+ (lambda (e x) (sum (d (cadr e) x) (d (caddr e) x))))
   (cons '* (lambda (e x)
              (sum (product (d (cadr e) x) (caddr e))
                   (product (cadr e) (d (caddr e) x)))))
   (cons '^ (lambda (e x)
              (product (product (caddr e) (power (cadr e) (- (caddr e) 1)))
                       (d (cadr e) x))))
   (cons 'sin (lambda (e x) (product (list 'cos (cadr e)) (d (cadr e) x))))
   (cons 'cos (lambda (e x) (product (product -1 (list 'sin (cadr e))) (d (cadr e) x))))
   (cons 'exp (lambda (e x) (product e (d (cadr e) x))))))

(define (d e x)
  (cond ((number? e) 0)
        ((symbol? e) (if (eq? e x) 1 0))
        ((assq (car e) rules) => (lambda (r) ((cdr r) e x)))
        (else (error "no rule for" (car e)))))

(define (size e)
  (if (pair? e) (+ (size (car e)) (size (cdr e))) (if (null? e) 0 1)))

(define (poly k)
  `(+ (* ,k (^ x 3))
      (+ (* (sin (* 2 x)) (exp (^ x 2)))
         (+ (* a (* x y)) (cos (+ x (* x ,(modulo k 7))))))))

(define (run k acc)
  (if (= k 0)
      acc
      (let* ((d1 (d (poly k) 'x))
             (d2 (d d1 'x))
             (d3 (d d2 'x))
             (dy (d d2 'y)))
        (run (- k 1) (+ acc (size d1) (size d2) (size d3) (size dy))))))

(format #t "deriv ~a ~a\n" n (run n 0))
