;; kwargs: as programs/kwargs.rkt; a rest argument holds the keywords too
(use-modules (srfi srfi-11))
(define n (string->number (cadr (command-line))))

(define* (area #:key width height (scale 1)) (* width height scale))
(define* (clamp x #:key (low 0) (high 100) #:rest more)
  (+ (max low (min high x))
     (let count ((l more) (c 0))
       (cond ((null? l) c)
             ((keyword? (car l)) (count (cddr l) c))
             (else (count (cdr l) (+ c 1)))))))
(define* (step x #:optional (by 1) (twice? #f)) (if twice? (+ x by by) (+ x by)))
(define pick
  (case-lambda
    ((a) a)
    ((a b) (- a b))
    ((a b . rest) (apply + a b rest))))
(define (sum . xs) (let loop ((l xs) (s 0)) (if (null? l) s (loop (cdr l) (+ s (car l))))))
(define (divide a b) (values (quotient a b) (remainder a b)))

(define table
  (vector area
          (lambda* (#:key height width) (+ width height))
          (lambda* (#:key width (height 3) (scale 2)) (- (* width scale) height))))

(define-syntax-rule (twice e) (+ e e))

(define (run i acc)
  (if (= i n)
      acc
      (run (+ i 1)
           (modulo
            (+ acc
               (area #:width i #:height 3)
               (area #:scale 2 #:height (modulo i 7) #:width 5)
               (clamp i #:high 50)
               (clamp (- i) 'a 'b #:low -10)
               (step i)
               (step i 5)
               (step i 5 #t)
               (pick i)
               (pick i 2)
               (pick i 2 3 4)
               (apply pick i (list 1 2 3))
               (sum i 1 2 3)
               (apply sum i '(4 5 6 7))
               (let-values (((q r) (divide (+ i 17) 5))) (+ q r))
               (call-with-values (lambda () (values i 1 2)) (lambda (a b c) (+ a b c)))
               (twice ((vector-ref table (modulo i 2)) #:height 2 #:width i))
               (apply (vector-ref table 2) (list #:scale 4 #:width i)))
            1000000007))))

(format #t "kwargs ~a ~a\n" n (run 0 0))
