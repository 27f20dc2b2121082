#lang racket/base
;; data/interval-map: values for half-open intervals of exact integers.  Layer: above racket/contract/base.
;; A splay tree from the beginning of each interval to its length and value: lengths stay right when intervals move.

(require racket/contract/base racket/dict racket/struct (submod "splay-tree.rkt" unchecked))

(provide interval-map? interval-map-iter?
         (contract-out
          [make-interval-map
           (->* ()
                ((listof (cons/c (cons/c exact-integer? exact-integer?) any/c))
                 #:key-contract contract? #:value-contract contract?)
                interval-map?)]
          [interval-map-ref (->i ([im interval-map?] [k (im) (key-c im)]) ([d any/c]) any)]
          [interval-map-ref/bounds
           (->i ([im interval-map?] [k (im) (key-c im)])
                ([d any/c])
                (values [s (im) (or/c #f (key-c im))] [e (im) (or/c #f (key-c im))] [v any/c]))]
          [interval-map-set!
           (->i ([im interval-map?] [start (im) (key-c im)] [end (im) (key-c im)] [v (im) (val-c im)]) [_r void?])]
          [interval-map-update*!
           (->i ([im interval-map?] [start (im) (key-c im)] [end (im) (key-c im)]
                 [f (im) (-> (val-c im) (val-c im))])
                ([default any/c])
                [_r void?])]
          [interval-map-cons*!
           (->i ([im interval-map?] [start (im) (key-c im)] [end (im) (key-c im)] [v any/c]) ([d any/c]) [_r void?])]
          [interval-map-remove!
           (->i ([im interval-map?] [start (im) (or/c -inf.0 (key-c im))] [end (im) (or/c +inf.0 (key-c im))])
                [_r void?])]
          [interval-map-contract!
           (->i ([im interval-map?] [start (im) (key-c im)] [end (im) (key-c im)]) [_r void?])]
          [interval-map-expand!
           (->i ([im interval-map?] [start (im) (key-c im)] [end (im) (key-c im)]) [_r void?])]
          [interval-map-iterate-first (-> interval-map? (or/c interval-map-iter? #f))]
          [interval-map-iterate-next (-> interval-map? interval-map-iter? (or/c interval-map-iter? #f))]
          [interval-map-iterate-key
           (->i ([im interval-map?] [i interval-map-iter?]) [_r (im) (let ([k (key-c im)]) (cons/c k k))])]
          [interval-map-iterate-value (->i ([im interval-map?] [i interval-map-iter?]) [_r (im) (val-c im)])]))

;; size : length of the interval
(struct entry (size value))

;; OTHERS : names and values that the error shows besides the map and the range
(define (check-range who m low-name low high-name high . others)
  (unless (< low high)
    (apply raise-arguments-error who (format "~a is not strictly less than ~a" low-name high-name)
           "im" m low-name low high-name high others)))

;; contents : list of intervals (start . end) with values; later ones hide earlier ones
;; An empty map from half-open intervals of integers, or of what datum-order orders, to values.
(define (make-interval-map [contents '()] #:key-contract [key-c any/c] #:value-contract [val-c any/c])
  (define m (interval-map (make-adjustable-splay-tree) key-c val-c))
  (for ([c (in-list contents)]) (interval-map-set! m (caar c) (cdar c) (cdr c)))
  m)

;; -> position of the interval with k in it, or #f
(define (covering m k)
  (define t (interval-map-tree m))
  (define pos (splay-tree-iterate-greatest/<=? t k))
  (and pos
       (< k (+ (splay-tree-iterate-key t pos) (entry-size (splay-tree-iterate-value t pos))))
       pos))

(define ((missing who k)) (error who "no mapping found\n  key: ~e" k))
;; The value of the interval that k is in. Without one: default, called when it is a procedure; by default an error.
(define (interval-map-ref m k [default (missing 'interval-map-ref k)])
  (define pos (covering m k))
  (cond [pos (entry-value (splay-tree-iterate-value (interval-map-tree m) pos))]
        [(procedure? default) (default)]
        [else default]))
;; -> start, end, value; the first two are #f where nothing is mapped
(define (interval-map-ref/bounds m k [default (missing 'interval-map-ref/bounds k)])
  (define pos (covering m k))
  (cond
    [pos
     (define start (splay-tree-iterate-key (interval-map-tree m) pos))
     (define e (splay-tree-iterate-value (interval-map-tree m) pos))
     (values start (+ start (entry-size e)) (entry-value e))]
    [else (values #f #f (if (procedure? default) (default) default))]))

;; Cuts the interval with k inside in two, so that one begins at k.
(define (cut! m k)
  (define t (interval-map-tree m))
  (define pos (covering m k))
  (when pos
    (define start (splay-tree-iterate-key t pos))
    (define e (splay-tree-iterate-value t pos))
    (unless (= start k)
      (splay-tree-set! t start (entry (- k start) (entry-value e)))
      (splay-tree-set! t k (entry (- (+ start (entry-size e)) k) (entry-value e))))))

(define (clear! m start end)
  (cut! m start)
  (cut! m end)
  (splay-tree-remove-range! (interval-map-tree m) start end))

;; start may be -inf.0, and end +inf.0.
;; Removes the values of all keys from start up to end; #f stands for no bound.
(define (interval-map-remove! m start end)
  (check-range 'interval-map-remove! m "start" start "end" end)
  (define t (interval-map-tree m))
  (define first-pos (splay-tree-iterate-first t))
  (when first-pos
    (define low (if (eqv? start -inf.0) (splay-tree-iterate-key t first-pos) start))
    (define high (if (eqv? end +inf.0) (max (limit m) (+ 1 low)) end))
    (when (< low high) (clear! m low high))))

;; The end of the last interval.
(define (limit m)
  (for/fold ([n 0]) ([(range v) (in-dict m)]) (cdr range)))

;; Makes v the value of all keys from start up to end.
(define (interval-map-set! m start end v)
  (check-range 'interval-map-set! m "start" start "end" end "value" v)
  (clear! m start end)
  (splay-tree-set! (interval-map-tree m) start (entry (- end start) v)))

;; The values between become (update value); gaps get (update default).
(define (interval-map-update*! m start end update
                               [default (lambda () (error 'interval-map-update*! "no mapping found"))])
  (check-range 'interval-map-update*! m "start" start "end" end)
  (define t (interval-map-tree m))
  (cut! m start)
  (cut! m end)
  (define (new-value) (update (if (procedure? default) (default) default)))
  (let loop ([at start])
    (when (< at end)
      (define pos (splay-tree-iterate-least/>=? t at))
      (define next (if pos (min end (splay-tree-iterate-key t pos)) end))
      (cond
        [(< at next)
         (splay-tree-set! t at (entry (- next at) (new-value)))
         (loop next)]
        [else
         (define e (splay-tree-iterate-value t pos))
         (splay-tree-set! t at (entry (entry-size e) (update (entry-value e))))
         (loop (+ at (entry-size e)))]))))
;; Puts v in front of the list that each key from start up to end has as value; default for keys without a value.
(define (interval-map-cons*! m start end v [default '()])
  (check-range 'interval-map-cons*! m "start" start "end" end "obj" v)
  (interval-map-update*! m start end (lambda (old) (cons v old)) default))

;; Moves all from start on up; an interval with start inside is cut.
(define (interval-map-expand! m start end)
  (check-range 'interval-map-expand! m "from" start "to" end)
  (cut! m start)
  (splay-tree-expand! (interval-map-tree m) start end))
;; Removes what is mapped between, and moves all from end on down; intervals of equal values that then meet at start
;; become one.
(define (interval-map-contract! m start end)
  (check-range 'interval-map-contract! m "from" start "to" end)
  (clear! m start end)
  (define t (interval-map-tree m))
  (splay-tree-contract! t start end)
  (define before (splay-tree-iterate-greatest/<? t start))
  (define after (covering m start))
  (when (and before after)
    (define low (splay-tree-iterate-key t before))
    (define e (splay-tree-iterate-value t before))
    (define next (splay-tree-iterate-value t after))
    (when (and (= start (+ low (entry-size e))) (equal? (entry-value e) (entry-value next)))
      (splay-tree-remove-range! t start (+ 1 start))
      (splay-tree-set! t low (entry (+ (entry-size e) (entry-size next)) (entry-value e))))))

;; A position: that of the interval in the tree.
(struct interval-map-iter (si))
(define (position si) (and si (interval-map-iter si)))
;; The position of the first interval, #f when there is none.
(define (interval-map-iterate-first m) (position (splay-tree-iterate-first (interval-map-tree m))))
;; The position after pos, #f at the end.
(define (interval-map-iterate-next m pos)
  (position (splay-tree-iterate-next (interval-map-tree m) (interval-map-iter-si pos))))
;; The interval at a position: a pair of its start and its end.
(define (interval-map-iterate-key m pos)
  (define t (interval-map-tree m))
  (define at (interval-map-iter-si pos))
  (define start (splay-tree-iterate-key t at))
  (cons start (+ start (entry-size (splay-tree-iterate-value t at)))))
;; The value at a position.
(define (interval-map-iterate-value m pos)
  (entry-value (splay-tree-iterate-value (interval-map-tree m) (interval-map-iter-si pos))))

;; key-contract and value-contract : what the maker was given
(struct interval-map (tree key-contract value-contract)
  #:property prop:custom-write
  (make-constructor-style-printer
   (lambda (m) 'make-interval-map)
   (lambda (m) (list (for/list ([(k v) (in-dict m)]) (cons k v)))))
  #:methods gen:dict
  [(define (dict-ref m k [default (missing 'interval-map-ref k)]) (interval-map-ref m k default))
   (define dict-count (lambda (m) (error 'interval-map-count "not supported")))
   (define dict-iterate-first (lambda (m) (interval-map-iterate-first m)))
   (define dict-iterate-next (lambda (m pos) (interval-map-iterate-next m pos)))
   (define dict-iterate-key (lambda (m pos) (interval-map-iterate-key m pos)))
   (define dict-iterate-value (lambda (m pos) (interval-map-iterate-value m pos)))])

(define (key-c m)
  (define c (interval-map-key-contract m))
  (if (eq? c any/c) exact-integer? (and/c exact-integer? c)))
(define val-c interval-map-value-contract)
