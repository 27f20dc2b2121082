#lang racket/base
;; racket/vector: operations on vectors beyond racket/base.
;; Layer: above racket/base.

(provide vector-set*! vector-copy vector-map vector-map! vector-append
         vector-take vector-drop vector-split-at vector-take-right vector-drop-right
         vector-split-at-right vector-filter vector-filter-not vector-count
         vector-argmin vector-argmax vector-member vector-memq vector-memv
         vector-empty? vector-sort vector-sort!)

(require "private/sort.rkt")

(define (check-vector who v) (unless (vector? v) (raise-argument-error who "vector?" v)))

;; Whether the vector has no elements.
(define (vector-empty? v)
  (check-vector 'vector-empty? v)
  (eqv? 0 (vector-length v)))

;; Stores values at positions, in order.
(define (vector-set*! v . args)
  (unless (even? (length args))
    (error 'vector-set*! (string-append "expected an even number of association elements, "
                                        "but received an odd number: ~e")
           args))
  (check-vector 'vector-set*! v)
  (let loop ([l args])
    (unless (null? l)
      (vector-set! v (car l) (cadr l))
      (loop (cddr l)))))

;; ---- parts ------------------------------------------------------------------------------------

(define (slice v start end)
  (let ([out (make-vector (- end start))])
    (vector-copy! out 0 v start end)
    out))

(define (check-bounds who v start end)
  (check-vector who v)
  (define len (vector-length v))
  (unless (exact-nonnegative-integer? start)
    (raise-argument-error who "exact-nonnegative-integer?" start))
  (unless (exact-nonnegative-integer? end)
    (raise-argument-error who "exact-nonnegative-integer?" end))
  (unless (<= start len) (raise-range-error who "vector" "starting " start v 0 len))
  (unless (<= start end len) (raise-range-error who "vector" "ending " end v start len 0)))

;; A fresh vector of the elements from start, by default 0, to before end, by default the length.
;; > (vector-copy #(a b c d) 1 3)
;; '#(b c)
(define (vector-copy v [start 0] [end (and (vector? v) (vector-length v))])
  (check-bounds 'vector-copy v start end)
  (slice v start end))

;; A fresh vector of the elements of all.
;; > (vector-append #(1 2) #(3))
;; '#(1 2 3)
(define (vector-append . vs)
  (let loop ([l vs] [pos 0])
    (unless (null? l)
      (unless (vector? (car l)) (apply raise-argument-error 'vector-append "vector?" pos vs))
      (loop (cdr l) (+ pos 1))))
  (define out (make-vector (for/sum ([v (in-list vs)]) (vector-length v))))
  (let loop ([l vs] [at 0])
    (unless (null? l)
      (vector-copy! out at (car l))
      (loop (cdr l) (+ at (vector-length (car l))))))
  out)

(define (check-count who v n)
  (unless (vector? v) (raise-argument-error who "vector?" v))
  (unless (exact-nonnegative-integer? n)
    (raise-argument-error who "exact-nonnegative-integer?" n))
  (define len (vector-length v))
  (unless (<= n len) (raise-range-error who "vector" "" n v 0 len)))

;; A fresh vector of the first n elements.
(define (vector-take v n) (check-count 'vector-take v n) (slice v 0 n))
;; A fresh vector without the first n elements.
(define (vector-drop v n) (check-count 'vector-drop v n) (slice v n (vector-length v)))
;; Two values: what vector-take and vector-drop give.
(define (vector-split-at v n)
  (check-count 'vector-split-at v n)
  (values (slice v 0 n) (slice v n (vector-length v))))
;; A fresh vector of the last n elements.
(define (vector-take-right v n)
  (check-count 'vector-take-right v n)
  (slice v (- (vector-length v) n) (vector-length v)))
;; A fresh vector without the last n elements.
(define (vector-drop-right v n)
  (check-count 'vector-drop-right v n)
  (slice v 0 (- (vector-length v) n)))
;; Two values: what vector-drop-right and vector-take-right give.
(define (vector-split-at-right v n)
  (check-count 'vector-split-at-right v n)
  (let ([at (- (vector-length v) n)])
    (values (slice v 0 at) (slice v at (vector-length v)))))

;; ---- mapping ----------------------------------------------------------------------------------

;; The common length; raises unless f and the vectors fit together.
(define (check-mapping who f v vs)
  (define all (list* f v vs))
  (unless (procedure? f)
    (if (eq? who 'vector-count)
        (raise-argument-error who "procedure?" f)
        (apply raise-argument-error who "procedure?" 0 all)))
  (let loop ([l (cons v vs)] [pos 1])
    (unless (null? l)
      (unless (vector? (car l))
        (if (eq? who 'vector-count)
            (raise-argument-error who "vector?" (car l))
            (apply raise-argument-error who "vector?" pos all)))
      (loop (cdr l) (+ pos 1))))
  (define len (vector-length v))
  (for ([o (in-list vs)])
    (unless (= len (vector-length o))
      (raise (exn:fail:contract
              (if (eq? who 'vector-count)
                  "vector-count: all vectors must have same size"
                  (format "'~a: all vectors must have same size; arguments were:~a"
                          who (apply string-append (map (lambda (a) (format " ~e" a)) all))))
              (current-continuation-marks)))))
  (unless (procedure-arity-includes? f (+ 1 (length vs)))
    (raise-arguments-error who "mismatch between procedure arity and argument count"
                           "procedure" f
                           "expected arity" (+ 1 (length vs))))
  len)

(define (map-into! out f v vs len)
  (if (null? vs)
      (let loop ([i 0])
        (when (< i len)
          (vector-set! out i (f (vector-ref v i)))
          (loop (+ i 1))))
      (let loop ([i 0])
        (when (< i len)
          (vector-set! out i (apply f (vector-ref v i) (map (lambda (o) (vector-ref o i)) vs)))
          (loop (+ i 1)))))
  out)

;; A fresh vector of what the procedure gives for the elements at the same position.
;; > (vector-map + #(1 2) #(10 20))
;; '#(11 22)
(define (vector-map f v . vs)
  (define len (check-mapping 'vector-map f v vs))
  (map-into! (make-vector len) f v vs len))

;; Like vector-map, storing into the first vector.
(define (vector-map! f v . vs)
  (when (and (vector? v) (immutable? v))
    (apply raise-argument-error 'vector-map! "(and/c vector? (not/c immutable?))" 1 f v vs))
  (map-into! v f v vs (check-mapping 'vector-map! f v vs)))

;; How many elements satisfy the procedure.
(define (vector-count f v . vs)
  (define len (check-mapping 'vector-count f v vs))
  (if (null? vs)
      (for/sum ([x (in-vector v)]) (if (f x) 1 0))
      (for/sum ([i (in-range len)])
        (if (apply f (vector-ref v i) (map (lambda (o) (vector-ref o i)) vs)) 1 0))))

(define (filter-vector who f v keep?)
  (unless (and (procedure? f) (procedure-arity-includes? f 1))
    (raise-argument-error who "(any/c . -> . any/c)" f))
  (unless (vector? v) (raise-argument-error who "vector?" v))
  (for/vector ([x (in-vector v)] #:when (eq? keep? (and (f x) #t))) x))
;; A fresh vector of the elements that satisfy the procedure.
;; > (vector-filter even? #(1 2 3 4))
;; '#(2 4)
(define (vector-filter f v) (filter-vector 'vector-filter f v #t))
;; A fresh vector of the elements that do not satisfy the procedure.
(define (vector-filter-not f v) (filter-vector 'vector-filter-not f v #f))

(define (best who better? f v)
  (unless (and (procedure? f) (procedure-arity-includes? f 1))
    (raise-argument-error who "(any/c . -> . real?)" f))
  (unless (and (vector? v) (not (eqv? 0 (vector-length v))))
    (raise-argument-error who "(and/c vector? (lambda (v) (positive? (vector-length v))))" v))
  (define (value x)
    (let ([r (f x)])
      (unless (real? r) (raise-result-error who "real?" r))
      r))
  (define first (vector-ref v 0))
  (for/fold ([best first] [best-value (value first)] #:result best) ([x (in-vector v 1)])
    (let ([r (value x)])
      (if (better? r best-value) (values x r) (values best best-value)))))
;; The first element for which the procedure is least.
(define (vector-argmin f v) (best 'vector-argmin < f v))
;; The first element for which the procedure is greatest.
(define (vector-argmax f v) (best 'vector-argmax > f v))

(define (position who v x same?)
  (unless (vector? v) (raise-argument-error who "vector?" 1 x v))
  (for/first ([y (in-vector v)] [i (in-naturals)] #:when (same? x y)) i))
;; The position of the first element that is equal? to v, else #f.
;; > (vector-member 'b #(a b c))
;; 1
(define (vector-member x v [same? equal?]) (position 'vector-member v x same?))
;; The same by eq?.
(define (vector-memq x v) (position 'vector-memq v x eq?))
;; The same by eqv?.
(define (vector-memv x v) (position 'vector-memv v x eqv?))

;; ---- sorting ----------------------------------------------------------------------------------

(define (check-sort who v less? start end key)
  (check-bounds who v start end)
  (unless (and (procedure? less?) (procedure-arity-includes? less? 2))
    (raise-argument-error who "(any/c any/c . -> . any/c)" less?))
  (unless (or (not key) (and (procedure? key) (procedure-arity-includes? key 1)))
    (raise-argument-error who "(or/c #f (any/c . -> . any/c))" key)))

;; A fresh vector of the elements in the order of the comparison.
;; > (vector-sort #(3 1 2) <)
;; '#(1 2 3)
(define (vector-sort v less? [start 0] [end #f] #:key [key #f] #:cache-keys? [cache-keys? #f])
  (check-vector 'vector-sort v)
  (define stop (or end (vector-length v)))
  (check-sort 'vector-sort v less? start stop key)
  (define out (slice v start stop))
  (sort-vector! out 0 (vector-length out) less? key cache-keys?)
  out)

;; Sorts the vector itself.
(define (vector-sort! v less? [start 0] [end #f] #:key [key #f] #:cache-keys? [cache-keys? #f])
  (unless (and (vector? v) (not (immutable? v)))
    (raise-argument-error 'vector-sort! "(and/c vector? (not/c immutable?))" v))
  (define stop (or end (vector-length v)))
  (check-sort 'vector-sort! v less? start stop key)
  (sort-vector! v start stop less? key cache-keys?))

;; (vector-set* vec pos v ...) -> vector?
;; A vector with other elements at positions.
