#lang racket/base
;; racket/dict: one set of operations for hash tables, vectors, association lists, and structures
;; with prop:dict.
;; Layer: above racket/base.

(provide prop:dict dict? dict-mutable? dict-can-remove-keys? dict-can-functional-set?
         dict-ref dict-ref! dict-set dict-set! dict-set* dict-set*! dict-remove dict-remove!
         dict-update dict-update! dict-has-key? dict-count dict-empty?
         dict-iterate-first dict-iterate-next dict-iterate-key dict-iterate-value
         dict-map dict-for-each dict-keys dict-values dict->list dict-copy dict-clear dict-clear!
         in-dict in-dict-keys in-dict-values in-dict-pairs)

;; The property's value is a vector of ref, set!, set, remove!, remove, count, iterate-first,
;; iterate-next, iterate-key, iterate-value; set!, set, remove! and remove may be #f.
(define-values (prop:dict dict-struct? dict-methods)
  (make-struct-type-property
   'dict
   (lambda (v info)
     (unless (and (vector? v) (= 10 (vector-length v)))
       (raise-argument-error 'prop:dict "vector of 10 dictionary procedures" v))
     (vector->immutable-vector v))))
(define (method d i) (vector-ref (dict-methods d) i))

(define (assoc-list? v) (and (list? v) (andmap pair? v)))
(define (dict? v) (or (hash? v) (vector? v) (assoc-list? v) (dict-struct? v)))
(define (check who d) (unless (dict? d) (raise-argument-error who "dict?" d)))

(define (dict-mutable? d)
  (check 'dict-mutable? d)
  (cond [(or (hash? d) (vector? d)) (not (immutable? d))]
        [(dict-struct? d) (and (method d 1) #t)]
        [else #f]))
(define (dict-can-remove-keys? d)
  (check 'dict-can-remove-keys? d)
  (cond [(dict-struct? d) (and (or (method d 3) (method d 4)) #t)]
        [else (not (vector? d))]))
(define (dict-can-functional-set? d)
  (check 'dict-can-functional-set? d)
  (cond [(hash? d) (immutable? d)]
        [(vector? d) #f]
        [(dict-struct? d) (and (method d 2) #t)]
        [else #t]))

;; ---- reading ----------------------------------------------------------------------------------

(define (default-value default) (if (procedure? default) (default) default))

(define dict-ref
  (case-lambda
    [(d k)
     (check 'dict-ref d)
     (cond
       [(hash? d) (hash-ref d k)]
       [(vector? d) (vector-ref d k)]
       [else
        (lookup d k (lambda ()
                      (raise-mismatch-error 'dict-ref (format "no value for key: ~e in: " k) d)))])]
    [(d k default) (check 'dict-ref d) (lookup d k default)]))
(define (lookup d k default)
  (cond
    [(hash? d) (hash-ref d k default)]
    [(vector? d)
     (if (and (exact-nonnegative-integer? k) (< k (vector-length d)))
         (vector-ref d k)
         (default-value default))]
    [(dict-struct? d) ((method d 0) d k default)]
    [else (let ([p (assoc k d)]) (if p (cdr p) (default-value default)))]))

(define (dict-has-key? d k)
  (check 'dict-has-key? d)
  (let ([absent (box #f)]) (not (eq? absent (lookup d k absent)))))

(define (dict-count d)
  (check 'dict-count d)
  (cond [(hash? d) (hash-count d)]
        [(vector? d) (vector-length d)]
        [(dict-struct? d) ((method d 5) d)]
        [else (length d)]))
(define (dict-empty? d) (check 'dict-empty? d) (eqv? 0 (dict-count d)))

;; ---- writing ----------------------------------------------------------------------------------

(define (dict-set! d k v)
  (check 'dict-set! d)
  (cond
    [(and (hash? d) (not (immutable? d))) (hash-set! d k v)]
    [(and (vector? d) (not (immutable? d))) (vector-set! d k v)]
    [(and (dict-struct? d) (method d 1)) ((method d 1) d k v)]
    [else (raise-argument-error 'dict-set! "(and/c dict? dict-mutable?)" d)]))
(define (dict-set d k v)
  (check 'dict-set d)
  (cond
    [(and (hash? d) (immutable? d)) (hash-set d k v)]
    [(and (dict-struct? d) (method d 2)) ((method d 2) d k v)]
    [(list? d)
     (let loop ([l d])
       (cond [(null? l) (list (cons k v))]
             [(equal? k (caar l)) (cons (cons k v) (cdr l))]
             [else (cons (car l) (loop (cdr l)))]))]
    [else (raise-argument-error 'dict-set "dict-can-functional-set?" d)]))
(define (dict-remove! d k)
  (check 'dict-remove! d)
  (cond
    [(and (hash? d) (not (immutable? d))) (hash-remove! d k)]
    [(and (dict-struct? d) (method d 3)) ((method d 3) d k)]
    [else (raise-argument-error 'dict-remove! "(and/c dict-mutable? dict-can-remove-keys?)" d)]))
(define (dict-remove d k)
  (check 'dict-remove d)
  (cond
    [(and (hash? d) (immutable? d)) (hash-remove d k)]
    [(and (dict-struct? d) (method d 4)) ((method d 4) d k)]
    [(list? d)
     (let loop ([l d])
       (cond [(null? l) '()]
             [(equal? k (caar l)) (cdr l)]
             [else (cons (car l) (loop (cdr l)))]))]
    [else (raise-argument-error 'dict-remove "(and/c dict-can-functional-set? dict-can-remove-keys?)" d)]))

(define (check-pairs who args)
  (unless (even? (length args))
    (raise-arguments-error who "expected an even number of association elements, but received an odd number of association elements"
                           "association elements" args)))
(define (dict-set*! d . args)
  (check-pairs 'dict-set*! args)
  (let loop ([l args])
    (unless (null? l) (dict-set! d (car l) (cadr l)) (loop (cddr l)))))
(define (dict-set* d . args)
  (check-pairs 'dict-set* args)
  (let loop ([d d] [l args])
    (if (null? l) d (loop (dict-set d (car l) (cadr l)) (cddr l)))))

(define dict-update!
  (case-lambda
    [(d k f) (dict-set! d k (f (dict-ref d k)))]
    [(d k f default) (dict-set! d k (f (lookup d k default)))]))
(define dict-update
  (case-lambda
    [(d k f) (dict-set d k (f (dict-ref d k)))]
    [(d k f default) (dict-set d k (f (lookup d k default)))]))
(define (dict-ref! d k new)
  (check 'dict-ref! d)
  (lookup d k (lambda ()
                (let ([v (default-value new)]) (dict-set! d k v) v))))

;; ---- iterating --------------------------------------------------------------------------------

(define (dict-iterate-first d)
  (check 'dict-iterate-first d)
  (cond [(hash? d) (hash-iterate-first d)]
        [(vector? d) (and (> (vector-length d) 0) 0)]
        [(dict-struct? d) ((method d 6) d)]
        [else (and (pair? d) d)]))
(define (dict-iterate-next d pos)
  (check 'dict-iterate-next d)
  (cond [(hash? d) (hash-iterate-next d pos)]
        [(vector? d) (and (< (+ pos 1) (vector-length d)) (+ pos 1))]
        [(dict-struct? d) ((method d 7) d pos)]
        [else (and (pair? (cdr pos)) (cdr pos))]))
(define (dict-iterate-key d pos)
  (check 'dict-iterate-key d)
  (cond [(hash? d) (hash-iterate-key d pos)]
        [(vector? d) pos]
        [(dict-struct? d) ((method d 8) d pos)]
        [else (caar pos)]))
(define (dict-iterate-value d pos)
  (check 'dict-iterate-value d)
  (cond [(hash? d) (hash-iterate-value d pos)]
        [(vector? d) (vector-ref d pos)]
        [(dict-struct? d) ((method d 9) d pos)]
        [else (cdar pos)]))

(define ((dict-sequence who get) d)
  (check who d)
  (make-do-sequence
   (lambda ()
     (values (lambda (pos) (get d pos)) #f (lambda (pos) (dict-iterate-next d pos))
             (dict-iterate-first d) values #f #f))))
(define in-dict
  (dict-sequence 'in-dict (lambda (d p) (values (dict-iterate-key d p) (dict-iterate-value d p)))))
(define in-dict-keys (dict-sequence 'in-dict-keys dict-iterate-key))
(define in-dict-values (dict-sequence 'in-dict-values dict-iterate-value))
(define in-dict-pairs
  (dict-sequence 'in-dict-pairs (lambda (d p) (cons (dict-iterate-key d p) (dict-iterate-value d p)))))

(define (dict-map d f) (for/list ([(k v) (in-dict d)]) (f k v)))
(define (dict-for-each d f) (for ([(k v) (in-dict d)]) (f k v)))
(define (dict-keys d) (for/list ([k (in-dict-keys d)]) k))
(define (dict-values d) (for/list ([v (in-dict-values d)]) v))
(define (dict->list d) (for/list ([p (in-dict-pairs d)]) p))

(define (dict-copy d)
  (check 'dict-copy d)
  (cond [(hash? d) (hash-copy d)]
        [(vector? d) (let ([v (make-vector (vector-length d))]) (vector-copy! v 0 d) v)]
        [(list? d) d]
        [else (raise-argument-error 'dict-copy "(or/c hash? vector? list?)" d)]))
(define (dict-clear d)
  (check 'dict-clear d)
  (cond [(hash? d) (hash-clear d)]
        [(list? d) '()]
        [else (for/fold ([d d]) ([k (in-list (dict-keys d))]) (dict-remove d k))]))
(define (dict-clear! d)
  (check 'dict-clear! d)
  (if (hash? d)
      (hash-clear! d)
      (for ([k (in-list (dict-keys d))]) (dict-remove! d k))))
