#lang racket/base
;; data/skip-list: ordered dictionaries as skip lists.  Layer: above racket/contract/base.
;; Pugh, "Skip Lists: A Probabilistic Alternative to Balanced Trees" (1990): each node has links at levels 0 to some
;; height; half of the nodes of a level are in the next.  Heights come from a generator of the list's own, so that
;; they do not disturb the program's random numbers.

(require racket/contract/base (only-in racket/math natural?) racket/dict "order.rkt" "private/keys.rkt")

(provide skip-list? adjustable-skip-list? skip-list-iter?
         (contract-out
          [make-skip-list (->* () (order? #:key-contract contract? #:value-contract contract?) skip-list?)]
          [make-adjustable-skip-list
           (->* () (#:key-contract contract? #:value-contract contract?) adjustable-skip-list?)]
          [skip-list-ref (->i ([s skip-list?] [k (s) (key-c s)]) ([d any/c]) any)]
          [skip-list-set! (->i ([s skip-list?] [k (s) (key-c s)] [v (s) (val-c s)]) [_r void?])]
          [skip-list-remove! (->i ([s skip-list?] [k (s) (key-c s)]) [_r void?])]
          [skip-list-count (-> skip-list? natural?)]
          [skip-list-remove-range! (->i ([s skip-list?] [from (s) (key-c s)] [to (s) (key-c s)]) [_r void?])]
          [skip-list-contract! (->i ([s adjustable-skip-list?] [from (s) (key-c s)] [to (s) (key-c s)]) [_r void?])]
          [skip-list-expand! (->i ([s adjustable-skip-list?] [from (s) (key-c s)] [to (s) (key-c s)]) [_r void?])]
          [skip-list-iterate-first (-> skip-list? (or/c skip-list-iter? #f))]
          [skip-list-iterate-next (-> skip-list? skip-list-iter? (or/c skip-list-iter? #f))]
          [skip-list-iterate-key (->i ([s skip-list?] [i skip-list-iter?]) [_r (s) (key-c s)])]
          [skip-list-iterate-value (->i ([s skip-list?] [i skip-list-iter?]) [_r (s) (val-c s)])]
          [skip-list-iterate-least (-> skip-list? (or/c skip-list-iter? #f))]
          [skip-list-iterate-greatest (-> skip-list? (or/c skip-list-iter? #f))]
          [skip-list-iterate-least/>? near/c]
          [skip-list-iterate-least/>=? near/c]
          [skip-list-iterate-greatest/<? near/c]
          [skip-list-iterate-greatest/<=? near/c]
          [skip-list-iter-valid? (-> skip-list-iter? boolean?)]
          [skip-list->list (-> skip-list? (listof any/c))]))

;; A node is a position. links : vector of the next nodes by level, #f at the end; owner : the list that it is in, or #f
(struct node ([key #:mutable] [value #:mutable] links [owner #:mutable]) #:reflection-name 'skip-list-iter)

(define max-height 32)

(define integer-order (order 'integer-order exact-integer? (order-comparator real-order)))
(define (new-list order adjustable? key-c val-c)
  (skip-list order (node #f #f (make-vector max-height #f) #f) 0 1 12345 adjustable? key-c val-c))
;; An empty skip list, a mutable dictionary in the order of its keys.
(define (make-skip-list [order datum-order] #:key-contract [key-c any/c] #:value-contract [val-c any/c])
  (new-list order #f (both/c (order-domain-contract order) key-c) val-c))
;; An empty skip list with exact integers as keys, which skip-list-expand! and skip-list-contract! shift.
(define (make-adjustable-skip-list #:key-contract [key-c any/c] #:value-contract [val-c any/c])
  (new-list integer-order #t key-c val-c))

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

;; The value of k. Without one: default, called when it is a procedure; by default an error. O(log n) on average.
(define (skip-list-ref l k [default (lambda () (error 'skip-list-ref "no mapping found for key\n  key: ~e" k))])
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

;; Makes v the value of k. O(log n) on average.
(define (skip-list-set! l k v)
  (define path (new-path l))
  (define at (next-node (before l k #f path)))
  (cond
    [(and at (eq? '= ((order-comparator (skip-list-order l)) k (node-key at)))) (set-node-value! at v)]
    [else
     (define h (random-height! l))
     (when (> h (skip-list-height l)) (set-skip-list-height! l h))
     (define new (node k v (make-vector h #f) l))
     (for ([level (in-range h)])
       (define links (node-links (vector-ref path level)))
       (vector-set! (node-links new) level (vector-ref links level))
       (vector-set! links level new))
     (set-skip-list-n! l (+ 1 (skip-list-n l)))]))

;; Removes the node after the path.
(define (unlink! l path n)
  (for ([level (in-range (vector-length (node-links n)))])
    (vector-set! (node-links (vector-ref path level)) level (vector-ref (node-links n) level)))
  (set-node-owner! n #f)
  (set-skip-list-n! l (- (skip-list-n l) 1)))

;; Removes k; nothing happens when it is not there. O(log n) on average.
(define (skip-list-remove! l k)
  (define path (new-path l))
  (define n (next-node (before l k #f path)))
  (when (and n (eq? '= ((order-comparator (skip-list-order l)) k (node-key n))))
    (unlink! l path n)))

;; Removes the keys from start on and less than end.
(define (skip-list-remove-range! l start end)
  (define path (new-path l))
  (define compare (order-comparator (skip-list-order l)))
  (let loop ([n (next-node (before l start #f path))])
    (when (and n (eq? '< (compare (node-key n) end)))
      (define next (next-node n))
      (unlink! l path n)
      (loop next))))

;; Removes the keys from start on and less than end, and moves those from end on down by the difference.  O(keys moved).
(define (skip-list-contract! l start end)
  (skip-list-remove-range! l start end)
  (shift-from! l start (- start end)))
;; Moves the keys from start on up by end - start.  O(keys moved).
(define (skip-list-expand! l start end)
  (shift-from! l start (- end start)))
(define (shift-from! l start by)
  (let loop ([n (next-node (before l start #f))])
    (when n
      (set-node-key! n (+ by (node-key n)))
      (loop (next-node n)))))

;; How many keys there are.
(define (skip-list-count l) (skip-list-n l))
;; The keys and values in order, as a list of pairs.
(define (skip-list->list l)
  (let loop ([n (next-node (skip-list-head l))])
    (if n (cons (cons (node-key n) (node-value n)) (loop (next-node n))) '())))

;; ---- positions --------------------------------------------------------------------------------

(define skip-list-iter? (procedure-rename (lambda (v) (node? v)) 'skip-list-iter?))
;; Whether the position's key is still in the list.
(define (skip-list-iter-valid? pos) (and (node-owner pos) #t))

;; The position of the least key, #f in an empty list.
(define (skip-list-iterate-least l) (next-node (skip-list-head l)))
;; The position of the greatest key, #f in an empty list.
(define (skip-list-iterate-greatest l)
  (let loop ([n (skip-list-head l)] [level (- (skip-list-height l) 1)])
    (cond [(vector-ref (node-links n) level) => (lambda (next) (loop next level))]
          [(eqv? level 0) (inside l n)]
          [else (loop n (- level 1))])))
(define (inside l n) (and (not (eq? n (skip-list-head l))) n))

;; The position of the least key above k, else #f.
(define (skip-list-iterate-least/>? l k)
  (next-node (before l k #t)))
;; The position of the least key not below k, else #f.
(define (skip-list-iterate-least/>=? l k)
  (next-node (before l k #f)))
;; The position of the greatest key below k, else #f.
(define (skip-list-iterate-greatest/<? l k)
  (inside l (before l k #f)))
;; The position of the greatest key not above k, else #f.
(define (skip-list-iterate-greatest/<=? l k)
  (inside l (before l k #t)))

;; The position of the least key, #f in an empty list.
(define (skip-list-iterate-first l) (next-node (skip-list-head l)))
;; The position of the next key, #f at the end.
(define (skip-list-iterate-next l pos)
  (when (node-owner pos) (check-owner 'skip-list-iterate-next l pos))
  (next-node pos))
(define (check-owner who l pos)
  (unless (eq? l (node-owner pos))
    (error who (if (node-owner pos) "iterator does not belong to given skip-list" "iterator invalidated by deletion"))))
;; The key at a position.
(define (skip-list-iterate-key l pos)
  (check-owner 'skip-list-iterate-key l pos)
  (node-key pos))
;; The value at a position.
(define (skip-list-iterate-value l pos)
  (check-owner 'skip-list-iterate-value l pos)
  (node-value pos))

;; head : node before the first, with links at all levels; height : levels in use; seed : state of the generator;
;; key-c and val-c : contracts of the keys and values
(struct skip-list (order head [n #:mutable] [height #:mutable] [seed #:mutable] adjustable? key-c val-c)
  #:property prop:custom-write
  (lambda (l port mode)
    (fprintf port "#<~askip-list~a>"
             (if (skip-list-adjustable? l) "adjustable-" "")
             (if (plain-keys? (skip-list-key-c l) (skip-list-val-c l)) "" "*")))
  #:property prop:dict/contract
  (list (vector-immutable
         (lambda (l k [default (lambda () (skip-list-ref l k))]) (skip-list-ref l k default))
         (lambda (l k v) (skip-list-set! l k v))
         #f
         (lambda (l k) (skip-list-remove! l k))
         #f
         (lambda (l) (skip-list-count l))
         (lambda (l) (skip-list-iterate-first l))
         (lambda (l pos) (skip-list-iterate-next l pos))
         (lambda (l pos) (skip-list-iterate-key l pos))
         (lambda (l pos) (skip-list-iterate-value l pos)))
        (vector-immutable any/c any/c (lambda (v) (node? v))
                          (lambda (l) (told/c (skip-list-key-c l) (skip-list-key-c l) (skip-list-val-c l)))
                          (lambda (l) (told/c (skip-list-val-c l) (skip-list-key-c l) (skip-list-val-c l)))
                          (lambda (l) skip-list-iter?)))
  #:methods gen:ordered-dict
  [(define dict-iterate-least (lambda (l) (skip-list-iterate-least l)))
   (define dict-iterate-greatest (lambda (l) (skip-list-iterate-greatest l)))
   (define dict-iterate-least/>? (lambda (l k) (skip-list-iterate-least/>? l k)))
   (define dict-iterate-least/>=? (lambda (l k) (skip-list-iterate-least/>=? l k)))
   (define dict-iterate-greatest/<? (lambda (l k) (skip-list-iterate-greatest/<? l k)))
   (define dict-iterate-greatest/<=? (lambda (l k) (skip-list-iterate-greatest/<=? l k)))])
;; Whether v is a skip list whose keys can be shifted.
(define (adjustable-skip-list? v) (and (skip-list? v) (skip-list-adjustable? v)))
(define key-c skip-list-key-c)
(define val-c skip-list-val-c)
(define near/c (->i ([s skip-list?] [k (s) (key-c s)]) [_r (or/c skip-list-iter? #f)]))

;; (skip-list-iter? v) -> boolean?
;; Whether v is a position in a skip list.
