#lang racket/base
;; racket/hash: unions and intersections of hash tables.  Layer: above racket/base.

(provide hash-union hash-union! hash-intersect)

(require "lazy-require.rkt" "private/late-contract.rkt")
(lazy-require ["private/hash-contract.rkt" (refused)])
(define-definer define/checked refused)

(define (tables? first others combine combine/key)
  (and (hash? first) (andmap hash? others) (takes? combine 2) (takes? combine/key 3)))
(define (takes? f n) (or (not f) (and (procedure? f) (procedure-arity-includes? f n))))

(define (no-combination who k a b)
  (error who "duplicate values for key ~e: ~e and ~e" k a b))

;; The keys and values of all tables; #:combine says what becomes of two values of one key.
;; > (hash-union (hash 'a 1) (hash 'a 2) #:combine +)
;; '#hash((a . 3))
(define/checked (hash-union h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (and (tables? h others combine combine/key) (immutable? h))
  (define merge (combiner 'hash-union combine combine/key))
  (define absent (box #f))
  (for*/fold ([out h]) ([o (in-list others)] [(k v) (in-hash o)])
    (let ([old (hash-ref out k absent)])
      (hash-set out k (if (eq? old absent) v (merge k old v))))))

;; Adds the keys and values of the other tables to the first.
(define/checked (hash-union! h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (and (tables? h others combine combine/key) (not (immutable? h)))
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
(define/checked (hash-intersect h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (and (tables? h others combine combine/key) (immutable? h))
  (define merge (combiner 'hash-intersect combine combine/key))
  (for*/fold ([out h]) ([o (in-list others)] [(k v) (in-hash out)])
    (if (hash-has-key? o k)
        (hash-set out k (merge k v (hash-ref o k)))
        (hash-remove out k))))
