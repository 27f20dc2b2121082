#lang racket/base
;; racket/hash: unions and intersections of hash tables.  Layer: above racket/base.

(provide hash-union hash-union! hash-intersect)

(define (check-all who immutable first others)
  (define (check ok? expected v) (unless ok? (raise-argument-error who expected v)))
  (check (hash? first) "hash?" first)
  (if immutable
      (check (immutable? first) "immutable?" first)
      (check (not (immutable? first)) "(not/c immutable?)" first))
  (for ([h (in-list others)]) (check (hash? h) "hash?" h)))

(define (no-combination who k a b)
  (error who "duplicate values for key ~e: ~e and ~e" k a b))

;; The keys and values of all tables; #:combine says what becomes of two values of one key.
;; > (hash-union (hash 'a 1) (hash 'a 2) #:combine +)
;; '#hash((a . 3))
(define (hash-union h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (check-all 'hash-union #t h others)
  (define merge (combiner 'hash-union combine combine/key))
  (define absent (box #f))
  (for*/fold ([out h]) ([o (in-list others)] [(k v) (in-hash o)])
    (let ([old (hash-ref out k absent)])
      (hash-set out k (if (eq? old absent) v (merge k old v))))))

;; Adds the keys and values of the other tables to the first.
(define (hash-union! h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (check-all 'hash-union! #f h others)
  (define merge (combiner 'hash-union! combine combine/key))
  (define absent (box #f))
  (for* ([o (in-list others)] [(k v) (in-hash o)])
    (let ([old (hash-ref h k absent)])
      (hash-set! h k (if (eq? old absent) v (merge k old v))))))

(define (combiner who combine combine/key)
  (cond [combine/key combine/key]
        [combine (lambda (k a b) (combine a b))]
        [else (lambda (k a b) (no-combination who k a b))]))

;; The keys that all tables have.
;; > (hash-intersect (hash 'a 1 'b 2) (hash 'b 3) #:combine +)
;; '#hash((b . 5))
(define (hash-intersect h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (check-all 'hash-intersect #t h others)
  (define merge (combiner 'hash-intersect combine combine/key))
  (for*/fold ([out h]) ([o (in-list others)] [(k v) (in-hash out)])
    (if (hash-has-key? o k)
        (hash-set out k (merge k v (hash-ref o k)))
        (hash-remove out k))))
