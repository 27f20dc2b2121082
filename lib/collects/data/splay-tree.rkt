#lang racket/base
;; data/splay-tree: ordered dictionaries as self-adjusting binary trees.  Layer: above racket/contract/base.
;; Sleator and Tarjan, "Self-Adjusting Binary Search Trees" (1985): the node that an operation ends at is brought to
;; the root, so that operations take O(log n) on the average over a sequence.
;; In an adjustable tree the keys of a subtree are relative to its place (offset), so that all keys from one
;; on move in O(log n).

(require racket/contract/base (only-in racket/math natural?) racket/dict "order.rkt" "private/keys.rkt")

(provide splay-tree? adjustable-splay-tree? splay-tree-iter?
         (contract-out
          [make-splay-tree (->* () (order? #:key-contract contract? #:value-contract contract?) splay-tree?)]
          [make-adjustable-splay-tree
           (->* () (#:key-contract contract? #:value-contract contract?) splay-tree?)]
          [splay-tree-ref (->i ([s splay-tree?] [key (s) (key-c s)]) ([default any/c]) any)]
          [splay-tree-set! (->i ([s splay-tree?] [key (s) (key-c s)] [v (s) (val-c s)]) [_r void?])]
          [splay-tree-remove! (->i ([s splay-tree?] [key (s) (key-c s)]) [_r void?])]
          [splay-tree-count (-> splay-tree? natural?)]
          [splay-tree-remove-range! (->i ([s splay-tree?] [from (s) (key-c s)] [to (s) (key-c s)]) [_r void?])]
          [splay-tree-contract! (->i ([s adjustable-splay-tree?] [from (s) (key-c s)] [to (s) (key-c s)]) [_r void?])]
          [splay-tree-expand! (->i ([s adjustable-splay-tree?] [from (s) (key-c s)] [to (s) (key-c s)]) [_r void?])]
          [splay-tree-iterate-first (-> splay-tree? (or/c splay-tree-iter? #f))]
          [splay-tree-iterate-next (-> splay-tree? splay-tree-iter? (or/c splay-tree-iter? #f))]
          [splay-tree-iterate-key (->i ([s splay-tree?] [i splay-tree-iter?]) [_r (s) (key-c s)])]
          [splay-tree-iterate-value (->i ([s splay-tree?] [i splay-tree-iter?]) [_r (s) (val-c s)])]
          [splay-tree-iterate-least (-> splay-tree? (or/c splay-tree-iter? #f))]
          [splay-tree-iterate-greatest (-> splay-tree? (or/c splay-tree-iter? #f))]
          [splay-tree-iterate-least/>? near/c]
          [splay-tree-iterate-least/>=? near/c]
          [splay-tree-iterate-greatest/<? near/c]
          [splay-tree-iterate-greatest/<=? near/c]
          [splay-tree->list (->i ([s splay-tree?]) [_r (s) (listof (cons/c (key-c s) (val-c s)))])]))

;; The same without checks, for data/interval-map.
(module+ unchecked
  (provide make-adjustable-splay-tree splay-tree-set! splay-tree-count splay-tree-remove-range!
           splay-tree-contract! splay-tree-expand! splay-tree-iter?
           splay-tree-iterate-first splay-tree-iterate-next splay-tree-iterate-key splay-tree-iterate-value
           splay-tree-iterate-least/>=? splay-tree-iterate-greatest/<=? splay-tree-iterate-greatest/<?))

;; key : relative to the node's parent in an adjustable tree (to 0 at the root)
(struct node ([key #:mutable] [value #:mutable] [left #:mutable] [right #:mutable]))

;; A position: a node, found again by its key, which moving and removing may change.
(struct splay-tree-iter (key))

;; ---- splaying ---------------------------------------------------------------------------------

(define (adjust! n by) (when (and n (not (eqv? by 0))) (set-node-key! n (+ (node-key n) by))))

;; Rotations return the node that comes up; relative keys are kept right.
(define (rotate-right! n relative?)
  (define up (node-left n))
  (define middle (node-right up))
  (set-node-left! n middle)
  (set-node-right! up n)
  (when relative? (swap-keys! up n middle))
  up)
(define (rotate-left! n relative?)
  (define up (node-right n))
  (define middle (node-left up))
  (set-node-right! n middle)
  (set-node-left! up n)
  (when relative? (swap-keys! up n middle))
  up)
(define (swap-keys! up n middle)
  (define-values (below above) (values (node-key up) (node-key n)))
  (set-node-key! up (+ above below))
  (set-node-key! n (- below))
  (adjust! middle below))

;; Brings the node that DECIDE ends at to the root: DECIDE tells from a key whether to go 'left, 'right or 'stop.
;; The path is walked down, then rotated up in steps of two.
(define (splay root decide relative?)
  (define (walk n base path)
    (define key (if relative? (+ base (node-key n)) (node-key n)))
    (define way (decide key))
    (define next (case way [(left) (node-left n)] [(right) (node-right n)] [else #f]))
    (if next
        (walk next key (cons (cons n way) path))
        (lift n path)))
  (define (replace-child! parent way child)
    (if (eq? way 'left) (set-node-left! parent child) (set-node-right! parent child)))
  (define (rotate-up! parent way)
    (if (eq? way 'left) (rotate-right! parent relative?) (rotate-left! parent relative?)))
  (define (lift n path)
    (cond
      [(null? path) n]
      [(null? (cdr path)) (rotate-up! (caar path) (cdar path))]
      [else
       (define-values (parent way) (values (caar path) (cdar path)))
       (define-values (grand grand-way) (values (caadr path) (cdadr path)))
       (define up
         (cond
           [(eq? way grand-way)
            (let ([p (rotate-up! grand grand-way)]) (rotate-up! p way))]
           [else
            (replace-child! grand grand-way (rotate-up! parent way))
            (rotate-up! grand grand-way)]))
       (define rest (cddr path))
       (when (pair? rest) (replace-child! (caar rest) (cdar rest) up))
       (lift up rest)]))
  (and root (walk root 0 '())))

(define (splay! t decide)
  (define new (splay (splay-tree-root t) decide (splay-tree-relative? t)))
  (set-splay-tree-root! t new)
  new)

(define ((towards compare k) key)
  (case (compare k key) [(<) 'left] [(>) 'right] [else 'stop]))

;; -> the root, when its key is k after splaying, or #f
(define (find! t k)
  (define n (splay! t (towards (order-comparator (splay-tree-order t)) k)))
  (and n (eq? '= ((order-comparator (splay-tree-order t)) k (node-key n))) n))

;; ---- operations -------------------------------------------------------------------------------

(define integer-order (order 'integer-order exact-integer? (order-comparator real-order)))
;; An empty splay tree, a mutable dictionary in the order of its keys.
(define (make-splay-tree [order datum-order] #:key-contract [key-c any/c] #:value-contract [val-c any/c])
  (splay-tree order #f #f (both/c (order-domain-contract order) key-c) val-c))
;; An empty splay tree with exact integers as keys, which splay-tree-expand! and splay-tree-contract! shift.
(define (make-adjustable-splay-tree #:key-contract [key-c any/c] #:value-contract [val-c any/c])
  (splay-tree integer-order #f #t (if (eq? key-c any/c) exact-integer? key-c) val-c))

;; The value of k. Without one: default, called when it is a procedure; by default an error. O(log n) amortised.
(define (splay-tree-ref t k [default (lambda () (error 'splay-tree-ref "no value found for key: ~e" k))])
  (define n (find! t k))
  (cond [n (node-value n)]
        [(procedure? default) (default)]
        [else default]))

;; Cuts the tree after splaying at k: -> what is less than k, what is not less, with keys relative to 0.
(define (split! t k)
  (define compare (order-comparator (splay-tree-order t)))
  (define n (splay! t (lambda (key) (if (memq (compare k key) '(< =)) 'left 'right))))
  (cond
    [(not n) (values #f #f)]
    [(eq? '> (compare k (node-key n)))
     (define right (node-right n))
     (set-node-right! n #f)
     (when (splay-tree-relative? t) (adjust! right (node-key n)))
     (values n right)]
    [else
     (define left (node-left n))
     (set-node-left! n #f)
     (when (splay-tree-relative? t) (adjust! left (node-key n)))
     (values left n)]))

;; One tree of two, all keys of the first less than those of the second.
(define (join! t left right)
  (set-splay-tree-root!
   t
   (cond
     [(not left) right]
     [(not right) left]
     [else
      (define top (splay left (lambda (key) 'right) (splay-tree-relative? t)))
      (when (splay-tree-relative? t) (adjust! right (- (node-key top))))
      (set-node-right! top right)
      top])))

;; Makes v the value of k. O(log n) amortised.
(define (splay-tree-set! t k v)
  (cond
    [(find! t k) => (lambda (n) (set-node-value! n v))]
    [else
     (define-values (left right) (split! t k))
     (when (splay-tree-relative? t) (adjust! left (- k)) (adjust! right (- k)))
     (set-splay-tree-root! t (node k v left right))]))

;; Removes k; nothing happens when it is not there. O(log n) amortised.
(define (splay-tree-remove! t k)
  (define n (find! t k))
  (when n
    (define-values (left right) (values (node-left n) (node-right n)))
    (when (splay-tree-relative? t) (adjust! left (node-key n)) (adjust! right (node-key n)))
    (join! t left right)))

;; Removes the keys from start on and less than end.
(define (splay-tree-remove-range! t start end)
  (define-values (left rest) (split! t start))
  (set-splay-tree-root! t rest)
  (define-values (removed right) (split! t end))
  (join! t left right))


(define (check-range who start end) (unless (< start end) (error who "bad range: ~s to ~s" start end)))
;; Removes the keys from start on and less than end, and moves those from end on down by the difference.
(define (splay-tree-contract! t start end)
  (check-range 'splay-tree-contract! start end)
  (splay-tree-remove-range! t start end)
  (shift-from! t start (- start end)))
;; Moves the keys from start on up by end - start.
(define (splay-tree-expand! t start end)
  (check-range 'splay-tree-expand! start end)
  (shift-from! t start (- end start)))
(define (shift-from! t start by)
  (define-values (left right) (split! t start))
  (adjust! right by)
  (join! t left right))

;; How many keys there are.
(define (splay-tree-count t)
  (let loop ([stack (list (splay-tree-root t))] [n 0])
    (cond [(null? stack) n]
          [(not (car stack)) (loop (cdr stack) n)]
          [else (loop (list* (node-left (car stack)) (node-right (car stack)) (cdr stack)) (+ n 1))])))

;; The keys and values in order, as a list of pairs.
(define (splay-tree->list t)
  (for/list ([(k v) (in-dict t)]) (cons k v)))

;; ---- positions --------------------------------------------------------------------------------

;; The position of the key nearest to k: the greatest that is below it, or the least that is above it; or? : the
;; key itself will do.
(define (nearest t k above? or?)
  (define compare (order-comparator (splay-tree-order t)))
  (define (good? key)
    (case (compare key k) [(=) or?] [(<) (not above?)] [else above?]))
  (define relative? (splay-tree-relative? t))
  (let loop ([n (splay-tree-root t)] [base 0] [best #f])
    (cond
      [n
       (define key (if relative? (+ base (node-key n)) (node-key n)))
       (if (good? key)
           (loop (if above? (node-left n) (node-right n)) key (splay-tree-iter key))
           (loop (if above? (node-right n) (node-left n)) key best))]
      [else
       (when best (find! t (splay-tree-iter-key best)))
       best])))
(define (outermost t left?)
  (define n (splay! t (lambda (key) (if left? 'left 'right))))
  (and n (splay-tree-iter (node-key n))))

;; The position of the least key, #f in an empty tree.
(define (splay-tree-iterate-least t) (outermost t #t))
;; The position of the greatest key, #f in an empty tree.
(define (splay-tree-iterate-greatest t) (outermost t #f))
(define-syntax-rule (define-nearest [name above? or?] ...)
  (begin
    (define (name t k)
      (nearest t k above? or?))
    ...))
(define-nearest
  [splay-tree-iterate-least/>? #t #f] [splay-tree-iterate-least/>=? #t #t]
  [splay-tree-iterate-greatest/<? #f #f] [splay-tree-iterate-greatest/<=? #f #t])

;; The position of the least key, #f in an empty tree.
(define (splay-tree-iterate-first t) (outermost t #t))
;; The position of the next key, #f at the end.
(define (splay-tree-iterate-next t pos)
  (nearest t (splay-tree-iter-key pos) #t #f))
;; The key at a position.
(define (splay-tree-iterate-key t pos)
  (splay-tree-iter-key pos))
;; The value at a position.
(define (splay-tree-iterate-value t pos)
  (splay-tree-ref t (splay-tree-iter-key pos) #f))

;; order : how keys compare; relative? : whether the tree is adjustable; key-c and val-c : contracts of the keys and values
(struct splay-tree (order [root #:mutable] relative? key-c val-c)
  #:property prop:custom-write
  (lambda (t port mode)
    (write-string (cond [(not (plain-keys? (splay-tree-key-c t) (splay-tree-val-c t))) "#<splay-tree*>"]
                        [(splay-tree-relative? t) "#<adjustable-splay-tree>"]
                        [else "#<splay-tree>"])
                  port))
  #:property prop:dict/contract
  (list (vector-immutable
         (lambda (t k [default (lambda () (splay-tree-ref t k))]) (splay-tree-ref t k default))
         (lambda (t k v) (splay-tree-set! t k v))
         #f
         (lambda (t k) (splay-tree-remove! t k))
         #f
         (lambda (t) (splay-tree-count t))
         (lambda (t) (splay-tree-iterate-first t))
         (lambda (t pos) (splay-tree-iterate-next t pos))
         (lambda (t pos) (splay-tree-iterate-key t pos))
         (lambda (t pos) (splay-tree-iterate-value t pos)))
        (vector-immutable any/c any/c (lambda (v) (splay-tree-iter? v))
                          (lambda (t) (told/c (splay-tree-key-c t) (splay-tree-key-c t) (splay-tree-val-c t)))
                          (lambda (t) (told/c (splay-tree-val-c t) (splay-tree-key-c t) (splay-tree-val-c t)))
                          (lambda (t) splay-tree-iter?)))
  #:methods gen:ordered-dict
  [(define dict-iterate-least (lambda (t) (splay-tree-iterate-least t)))
   (define dict-iterate-greatest (lambda (t) (splay-tree-iterate-greatest t)))
   (define dict-iterate-least/>? (lambda (t k) (splay-tree-iterate-least/>? t k)))
   (define dict-iterate-least/>=? (lambda (t k) (splay-tree-iterate-least/>=? t k)))
   (define dict-iterate-greatest/<? (lambda (t k) (splay-tree-iterate-greatest/<? t k)))
   (define dict-iterate-greatest/<=? (lambda (t k) (splay-tree-iterate-greatest/<=? t k)))])
;; Whether v is a splay tree whose keys can be shifted.
(define (adjustable-splay-tree? v) (and (splay-tree? v) (splay-tree-relative? v)))
(define key-c splay-tree-key-c)
(define val-c splay-tree-val-c)
(define near/c (->i ([s splay-tree?] [k (s) (key-c s)]) [_r (or/c splay-tree-iter? #f)]))
