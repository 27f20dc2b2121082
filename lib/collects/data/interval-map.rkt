#lang racket/base
;; data/interval-map: values for half-open intervals of exact rationals.  Layer: above racket/base.
;; A splay tree from the beginning of each interval to its length and value: lengths stay right when intervals move.

(provide make-interval-map interval-map? interval-map-ref interval-map-ref/bounds
         interval-map-set! interval-map-update*! interval-map-cons*! interval-map-remove!
         interval-map-contract! interval-map-expand!
         interval-map-iterate-first interval-map-iterate-next interval-map-iterate-key interval-map-iterate-value
         interval-map-iter?)

(require racket/dict "splay-tree.rkt")

;; size : length of the interval
(struct entry (size value))

(define (check who m) (unless (interval-map? m) (raise-argument-error who "interval-map?" m)))
(define (check-range who start end)
  (unless (and (rational? start) (exact? start)) (raise-argument-error who "(and/c rational? exact?)" start))
  (unless (and (rational? end) (exact? end)) (raise-argument-error who "(and/c rational? exact?)" end))
  (unless (< start end)
    (error who "bad range: start >= end: start = ~e, end = ~e" start end)))

(define (make-interval-map #:key-contract [key? #f] #:value-contract [value? #f])
  (interval-map (make-adjustable-splay-tree)))

;; -> position of the interval with k in it, or #f
(define (covering m k)
  (define t (interval-map-tree m))
  (define pos (splay-tree-iterate-greatest/<=? t k))
  (and pos
       (< k (+ (splay-tree-iterate-key t pos) (entry-size (splay-tree-iterate-value t pos))))
       pos))

(define (missing k)
  (lambda () (raise-arguments-error 'interval-map-ref "no mapping found" "key" k)))
(define (interval-map-ref m k [default (missing k)])
  (check 'interval-map-ref m)
  (define pos (covering m k))
  (cond [pos (entry-value (splay-tree-iterate-value (interval-map-tree m) pos))]
        [(procedure? default) (default)]
        [else default]))
;; -> start, end, value; the first two are #f where nothing is mapped
(define (interval-map-ref/bounds m k [default (missing k)])
  (check 'interval-map-ref/bounds m)
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

(define (interval-map-remove! m start end)
  (check 'interval-map-remove! m)
  (check-range 'interval-map-remove! start end)
  (clear! m start end))

(define (interval-map-set! m start end v)
  (check 'interval-map-set! m)
  (check-range 'interval-map-set! start end)
  (clear! m start end)
  (splay-tree-set! (interval-map-tree m) start (entry (- end start) v)))

;; The values between become (update value); gaps get (update default).
(define (interval-map-update*! m start end update
                               [default (lambda () (error 'interval-map-update*! "no mapping found for keys in range [~e, ~e)" start end))])
  (check 'interval-map-update*! m)
  (check-range 'interval-map-update*! start end)
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
(define (interval-map-cons*! m start end v [default '()])
  (check 'interval-map-cons*! m)
  (interval-map-update*! m start end (lambda (old) (cons v old)) default))

;; Moves all from start on up; an interval with start inside is cut.
(define (interval-map-expand! m start end)
  (check 'interval-map-expand! m)
  (check-range 'interval-map-expand! start end)
  (cut! m start)
  (splay-tree-expand! (interval-map-tree m) start end))
;; Removes what is mapped between, and moves all from end on down.
(define (interval-map-contract! m start end)
  (check 'interval-map-contract! m)
  (check-range 'interval-map-contract! start end)
  (clear! m start end)
  (splay-tree-contract! (interval-map-tree m) start end))

;; Positions; the keys are pairs of start and end.
(define interval-map-iter? (procedure-rename (lambda (v) (splay-tree-iter? v)) 'interval-map-iter?))
(define (interval-map-iterate-first m)
  (check 'interval-map-iterate-first m)
  (splay-tree-iterate-first (interval-map-tree m)))
(define (interval-map-iterate-next m pos)
  (check 'interval-map-iterate-next m)
  (splay-tree-iterate-next (interval-map-tree m) pos))
(define (interval-map-iterate-key m pos)
  (check 'interval-map-iterate-key m)
  (define t (interval-map-tree m))
  (define start (splay-tree-iterate-key t pos))
  (cons start (+ start (entry-size (splay-tree-iterate-value t pos)))))
(define (interval-map-iterate-value m pos)
  (check 'interval-map-iterate-value m)
  (entry-value (splay-tree-iterate-value (interval-map-tree m) pos)))

(struct interval-map (tree)
  #:methods gen:dict
  [(define (dict-ref m k [default (missing k)]) (interval-map-ref m k default))
   (define dict-count (lambda (m) (splay-tree-count (interval-map-tree m))))
   (define dict-iterate-first (lambda (m) (interval-map-iterate-first m)))
   (define dict-iterate-next (lambda (m pos) (interval-map-iterate-next m pos)))
   (define dict-iterate-key (lambda (m pos) (interval-map-iterate-key m pos)))
   (define dict-iterate-value (lambda (m pos) (interval-map-iterate-value m pos)))])
