#lang racket/base
;; data/heap: binary heaps over any order.  Layer: above racket/contract/base.

(require racket/contract/base racket/contract/combinator (only-in racket/math natural?))

;; Any procedure, as (unconstrained-domain-> any/c) has it, but not wrapped: heaps spend most of their time in it.
(define order/c
  (make-flat-contract
   #:name '(unconstrained-domain-> any/c)
   #:first-order procedure?
   #:late-neg-projection
   (lambda (blame)
     (lambda (v neg)
       (unless (procedure? v)
         (raise-blame-error blame v #:missing-party neg '(expected: "a procedure" given: "~e") v))
       v))))
(provide heap? heap-sort!
         (contract-out
          [make-heap (-> order/c heap?)]
          [heap-count (-> heap? natural?)]
          [heap-copy (-> heap? heap?)]
          [vector->heap (-> order/c vector? heap?)]
          [heap->vector (-> heap? vector?)]
          [heap-add! (->* (heap?) #:rest (listof any/c) void?)]
          [heap-add-all! (-> heap? (or/c (listof any/c) vector? heap?) void?)]
          [heap-min (-> heap? any/c)]
          [heap-remove-min! (-> heap? void?)]
          [heap-remove! (->* (heap? any/c) (#:same? (-> any/c any/c any/c)) boolean?)]
          [heap-remove-eq! (-> heap? any/c boolean?)]
          [in-heap (-> heap? sequence?)]
          [in-heap/consume! (-> heap? sequence?)]))

;; items : vector, of which the first n are used; the item at i is <= those at 2i+1 and 2i+2
(struct heap ([items #:mutable] [n #:mutable] <=?))

;; An empty heap, in which elements are ordered by <=?, a procedure of two.
(define (make-heap <=?)
  (heap (make-vector 4 0) 0 <=?))

;; How many elements there are.
(define (heap-count h) (heap-n h))

;; Moves the item at i up to its place.
(define (sift-up! items i <=?)
  (define v (vector-ref items i))
  (let loop ([i i])
    (define parent (quotient (- i 1) 2))
    (cond
      [(or (eqv? i 0) (<=? (vector-ref items parent) v)) (vector-set! items i v)]
      [else (vector-set! items i (vector-ref items parent)) (loop parent)])))

;; Moves the item at i down to its place among the first n.
(define (sift-down! items i n <=?)
  (define v (vector-ref items i))
  (let loop ([i i])
    (define left (+ 1 (* 2 i)))
    (define child
      (if (and (< (+ left 1) n) (not (<=? (vector-ref items left) (vector-ref items (+ left 1)))))
          (+ left 1)
          left))
    (cond
      [(or (>= left n) (<=? v (vector-ref items child))) (vector-set! items i v)]
      [else (vector-set! items i (vector-ref items child)) (loop child)])))

(define (heapify! items n <=?)
  (for ([i (in-range (- (quotient n 2) 1) -1 -1)]) (sift-down! items i n <=?)))

(define (add! h v)
  (define n (heap-n h))
  (when (= n (vector-length (heap-items h)))
    (define new (make-vector (max 4 (* 2 n)) 0))
    (vector-copy! new 0 (heap-items h))
    (set-heap-items! h new))
  (vector-set! (heap-items h) n v)
  (set-heap-n! h (+ n 1))
  (sift-up! (heap-items h) n (heap-<=? h)))

;; Adds the values. O(log n) each.
(define (heap-add! h . vs)
  (for ([v (in-list vs)]) (add! h v)))

;; vs : a list, a vector or a heap
(define (heap-add-all! h vs)
  (cond
    [(list? vs) (for ([v (in-list vs)]) (add! h v))]
    [(vector? vs) (for ([v (in-vector vs)]) (add! h v))]
    [(heap? vs) (for ([v (in-vector (heap->vector vs))]) (add! h v))]))

;; The least element; an empty heap is an error.
(define (heap-min h)
  (when (eqv? 0 (heap-n h)) (error 'heap-min "empty heap"))
  (vector-ref (heap-items h) 0))

;; Removes the item at i.
(define (remove-at! h i)
  (define n (- (heap-n h) 1))
  (define items (heap-items h))
  (define last (vector-ref items n))
  (vector-set! items n 0)
  (set-heap-n! h n)
  (when (< i n)
    (vector-set! items i last)
    (sift-down! items i n (heap-<=? h))
    (sift-up! items i (heap-<=? h))))

;; Takes the least element out; an empty heap is an error. O(log n).
(define (heap-remove-min! h)
  (when (eqv? 0 (heap-n h)) (error 'heap-remove-min! "empty heap"))
  (remove-at! h 0))

;; Removes one item that is same? as v, if there is one; whether there was one.
(define (heap-remove! h v #:same? [same? equal?])
  (define i (for/first ([x (in-vector (heap-items h) 0 (heap-n h))] [i (in-naturals)] #:when (same? x v)) i))
  (when i (remove-at! h i))
  (and i #t))
;; Takes the element that is eq? to v out; #f when there is none, else #t. O(n).
(define (heap-remove-eq! h v) (heap-remove! h v #:same? eq?))

(define (copy-range v start end)
  (define new (make-vector (- end start) 0))
  (vector-copy! new 0 v start end)
  new)

;; A heap of the elements of the vector from start to end. O(n).
(define (vector->heap <=? v)
  (define items (copy-range v 0 (vector-length v)))
  (heapify! items (vector-length items) <=?)
  (heap items (vector-length items) <=?))
;; The elements in a fresh vector, in order.
(define (heap->vector h)
  (define items (copy-range (heap-items h) 0 (heap-n h)))
  (sort-items! items (heap-<=? h))
  items)
;; A heap with the same elements.
(define (heap-copy h)
  (heap (copy-range (heap-items h) 0 (vector-length (heap-items h))) (heap-n h) (heap-<=? h)))

;; Sorts v in place, not stably.  The arguments may stand the other way round.
(define (heap-sort! v <=?)
  (cond
    [(and (procedure? v) (vector? <=?)) (heap-sort! <=? v)]
    [else
     (unless (vector? v) (raise-argument-error 'heap-sort! "vector?" v))
     (unless (procedure? <=?) (raise-argument-error 'heap-sort! "procedure?" <=?))
     (sort-items! v <=?)]))
(define (sort-items! v <=?)
  (define (>=? a b) (<=? b a))
  (heapify! v (vector-length v) >=?)
  (for ([end (in-range (- (vector-length v) 1) 0 -1)])
    (define greatest (vector-ref v 0))
    (vector-set! v 0 (vector-ref v end))
    (vector-set! v end greatest)
    (sift-down! v 0 end >=?)))

;; The items in order; the heap stays as it is.
(define (in-heap h)
  (in-heap/consume! (heap-copy h)))
;; The items in order, each removed when it is taken.
(define (in-heap/consume! h)
  (make-do-sequence
   (lambda ()
     (values (lambda (h) (begin0 (heap-min h) (heap-remove-min! h))) values h
             (lambda (h) (> (heap-n h) 0)) #f #f))))
