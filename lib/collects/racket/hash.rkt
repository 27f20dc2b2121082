#lang racket/base
;; racket/hash: unions and intersections of hash tables.  Layer: above racket/base.

(provide hash-union hash-union! hash-intersect)

(define (check who h pos ok? expected args)
  (unless (ok? h) (apply raise-argument-error who expected pos args)))
(define (immutable-hash? v) (and (hash? v) (immutable? v)))
(define (mutable-hash? v) (and (hash? v) (not (immutable? v))))
(define (check-all who first-ok? first-expected hs)
  (for ([h (in-list hs)] [pos (in-naturals)])
    (check who h pos (if (eqv? pos 0) first-ok? hash?) (if (eqv? pos 0) first-expected "hash?") hs)))

(define (no-combination who k a b)
  (error who "duplicate values for key ~e: ~e and ~e" k a b))

(define (hash-union h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (check-all 'hash-union immutable-hash? "(and/c hash? immutable?)" (cons h others))
  (define merge (combiner 'hash-union combine combine/key))
  (define absent (box #f))
  (for*/fold ([out h]) ([o (in-list others)] [(k v) (in-hash o)])
    (let ([old (hash-ref out k absent)])
      (hash-set out k (if (eq? old absent) v (merge k old v))))))

(define (hash-union! h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (check-all 'hash-union! mutable-hash? "(and/c hash? (not/c immutable?))" (cons h others))
  (define merge (combiner 'hash-union! combine combine/key))
  (define absent (box #f))
  (for* ([o (in-list others)] [(k v) (in-hash o)])
    (let ([old (hash-ref h k absent)])
      (hash-set! h k (if (eq? old absent) v (merge k old v))))))

(define (combiner who combine combine/key)
  (cond [combine/key combine/key]
        [combine (lambda (k a b) (combine a b))]
        [else (lambda (k a b) (no-combination who k a b))]))

(define (hash-intersect h #:combine [combine #f] #:combine/key [combine/key #f] . others)
  (check-all 'hash-intersect immutable-hash? "(and/c hash? immutable?)" (cons h others))
  (define merge (combiner 'hash-intersect combine combine/key))
  (for*/fold ([out h]) ([o (in-list others)] [(k v) (in-hash out)])
    (if (hash-has-key? o k)
        (hash-set out k (merge k v (hash-ref o k)))
        (hash-remove out k))))
