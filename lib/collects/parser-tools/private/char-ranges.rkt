#lang racket/base
;; parser-tools/private/char-ranges: sets of characters as sorted lists of ranges of their numbers, both ends included, that do
;; neither overlap nor touch.  Layer: above racket/base; used when lexers are compiled.
(provide all-chars range-of chars-of ranges-union ranges-intersect ranges-subtract ranges-contain? ranges-where)

(define last-char #x10FFFF)
;; The set of all characters.
(define all-chars (list (cons 0 last-char)))
;; The characters from one to another.
(define (range-of lo hi) (list (cons (char->integer lo) (char->integer hi))))
;; The characters of a list.
(define (chars-of chars)
  (joined (sort (map (lambda (c) (let ([n (char->integer c)]) (cons n n))) chars) < #:key car)))

;; sorted ranges that may overlap -> set
(define (joined ranges)
  (let loop ([l ranges] [done '()])
    (cond
      [(null? l) (reverse done)]
      [(and (pair? done) (<= (caar l) (add1 (cdar done))))
       (loop (cdr l) (cons (cons (caar done) (max (cdar done) (cdar l))) (cdr done)))]
      [else (loop (cdr l) (cons (car l) done))])))

;; The characters of either set.
(define (ranges-union a b)
  (joined (let merge ([a a] [b b])
            (cond [(null? a) b]
                  [(null? b) a]
                  [(< (caar a) (caar b)) (cons (car a) (merge (cdr a) b))]
                  [else (cons (car b) (merge a (cdr b)))]))))

;; The characters of both sets.
(define (ranges-intersect a b)
  (let loop ([a a] [b b] [done '()])
    (if (or (null? a) (null? b))
        (reverse done)
        (let* ([lo (max (caar a) (caar b))]
               [hi (min (cdar a) (cdar b))]
               [done (if (<= lo hi) (cons (cons lo hi) done) done)])
          (if (< (cdar a) (cdar b)) (loop (cdr a) b done) (loop a (cdr b) done))))))

;; The characters of a that are not in b.
(define (ranges-subtract a b) (ranges-intersect a (complement b)))
(define (complement ranges)
  (let loop ([l ranges] [from 0] [done '()])
    (cond
      [(null? l) (reverse (if (<= from last-char) (cons (cons from last-char) done) done))]
      [else (loop (cdr l) (add1 (cdar l))
                  (if (< from (caar l)) (cons (cons from (sub1 (caar l))) done) done))])))

;; Whether a character's number is in the set.
(define (ranges-contain? ranges n)
  (for/or ([r (in-list ranges)]) (<= (car r) n (cdr r))))

;; The characters that a predicate accepts.
(define (ranges-where ok?)
  (joined
   (for*/list ([known (in-list (make-known-char-range-list))]
               [r (in-list (let ([lo (car known)] [hi (cadr known)])
                             (if (caddr known)
                                 (list (cons lo hi))
                                 (for/list ([n (in-range lo (add1 hi))]) (cons n n)))))]
               #:when (ok? (integer->char (car r))))
     r)))
