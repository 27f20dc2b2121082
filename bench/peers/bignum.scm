;; bignum: as programs/bignum.rkt
(use-modules (srfi srfi-1))
(define n (string->number (cadr (command-line))))

(define (fact k)
  (let range ((lo 1) (hi k))
    (if (= lo hi)
        lo
        (let ((mid (quotient (+ lo hi) 2)))
          (* (range lo mid) (range (+ mid 1) hi))))))
(define (slow-fact k) (if (= k 0) 1 (* k (slow-fact (- k 1)))))

(define (fib k)
  (let loop ((a 0) (b 1) (k k))
    (if (= k 0) a (loop b (+ a b) (- k 1)))))

(define (power-mod b e m)
  (let loop ((b (modulo b m)) (e e) (acc 1))
    (cond ((= e 0) acc)
          ((odd? e) (loop (modulo (* b b) m) (ash e -1) (modulo (* acc b) m)))
          (else (loop (modulo (* b b) m) (ash e -1) acc)))))

(define (my-gcd a b) (if (= b 0) a (my-gcd b (remainder a b))))

(define (digit-sum x)
  (string-fold (lambda (c s) (+ s (- (char->integer c) 48))) 0 (number->string x)))

(define mersenne (- (expt 2 607) 1))

(define f (fact n))
(unless (= f (slow-fact n)) (error "bignum: factorials disagree"))
(define big (fib (* 8 n)))
(define probable-primes
  (map (lambda (base) (power-mod base (- mersenne 1) mersenne)) '(2 3 5 7 11)))
(define root (exact-integer-sqrt (* f f)))
(define text (number->string big))
(unless (= (string->number text) big) (error "bignum: decimal round trip failed"))
(format #t "bignum ~a ~a\n" n
        (list (digit-sum f)
              (digit-sum big)
              probable-primes
              (= root f)
              (my-gcd (fib 900) (fib 1200))
              (integer-length (ash f -1000))
              (modulo (logxor f big) 1000000007)
              (let loop ((i 0) (s 0))
                (if (= i (quotient n 10))
                    s
                    (loop (+ i 1) (+ s (modulo (quotient (expt 3 (+ 300 i)) (+ i 7)) 10007)))))))
