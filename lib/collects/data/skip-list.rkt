#lang racket/base
;; data/skip-list: ordered dictionaries as skip lists.  Layer: above racket/base.
;; Pugh, "Skip Lists: A Probabilistic Alternative to Balanced Trees" (1990): each node has links at levels 0 to some
;; height; half of the nodes of a level are in the next.  Heights come from a generator of the list's own, so that
;; they do not disturb the program's random numbers.

(provide make-skip-list make-adjustable-skip-list skip-list? adjustable-skip-list?
         skip-list-ref skip-list-set! skip-list-remove! skip-list-count skip-list-remove-range!
         skip-list-contract! skip-list-expand!
         skip-list-iterate-first skip-list-iterate-next skip-list-iterate-key skip-list-iterate-value
         skip-list-iterate-greatest/<=? skip-list-iterate-greatest/<? skip-list-iterate-least/>=?
         skip-list-iterate-least/>? skip-list-iterate-least skip-list-iterate-greatest
         skip-list-iter? skip-list-iter-valid? skip-list->list)

(require racket/dict "order.rkt")

;; links : vector of the next nodes by level, #f at the end; live? : whether it is in the list
(struct node ([key #:mutable] [value #:mutable] links [live? #:mutable]))

(define max-height 32)

(define (check who l) (unless (skip-list? l) (raise-argument-error who "skip-list?" l)))
(define (check-key who l k)
  (define domain (order-domain-contract (skip-list-order l)))
  (when (and (procedure? domain) (not (domain k)))
    (raise-argument-error who (format "~a" (or (object-name domain) domain)) k)))

(define integer-order (order 'integer-order exact-integer? (order-comparator real-order)))
(define (new-list order adjustable?)
  (skip-list order (node #f #f (make-vector max-height #f) #f) 0 1 12345 adjustable?))
(define (make-skip-list [order datum-order] #:key-contract [key? #f] #:value-contract [value? #f])
  (unless (order? order) (raise-argument-error 'make-skip-list "order?" order))
  (new-list order #f))
(define (make-adjustable-skip-list #:key-contract [key? #f] #:value-contract [value? #f])
  (new-list integer-order #t))

;; ---- finding ----------------------------------------------------------------------------------

;; The last node whose key comes before k, or the head.  path : vector to fill with that node of each level, or #f
(define (before l k or-equal? [path #f])
  (define compare (order-comparator (skip-list-order l)))
  (define (passes? key) (case (compare key k) [(<) #t] [(=) or-equal?] [else #f]))
  (let loop ([n (skip-list-head l)] [level (- (skip-list-height l) 1)])
    (define next (vector-ref (node-links n) level))
    (cond
      [(and next (passes? (node-key next))) (loop next level)]
      [else
       (when path (vector-set! path level n))
       (if (eqv? level 0) n (loop n (- level 1)))])))
(define (next-node n) (vector-ref (node-links n) 0))
(define (find l k)
  (define n (next-node (before l k #f)))
  (and n (eq? '= ((order-comparator (skip-list-order l)) k (node-key n))) n))

(define (skip-list-ref l k [default (lambda ()
                                      (raise-arguments-error 'skip-list-ref "no mapping found for key" "key" k))])
  (check 'skip-list-ref l)
  (check-key 'skip-list-ref l k)
  (define n (find l k))
  (cond [n (node-value n)]
        [(procedure? default) (default)]
        [else default]))

;; ---- changing ---------------------------------------------------------------------------------

;; 1 to max-height, each half as often as the one before.
(define (random-height! l)
  (define seed (bitwise-and (+ (* (skip-list-seed l) 1103515245) 12345) #x7FFFFFFF))
  (set-skip-list-seed! l seed)
  (let loop ([bits (arithmetic-shift seed -8)] [h 1])
    (if (and (odd? bits) (< h max-height)) (loop (arithmetic-shift bits -1) (+ h 1)) h)))

(define (new-path l) (make-vector max-height (skip-list-head l)))

(define (skip-list-set! l k v)
  (check 'skip-list-set! l)
  (check-key 'skip-list-set! l k)
  (define path (new-path l))
  (define at (next-node (before l k #f path)))
  (cond
    [(and at (eq? '= ((order-comparator (skip-list-order l)) k (node-key at)))) (set-node-value! at v)]
    [else
     (define h (random-height! l))
     (when (> h (skip-list-height l)) (set-skip-list-height! l h))
     (define new (node k v (make-vector h #f) #t))
     (for ([level (in-range h)])
       (define links (node-links (vector-ref path level)))
       (vector-set! (node-links new) level (vector-ref links level))
       (vector-set! links level new))
     (set-skip-list-n! l (+ 1 (skip-list-n l)))]))

;; Removes the node after the path.
(define (unlink! l path n)
  (for ([level (in-range (vector-length (node-links n)))])
    (vector-set! (node-links (vector-ref path level)) level (vector-ref (node-links n) level)))
  (set-node-live?! n #f)
  (set-skip-list-n! l (- (skip-list-n l) 1)))

(define (skip-list-remove! l k)
  (check 'skip-list-remove! l)
  (check-key 'skip-list-remove! l k)
  (define path (new-path l))
  (define n (next-node (before l k #f path)))
  (when (and n (eq? '= ((order-comparator (skip-list-order l)) k (node-key n))))
    (unlink! l path n)))

;; Removes the keys from start on and less than end.
(define (skip-list-remove-range! l start end)
  (check 'skip-list-remove-range! l)
  (check-key 'skip-list-remove-range! l start)
  (check-key 'skip-list-remove-range! l end)
  (define path (new-path l))
  (define compare (order-comparator (skip-list-order l)))
  (let loop ([n (next-node (before l start #f path))])
    (when (and n (eq? '< (compare (node-key n) end)))
      (define next (next-node n))
      (unlink! l path n)
      (loop next))))

(define (check-adjustable who l)
  (unless (adjustable-skip-list? l) (raise-argument-error who "adjustable-skip-list?" l)))
;; Removes the keys from start on and less than end, and moves those from end on down by the difference.  O(keys moved).
(define (skip-list-contract! l start end)
  (check-adjustable 'skip-list-contract! l)
  (unless (< start end) (error 'skip-list-contract! "expected start < end, given: ~e, ~e" start end))
  (skip-list-remove-range! l start end)
  (shift-from! l start (- start end)))
;; Moves the keys from start on up by end - start.  O(keys moved).
(define (skip-list-expand! l start end)
  (check-adjustable 'skip-list-expand! l)
  (unless (< start end) (error 'skip-list-expand! "expected start < end, given: ~e, ~e" start end))
  (shift-from! l start (- end start)))
(define (shift-from! l start by)
  (let loop ([n (next-node (before l start #f))])
    (when n
      (set-node-key! n (+ by (node-key n)))
      (loop (next-node n)))))

(define (skip-list-count l) (check 'skip-list-count l) (skip-list-n l))
(define (skip-list->list l)
  (check 'skip-list->list l)
  (let loop ([n (next-node (skip-list-head l))])
    (if n (cons (cons (node-key n) (node-value n)) (loop (next-node n))) '())))

;; ---- positions --------------------------------------------------------------------------------

(define skip-list-iter? (procedure-rename (lambda (v) (node? v)) 'skip-list-iter?))
(define (check-position who pos) (unless (node? pos) (raise-argument-error who "skip-list-iter?" pos)))
(define (skip-list-iter-valid? pos) (check-position 'skip-list-iter-valid? pos) (node-live? pos))

(define (skip-list-iterate-least l) (check 'skip-list-iterate-least l) (next-node (skip-list-head l)))
(define (skip-list-iterate-greatest l)
  (check 'skip-list-iterate-greatest l)
  (let loop ([n (skip-list-head l)] [level (- (skip-list-height l) 1)])
    (cond [(vector-ref (node-links n) level) => (lambda (next) (loop next level))]
          [(eqv? level 0) (inside l n)]
          [else (loop n (- level 1))])))
(define (inside l n) (and (not (eq? n (skip-list-head l))) n))

(define (skip-list-iterate-least/>? l k)
  (check 'skip-list-iterate-least/>? l)
  (check-key 'skip-list-iterate-least/>? l k)
  (next-node (before l k #t)))
(define (skip-list-iterate-least/>=? l k)
  (check 'skip-list-iterate-least/>=? l)
  (check-key 'skip-list-iterate-least/>=? l k)
  (next-node (before l k #f)))
(define (skip-list-iterate-greatest/<? l k)
  (check 'skip-list-iterate-greatest/<? l)
  (check-key 'skip-list-iterate-greatest/<? l k)
  (inside l (before l k #f)))
(define (skip-list-iterate-greatest/<=? l k)
  (check 'skip-list-iterate-greatest/<=? l)
  (check-key 'skip-list-iterate-greatest/<=? l k)
  (inside l (before l k #t)))

(define (skip-list-iterate-first l) (check 'skip-list-iterate-first l) (next-node (skip-list-head l)))
(define (skip-list-iterate-next l pos)
  (check 'skip-list-iterate-next l)
  (check-position 'skip-list-iterate-next pos)
  (next-node pos))
(define (skip-list-iterate-key l pos)
  (check 'skip-list-iterate-key l)
  (check-position 'skip-list-iterate-key pos)
  (node-key pos))
(define (skip-list-iterate-value l pos)
  (check 'skip-list-iterate-value l)
  (check-position 'skip-list-iterate-value pos)
  (node-value pos))

;; head : node before the first, with links at all levels; height : levels in use; seed : state of the generator
(struct skip-list (order head [n #:mutable] [height #:mutable] [seed #:mutable] adjustable?)
  #:methods gen:dict
  [(define (dict-ref l k [default (lambda () (skip-list-ref l k))]) (skip-list-ref l k default))
   (define dict-set! (lambda (l k v) (skip-list-set! l k v)))
   (define dict-remove! (lambda (l k) (skip-list-remove! l k)))
   (define dict-count (lambda (l) (skip-list-count l)))
   (define dict-iterate-first (lambda (l) (skip-list-iterate-first l)))
   (define dict-iterate-next (lambda (l pos) (skip-list-iterate-next l pos)))
   (define dict-iterate-key (lambda (l pos) (skip-list-iterate-key l pos)))
   (define dict-iterate-value (lambda (l pos) (skip-list-iterate-value l pos)))]
  #:methods gen:ordered-dict
  [(define dict-iterate-least (lambda (l) (skip-list-iterate-least l)))
   (define dict-iterate-greatest (lambda (l) (skip-list-iterate-greatest l)))
   (define dict-iterate-least/>? (lambda (l k) (skip-list-iterate-least/>? l k)))
   (define dict-iterate-least/>=? (lambda (l k) (skip-list-iterate-least/>=? l k)))
   (define dict-iterate-greatest/<? (lambda (l k) (skip-list-iterate-greatest/<? l k)))
   (define dict-iterate-greatest/<=? (lambda (l k) (skip-list-iterate-greatest/<=? l k)))])
(define (adjustable-skip-list? v) (and (skip-list? v) (skip-list-adjustable? v)))
