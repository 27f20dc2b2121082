#lang racket/base
;; racket/private/dict-generics: the generic interface of dictionaries and its instances.
;; Layer: above racket/base.  racket/dict checks arguments and exports these operations.
;; Vectors map indices; association lists are searched with equal? and replaced.

(provide gen:dict dict? implements? prop:dict prop:dict/contract dict-contracts
         dict-ref dict-set! dict-set dict-remove! dict-remove
         dict-iterate-first entry-of?
         (rename-out [next-of dict-iterate-next] [key-at dict-iterate-key] [value-at dict-iterate-value])
         dict-has-key? dict-set*! dict-set* dict-ref! dict-update! dict-update
         dict-map dict-map/copy dict-for-each dict-empty? dict-count
         dict-copy dict-clear dict-clear! dict-keys dict-values dict->list)

(require "generic-core.rkt")

;; ---- hash tables ------------------------------------------------------------------------------

(define (mutable-hash? v) (and (hash? v) (not (immutable? v))))
(define (immutable-hash? v) (and (hash? v) (immutable? v)))

;; ---- vectors ----------------------------------------------------------------------------------

(define (mutable-vector? v) (and (vector? v) (not (immutable? v))))

(define (check-position who k)
  (unless (exact-nonnegative-integer? k) (raise-argument-error who "natural?" k)))

