#lang racket/base
;; data/integer-set: sets of exact integers as sorted lists of ranges.  Layer: above racket/contract/base.

(require racket/contract/base racket/struct)

(provide well-formed-set?
         (contract-out
          [struct integer-set ([contents well-formed-set?])]
          [make-range
           (->i () ([i exact-integer?] [j (i) (and/c exact-integer? (>=/c i))]) [res integer-set?])]
          [intersect (-> integer-set? integer-set? integer-set?)]
          [rename merge union (-> integer-set? integer-set? integer-set?)]
          [subtract (-> integer-set? integer-set? integer-set?)]
          [symmetric-difference (-> integer-set? integer-set? integer-set?)]
          [complement
           (->i ([s integer-set?] [min exact-integer?] [max (min) (and/c exact-integer? (>=/c min))]) [res integer-set?])]
          [split (-> integer-set? integer-set? (values integer-set? integer-set? integer-set?))]
          [member? (-> exact-integer? integer-set? any)]
          [get-integer (-> integer-set? (or/c #f exact-integer?))]
          [rename is-foldr foldr (-> any/c any/c integer-set? any)]
          [partition (-> (listof integer-set?) (listof integer-set?))]
          [count (-> integer-set? natural-number/c)]
          [subset? (-> integer-set? integer-set? any)]))

;; contents : ranges (low . high), both ends in the set, ascending and at least one apart
(struct integer-set ([contents #:mutable])
  #:extra-constructor-name make-integer-set
  #:property prop:custom-write
  (make-constructor-style-printer
   (lambda (s) 'integer-set)
   (lambda (s) (integer-set-contents s)))
  #:property prop:equal+hash
  (list (lambda (a b rec) (rec (integer-set-contents a) (integer-set-contents b)))
        (lambda (s rec) (rec (integer-set-contents s)))
        (lambda (s rec) (rec (integer-set-contents s))))
  #:property prop:sequence
  (lambda (s)
    (make-do-sequence
     (lambda ()
       (define ranges (integer-set-contents s))
       (values car
               (lambda (at) (if (< (car at) (cdadr at)) (cons (+ 1 (car at)) (cdr at)) (enter (cddr at))))
               (enter ranges) pair? #f #f)))))
;; -> the position at the beginning of the ranges: the number, then the ranges from its own on
(define (enter ranges) (and (pair? ranges) (cons (caar ranges) ranges)))
(define contents integer-set-contents)

;; Whether v is a list of ranges, pairs of integers, ascending and not touching each other.
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

;; (make-range), (make-range n) or (make-range low high)
;; The set of no integers, of n alone, or of those from low to high.
(define make-range
  (case-lambda
    [() (integer-set '())]
    [(n) (make-range n n)]
    [(low high)
     (integer-set (list (cons low high)))]))

;; Puts the range on a reversed list of ranges, merged with its first.
(define (add-range r out)
  (if (and (pair? out) (<= (car r) (+ 1 (cdar out))))
      (cons (cons (caar out) (max (cdar out) (cdr r))) (cdr out))
      (cons r out)))

(define (merge a b)
  (let loop ([a (contents a)] [b (contents b)] [out '()])
    (cond
      [(and (null? a) (null? b)) (integer-set (reverse out))]
      [(or (null? b) (and (pair? a) (<= (caar a) (caar b)))) (loop (cdr a) b (add-range (car a) out))]
      [else (loop a (cdr b) (add-range (car b) out))])))

;; The integers that are in both sets.
(define (intersect a b)
  (let loop ([a (contents a)] [b (contents b)] [out '()])
    (cond
      [(or (null? a) (null? b)) (integer-set (reverse out))]
      [else
       (define low (max (caar a) (caar b)))
       (define high (min (cdar a) (cdar b)))
       (define out* (if (<= low high) (cons (cons low high) out) out))
       (if (< (cdar a) (cdar b)) (loop (cdr a) b out*) (loop a (cdr b) out*))])))

;; The integers of a that are not in b.
(define (subtract a b)
  (let loop ([a (contents a)] [b (contents b)] [out '()])
    (cond
      [(null? a) (integer-set (reverse out))]
      [(null? b) (integer-set (append (reverse out) a))]
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

;; The integers that are in one of the sets only.
(define (symmetric-difference a b)
  (merge (subtract a b) (subtract b a)))

;; The integers from low to high that are not in the set.
(define (complement s low high)
  (subtract (make-range low high) s))

;; -> what is in both, only in a, only in b
(define (split a b)
  (values (intersect a b) (subtract a b) (subtract b a)))

;; Whether n is in the set.
(define (member? n s)
  (for/or ([r (in-list (contents s))]) (<= (car r) n (cdr r))))

;; An integer of the set, or #f.
(define (get-integer s)
  (and (pair? (contents s)) (caar (contents s))))

(define (is-foldr f init s)
  (for*/fold ([acc init]) ([r (in-list (reverse (contents s)))]
                           [n (in-range (cdr r) (- (car r) 1) -1)])
    (f n acc)))

;; How many integers are in the set.
(define (count s)
  (for/sum ([r (in-list (contents s))]) (+ 1 (- (cdr r) (car r)))))

;; Whether all integers of a are in b.
(define (subset? a b)
  (null? (contents (subtract a b))))

;; The coarsest list of disjoint sets such that each of SETS is a union of some of them.
(define (partition sets)
  (for/fold ([parts '()]) ([s (in-list (reverse sets))])
    (let loop ([parts parts] [s s] [out '()])
      (cond
        [(null? (contents s)) (append (reverse out) parts)]
        [(null? parts) (reverse (cons s out))]
        [else
         (define-values (both only-part only-s) (split (car parts) s))
         (loop (cdr parts) only-s
               (append (filter (lambda (p) (pair? (contents p))) (list only-part both)) out))]))))

;; (union a b) -> integer-set?
;; The integers that are in one of the sets.

;; (foldr f init s) -> any
;; Combines the integers from the greatest on: f gets one and what it gave before, at first init.
