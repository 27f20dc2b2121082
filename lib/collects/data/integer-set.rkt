#lang racket/base
;; data/integer-set: sets of exact integers as sorted lists of ranges.  Layer: above racket/base.

(provide make-range make-integer-set well-formed-set? intersect union subtract symmetric-difference complement
         member? get-integer foldr partition count subset? split
         (struct-out integer-set))

(require (rename-in racket/base [foldr list-foldr]))

;; contents : ranges (low . high), both ends in the set, ascending and at least one apart
(struct integer-set ([contents #:mutable]) #:transparent
  #:guard (lambda (contents name)
            (unless (well-formed-set? contents) (raise-argument-error 'make-integer-set "well-formed-set?" contents))
            contents)
  #:constructor-name make-integer-set)
(define contents integer-set-contents)

(define (well-formed-set? v)
  (let loop ([v v] [below #f])
    (cond
      [(null? v) #t]
      [(pair? v)
       (define r (car v))
       (and (pair? r) (exact-integer? (car r)) (exact-integer? (cdr r)) (<= (car r) (cdr r))
            (or (not below) (< (+ below 1) (car r)))
            (loop (cdr v) (cdr r)))]
      [else #f])))

(define (check who . sets)
  (for ([s (in-list sets)])
    (unless (integer-set? s) (raise-argument-error who "integer-set?" s))))

;; (make-range), (make-range n) or (make-range low high)
(define make-range
  (case-lambda
    [() (make-integer-set '())]
    [(n) (make-range n n)]
    [(low high)
     (unless (exact-integer? low) (raise-argument-error 'make-range "exact-integer?" low))
     (unless (exact-integer? high) (raise-argument-error 'make-range "exact-integer?" high))
     (unless (<= low high) (raise-argument-error 'make-range (format "(integer-in ~a #f)" low) high))
     (make-integer-set (list (cons low high)))]))

;; Puts the range on a reversed list of ranges, merged with its first.
(define (add-range r out)
  (if (and (pair? out) (<= (car r) (+ 1 (cdar out))))
      (cons (cons (caar out) (max (cdar out) (cdr r))) (cdr out))
      (cons r out)))

(define (union a b)
  (check 'union a b)
  (let loop ([a (contents a)] [b (contents b)] [out '()])
    (cond
      [(and (null? a) (null? b)) (make-integer-set (reverse out))]
      [(or (null? b) (and (pair? a) (<= (caar a) (caar b)))) (loop (cdr a) b (add-range (car a) out))]
      [else (loop a (cdr b) (add-range (car b) out))])))

(define (intersect a b)
  (check 'intersect a b)
  (let loop ([a (contents a)] [b (contents b)] [out '()])
    (cond
      [(or (null? a) (null? b)) (make-integer-set (reverse out))]
      [else
       (define low (max (caar a) (caar b)))
       (define high (min (cdar a) (cdar b)))
       (define out* (if (<= low high) (cons (cons low high) out) out))
       (if (< (cdar a) (cdar b)) (loop (cdr a) b out*) (loop a (cdr b) out*))])))

(define (subtract a b)
  (check 'subtract a b)
  (let loop ([a (contents a)] [b (contents b)] [out '()])
    (cond
      [(null? a) (make-integer-set (reverse out))]
      [(null? b) (make-integer-set (append (reverse out) a))]
      [else
       (define r (car a))
       (define s (car b))
       (cond
         [(< (cdr s) (car r)) (loop a (cdr b) out)]
         [(< (cdr r) (car s)) (loop (cdr a) b (cons r out))]
         [else
          (define out* (if (< (car r) (car s)) (cons (cons (car r) (- (car s) 1)) out) out))
          (if (< (cdr s) (cdr r))
              (loop (cons (cons (+ 1 (cdr s)) (cdr r)) (cdr a)) (cdr b) out*)
              (loop (cdr a) b out*))])])))

(define (symmetric-difference a b)
  (check 'symmetric-difference a b)
  (union (subtract a b) (subtract b a)))

;; The integers from low to high that are not in the set.
(define (complement s low high)
  (check 'complement s)
  (subtract (make-range low high) s))

;; -> what is in both, only in a, only in b
(define (split a b)
  (check 'split a b)
  (values (intersect a b) (subtract a b) (subtract b a)))

(define (member? n s)
  (unless (exact-integer? n) (raise-argument-error 'member? "exact-integer?" n))
  (check 'member? s)
  (for/or ([r (in-list (contents s))]) (<= (car r) n (cdr r))))

;; An integer of the set, or #f.
(define (get-integer s)
  (check 'get-integer s)
  (and (pair? (contents s)) (caar (contents s))))

(define (foldr f init s)
  (check 'foldr s)
  (for*/fold ([acc init]) ([r (in-list (reverse (contents s)))]
                           [n (in-range (cdr r) (- (car r) 1) -1)])
    (f n acc)))

(define (count s)
  (check 'count s)
  (for/sum ([r (in-list (contents s))]) (+ 1 (- (cdr r) (car r)))))

(define (subset? a b)
  (check 'subset? a b)
  (null? (contents (subtract a b))))

;; The coarsest list of disjoint sets such that each of SETS is a union of some of them.
(define (partition sets)
  (for/fold ([parts '()]) ([s (in-list sets)])
    (check 'partition s)
    (let loop ([parts parts] [s s] [out '()])
      (cond
        [(null? (contents s)) (append (reverse out) parts)]
        [(null? parts) (reverse (cons s out))]
        [else
         (define-values (both only-part only-s) (split (car parts) s))
         (loop (cdr parts) only-s
               (append (filter (lambda (p) (pair? (contents p))) (list only-part both)) out))]))))