(define vector-lookup
  (case-lambda
    [(v k) (check-position 'dict-ref k) (vector-ref v k)]
    [(v k default)
     (check-position 'dict-ref k)
     (cond [(< k (vector-length v)) (vector-ref v k)]
           [(procedure? default) (default)]
           [else default])]))
(define (vector-first-position v) (and (> (vector-length v) 0) 0))
(define (vector-next-position v i)
  (unless (and (exact-nonnegative-integer? i) (< i (vector-length v)))
    (raise-arguments-position 'dict-iterate-next "vector" i))
  (let ([i (+ i 1)]) (and (< i (vector-length v)) i)))
(define (vector-key v i) i)
(define (vector-has-position? v k) (and (exact-nonnegative-integer? k) (< k (vector-length v))))
(define (vector-entries-map v f) (for/list ([x (in-vector v)] [i (in-naturals)]) (f i x)))
(define (vector-duplicate v)
  (let ([new (make-vector (vector-length v))])
    (vector-copy! new 0 v)
    new))

(define (raise-arguments-position who what pos)
  (raise-mismatch-error who (format "invalid iteration position for ~a: " what) pos))

;; ---- association lists ------------------------------------------------------------------------

(define (association-list? v) (and (list? v) (andmap pair? v)))

;; A place in the association list that it was made from.
(struct assoc-iter (list rest))
;; Whether POS is a place in D; if so D is an association list, and need not be walked through again to see that.
(define (entry-of? d pos) (and (assoc-iter? pos) (eq? d (assoc-iter-list pos))))
(define (entry-after pos)
  (define l (assoc-iter-list pos))
  (define rest (cdr (assoc-iter-rest pos)))
  (and (pair? rest) (assoc-iter l rest)))
(define (entry-key pos) (caar (assoc-iter-rest pos)))
(define (entry-value pos) (cdar (assoc-iter-rest pos)))
(define (raise-not-entry who pos) (raise-arguments-position who "association list" pos))

(define assoc-lookup
  (case-lambda
    [(l k)
     (let ([p (assoc k l)])
       (if p (cdr p) (raise-mismatch-error 'dict-ref (format "no value for key: ~e in: " k) l)))]
    [(l k default)
     (let ([p (assoc k l)])
       (cond [p (cdr p)]
             [(procedure? default) (default)]
             [else default]))]))
(define (assoc-set l k v)
  (let loop ([rest l] [before '()])
    (cond [(null? rest) (reverse (cons (cons k v) before))]
          [(equal? k (caar rest)) (append (reverse before) (cons (cons k v) (cdr rest)))]
          [else (loop (cdr rest) (cons (car rest) before))])))
(define (assoc-remove l k)
  (let loop ([rest l] [before '()])
    (cond [(null? rest) l]
          [(equal? k (caar rest)) (append (reverse before) (cdr rest))]
          [else (loop (cdr rest) (cons (car rest) before))])))

;; ---- the interface -----------------------------------------------------------------------------

(define-generics dict
  (dict-ref dict key [default])
  (dict-set! dict key val)
  (dict-set dict key val)
  (dict-remove! dict key)
  (dict-remove dict key)
  (dict-iterate-first dict)
  (dict-iterate-next dict pos)
  (dict-iterate-key dict pos)
  (dict-iterate-value dict pos)
  (dict-has-key? dict key)
  (dict-set*! dict . pairs)
  (dict-set* dict . pairs)
  (dict-ref! dict key default)
  (dict-update! dict key f [default])
  (dict-update dict key f [default])
  (dict-map dict f)
  (dict-map/copy dict f)
  (dict-for-each dict f)
  (dict-empty? dict)
  (dict-count dict)
  (dict-copy dict)
  (dict-clear dict)
  (dict-clear! dict)
  (dict-keys dict)
  (dict-values dict)
  (dict->list dict)
  #:defined-predicate implements?
  #:defined-property prop:methods
  #:defaults
  ([mutable-hash?
    (define dict-ref hash-ref)
    (define dict-set! hash-set!)
    (define dict-remove! hash-remove!)
    (define dict-iterate-first hash-iterate-first)
    (define dict-iterate-next hash-iterate-next)
    (define dict-iterate-key hash-iterate-key)
    (define dict-iterate-value hash-iterate-value)
    (define dict-count hash-count)
    (define dict-has-key? hash-has-key?)
    (define dict-ref! hash-ref!)
    (define dict-update! hash-update!)
    (define dict-map hash-map)
    (define dict-for-each hash-for-each)
    (define dict-empty? hash-empty?)
    (define dict-copy hash-copy)
    (define dict-clear hash-copy-clear)
    (define dict-clear! hash-clear!)
    (define dict-keys hash-keys)
    (define dict-values hash-values)
    (define dict->list hash->list)]
   [immutable-hash?
    (define dict-ref hash-ref)
    (define dict-set hash-set)
    (define dict-remove hash-remove)
    (define dict-iterate-first hash-iterate-first)
    (define dict-iterate-next hash-iterate-next)
    (define dict-iterate-key hash-iterate-key)
    (define dict-iterate-value hash-iterate-value)
    (define dict-count hash-count)
    (define dict-has-key? hash-has-key?)
    (define dict-update hash-update)
    (define dict-map hash-map)
    (define dict-for-each hash-for-each)
    (define dict-empty? hash-empty?)
    (define dict-copy hash-copy)
    (define dict-clear hash-clear)
    (define dict-keys hash-keys)
    (define dict-values hash-values)
    (define dict->list hash->list)]
   [mutable-vector?
    (define dict-ref vector-lookup)
    (define (dict-set! v k x) (check-position 'dict-set! k) (vector-set! v k x))
    (define dict-iterate-first vector-first-position)
    (define dict-iterate-next vector-next-position)
    (define dict-iterate-key vector-key)
    (define dict-iterate-value vector-ref)
    (define dict-count vector-length)
    (define dict-has-key? vector-has-position?)
    (define dict-map vector-entries-map)
    (define dict-copy vector-duplicate)]
   [vector?
    (define dict-ref vector-lookup)
    (define dict-iterate-first vector-first-position)
    (define dict-iterate-next vector-next-position)
    (define dict-iterate-key vector-key)
    (define dict-iterate-value vector-ref)
    (define dict-count vector-length)
    (define dict-has-key? vector-has-position?)
    (define dict-map vector-entries-map)
    (define dict-copy vector-duplicate)]
   [association-list?
    (define dict-ref assoc-lookup)
    (define dict-set assoc-set)
    (define dict-remove assoc-remove)
    (define (dict-iterate-first l) (and (pair? l) (assoc-iter l l)))
    (define (dict-iterate-next l pos) (if (entry-of? l pos) (entry-after pos) (raise-not-entry 'dict-iterate-next pos)))
    (define (dict-iterate-key l pos) (if (entry-of? l pos) (entry-key pos) (raise-not-entry 'dict-iterate-key pos)))
    (define (dict-iterate-value l pos) (if (entry-of? l pos) (entry-value pos) (raise-not-entry 'dict-iterate-value pos)))
    (define dict-count length)
    (define (dict-has-key? l k) (and (assoc k l) #t))
    (define dict-empty? null?)
    (define (dict-clear l) '())
    (define (dict-map l f) (for/list ([p (in-list l)]) (f (car p) (cdr p))))
    (define (dict-map/copy l f)
      (for/list ([p (in-list l)]) (let-values ([(k v) (f (car p) (cdr p))]) (cons k v))))
    (define (dict-for-each l f) (for ([p (in-list l)]) (f (car p) (cdr p))))
    (define (dict-keys l) (map car l))
    (define (dict-values l) (map cdr l))
    (define (dict->list l) l)])
  #:fallbacks
  [(define/generic ref dict-ref)
   (define/generic set-key! dict-set!)
   (define/generic set-key dict-set)
   (define/generic remove-key! dict-remove!)
   (define/generic remove-key dict-remove)
   (define/generic first-of dict-iterate-first)
   (define (fold d f init)
     (let loop ([pos (first-of d)] [acc init])
       (if pos
           (let ([k (key-at d pos)] [v (value-at d pos)]) (loop (next-of d pos) (f k v acc)))
           acc)))
   (define (dict-has-key? d k) (let ([absent (box #f)]) (not (eq? absent (ref d k (lambda () absent))))))
   (define (dict-set*! d . pairs)
     (let loop ([l pairs])
       (unless (null? l) (set-key! d (car l) (cadr l)) (loop (cddr l)))))
   (define (dict-set* d . pairs)
     (let loop ([d d] [l pairs])
       (if (null? l) d (loop (set-key d (car l) (cadr l)) (cddr l)))))
   (define (dict-ref! d k default)
     (ref d k (lambda ()
                (let ([v (if (procedure? default) (default) default)]) (set-key! d k v) v))))
   (define dict-update!
     (case-lambda
       [(d k f) (set-key! d k (f (ref d k)))]
       [(d k f default) (set-key! d k (f (ref d k default)))]))
   (define dict-update
     (case-lambda
       [(d k f) (set-key d k (f (ref d k)))]
       [(d k f default) (set-key d k (f (ref d k default)))]))
   (define (dict-map d f) (reverse (fold d (lambda (k v l) (cons (f k v) l)) '())))
   (define/generic clear dict-clear)
   (define/generic copy dict-copy)
   (define/generic clear-all! dict-clear!)
   (define (dict-map/copy d f)
     (if (implements? d 'dict-set)
         (fold d (lambda (k v new) (let-values ([(k v) (f k v)]) (set-key new k v))) (clear d))
         (let ([new (copy d)])
           (clear-all! new)
           (fold d (lambda (k v _) (let-values ([(k v) (f k v)]) (set-key! new k v))) (void))
           new)))
   (define (dict-for-each d f) (fold d (lambda (k v _) (f k v)) (void)) (void))
   (define (dict-empty? d) (not (first-of d)))
   (define (dict-count d) (fold d (lambda (k v n) (+ n 1)) 0))
   (define/generic keys-of dict-keys)
   (define (dict-clear d)
     (unless (implements? d 'dict-remove) (raise-support-error 'dict-clear d))
     (for/fold ([d d]) ([k (in-list (keys-of d))]) (remove-key d k)))
   (define (dict-clear! d)
     (for ([k (in-list (keys-of d))]) (remove-key! d k)))
   (define (dict-keys d) (reverse (fold d (lambda (k v l) (cons k l)) '())))
   (define (dict-values d) (reverse (fold d (lambda (k v l) (cons v l)) '())))
   (define (dict->list d) (reverse (fold d (lambda (k v l) (cons (cons k v) l)) '())))])

;; ---- steps from a position -----------------------------------------------------------------------

;; The generic functions look for the kind of dictionary first; a place in an association list tells it.
(define (next-of d pos) (if (entry-of? d pos) (entry-after pos) (dict-iterate-next d pos)))
(define (key-at d pos) (if (entry-of? d pos) (entry-key pos) (dict-iterate-key d pos)))
(define (value-at d pos) (if (entry-of? d pos) (entry-value pos) (dict-iterate-value d pos)))

;; ---- the properties with vectors of procedures ---------------------------------------------------

;; Positions in the vector: ref, set!, set, remove!, remove, count, iterate-first, iterate-next,
;; iterate-key, iterate-value; the second to fifth may be #f.
(define (vector->methods v)
  (define (at i) (vector-ref v i))
  (vector-append* (list (vector (at 0) (at 1) (at 2) (at 3) (at 4) (at 6) (at 7) (at 8) (at 9))
                        (make-vector 10 #f) (vector (at 5)) (make-vector 6 #f))))
(define (vector-append* l) (list->vector (apply append (map vector->list l))))

(define (dict-procedures? v)
  (define (takes? p . ns) (and (procedure? p) (andmap (lambda (n) (procedure-arity-includes? p n)) ns)))
  (define (optional p . ns) (or (not p) (apply takes? p ns)))
  (and (vector? v) (= 10 (vector-length v))
       (let ([at (lambda (i) (vector-ref v i))])
         (and (takes? (at 0) 2 3) (optional (at 1) 3) (optional (at 2) 3) (optional (at 3) 2)
              (optional (at 4) 2) (takes? (at 5) 1) (takes? (at 6) 1) (takes? (at 7) 2)
              (takes? (at 8) 2) (takes? (at 9) 2)))))

;; prop:dict : struct-type-property?
;; Instances are dictionaries: a vector of ten procedures, of which #f may stand for those that change, or a list with more.
(define-values (prop:dict has-procedures? dict-procedures)
  (make-struct-type-property
   'prop:dict
   (lambda (v info)
     (unless (dict-procedures? v)
       (raise-argument-error 'prop:dict "vector of dictionary procedures" v))
     (vector->immutable-vector v))
   (list (cons prop:methods vector->methods))))

;; The value: a list of the procedures and a vector of six contracts or #f, for keys, values and
;; positions of the type and, by procedures of an instance, of the instance.
(define-values (prop:dict/contract has-contracts? contracts-of)
  (make-struct-type-property
   'prop:dict/contract
   (lambda (v info)
     (unless (and (list? v) (= 2 (length v)) (dict-procedures? (car v))
                  (vector? (cadr v)) (= 6 (vector-length (cadr v))))
       (raise-argument-error 'prop:dict/contract "list of dictionary procedures and contracts" v))
     v)
   (list (cons prop:methods (lambda (v) (vector->methods (car v)))))))

;; -> #f or the vector of contracts
(define (dict-contracts d) (and (has-contracts? d) (cadr (contracts-of d))))

;; (dict? v) -> boolean?
;; Whether v is a dictionary: a table, a vector, an association list, or an instance of gen:dict or prop:dict.

;; (gen:dict method ...)
;; The generic interface of dictionaries, for #:methods of struct: dict-ref, dict-set!, dict-set, dict-remove!, dict-remove, dict-count,
;; dict-iterate-first, -next, -key and -value, and more that have defaults.
