#lang racket/base
;; Calls that give fewer arguments than a known procedure takes: constants for the others are filled in at the call.
(define (show-message x) ; but for the path of the module
  (for ([line (in-lines (open-input-string (exn-message x)))] #:unless (regexp-match? #rx"module:" line)) (displayln line)))
(define-syntax-rule (message e) (with-handlers ([exn:fail? show-message]) e))

(define (three x [y 1] [z 'two]) (if (null? x) (three y x) (list x y z)))
(three 0)
(three 0 10)
(three 0 10 20)
(three '())
(message (three))
(message (three 1 2 3 4))
(list (object-name three) (procedure-arity three) three)

;; a call of itself with all arguments, and with some
(define (gather l [acc '()]) (if (null? l) acc (gather (cdr l) (cons (car l) acc))))
(gather '(1 2 3))
(gather '(1 2 3) '(0))
(define (halvings n [steps 0]) (if (< n 2) (list n steps) (if (odd? n) (halvings (quotient n 2)) (halvings (quotient n 2) (+ steps 1)))))
(halvings 24)
(length (gather (for/list ([i (in-range 100000)]) i)))

;; defaults that are no constants are computed at each call, in order
(define counter 0)
(define (next!) (set! counter (+ counter 1)) counter)
(define (fresh x [a (next!)] [b (list a (next!))] . more) (list x a b more))
(fresh 'x)
(fresh 'x 'a)
(fresh 'x 'a 'b 'c)

;; local ones, which may call each other
(define (within n)
  (define (even-steps? n [step 1]) (if (eqv? n 0) #t (odd-steps? (- n step))))
  (define (odd-steps? n [step 1]) (if (eqv? n 0) #f (even-steps? (- n step))))
  (define (count-down n [acc '()]) (if (eqv? n 0) acc (count-down (- n 1) (cons n acc))))
  (list (even-steps? n) (odd-steps? n 1) (count-down n) (count-down n '(end)) (map count-down '(1 2))))
(within 4)
(let ([pair (lambda (x [y x]) (cons x y))]) (list (pair 1) (pair 1 2) (procedure-arity pair)))

;; one that is assigned has its old clauses call its old self
(define (changing x [y 1]) (list 'old x y))
(define before changing)
(set! changing (lambda (x [y 5]) (list 'new x y)))
(list (changing 0) (before 0) (before 0 2))
(define (assigned x [y 1]) (set! y (+ y x)) (list x y))
(list (assigned 1) (assigned 1 2))

;; clauses that take the same number of arguments: the first counts
(define cases
  (case-lambda
    [(x) (cases x 'filled)]
    [(x y) (list x y)]
    [(x . more) (cases x)]
    [(a b c) 'never]))
(list (cases 1) (cases 1 2) (cases 1 2 3))
(define (counting . l) (if (pair? l) (apply counting (cdr l)) (cases 'end)))
(counting 1 2 3)

;; before the definition
(define (early) (late 1))
(message (early))
(define (late x [y 2]) (+ x y))
(early)
