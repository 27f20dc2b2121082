#lang racket/base
;; data/queue: mutable queues with both ends open for adding.  Layer: above racket/contract/base.

(require racket/contract/base (only-in racket/math natural?) (for-syntax racket/base))

;; The operations that a loop calls for each value check for themselves.
(provide queue? enqueue! enqueue-front! dequeue! queue/c nonempty-queue/c (rename-out [queue-sequence in-queue])
         (contract-out
          [make-queue (-> queue?)]
          [queue->list (-> queue? (listof any/c))]
          [queue-length (-> queue? natural?)]
          [queue-empty? (-> queue? boolean?)]
          [non-empty-queue? (-> any/c boolean?)]
          [queue-filter! (-> queue? (-> any/c any/c) void?)]))

;; head, tail : mutable pairs, first and last of a chain, or #f; length : exact-nonnegative-integer?
(struct queue ([head #:mutable] [tail #:mutable] [length #:mutable])
  #:property prop:sequence (lambda (q) (in-queue q))
  #:property prop:custom-write (lambda (q port mode) (write-string "#<queue>" port)))

(define (check who q) (unless (queue? q) (raise-type-error who "queue" q)))

;; An empty queue.
(define (make-queue) (queue #f #f 0))
;; Whether the queue has no elements.
(define (queue-empty? q) (eqv? 0 (queue-length q)))
;; Whether v is a queue with elements.
(define (non-empty-queue? v) (and (queue? v) (positive? (queue-length v))))

;; queue/c, nonempty-queue/c : older names of the predicates, which are flat contracts
(define queue/c queue?)
(define nonempty-queue/c non-empty-queue?)

;; Adds v at the end.
(define (enqueue! q v)
  (check 'enqueue! q)
  (define cell (mcons v '()))
  (if (queue-tail q)
      (set-mcdr! (queue-tail q) cell)
      (set-queue-head! q cell))
  (set-queue-tail! q cell)
  (set-queue-length! q (+ 1 (queue-length q))))

;; Adds v at the front.
(define (enqueue-front! q v)
  (check 'enqueue-front! q)
  (define cell (mcons v (or (queue-head q) '())))
  (unless (queue-tail q) (set-queue-tail! q cell))
  (set-queue-head! q cell)
  (set-queue-length! q (+ 1 (queue-length q))))

;; Removes and returns the first value; raises exn:fail:contract on an empty queue.
(define (dequeue! q)
  (check 'dequeue! q)
  (define cell (queue-head q))
  (unless cell (raise-type-error 'dequeue! "non-empty queue" q))
  (define rest (mcdr cell))
  (set-queue-head! q (if (null? rest) #f rest))
  (when (null? rest) (set-queue-tail! q #f))
  (set-queue-length! q (- (queue-length q) 1))
  (mcar cell))

;; The elements from the front on, as a list.
(define (queue->list q)
  (for/list ([v (in-queue q)]) v))

;; Keeps only the values that satisfy keep?.
(define (queue-filter! q keep?)
  (define kept (for/list ([v (in-queue q)] #:when (keep? v)) v))
  (set-queue-head! q #f)
  (set-queue-tail! q #f)
  (set-queue-length! q 0)
  (for ([v (in-list kept)]) (enqueue! q v)))

(define (in-queue q)
  (make-do-sequence
   (lambda ()
     (unless (queue? q) (raise-argument-error 'in-queue "queue?" q))
     (values mcar mcdr (or (queue-head q) '()) mpair? #f #f))))
(define-sequence-syntax queue-sequence
  (lambda () #'in-queue)
  (lambda (stx)
    (syntax-case stx ()
      [[(id) (_ e)]
       #'[(id) (:do-in ([(q) e]) (unless (queue? q) (raise-argument-error 'in-queue "queue?" q))
                       ([cell (or (queue-head q) '())]) (mpair? cell)
                       ([(id) (mcar cell)]) #t #t ((mcdr cell)))]]
      [_ #f])))

;; nonempty-queue/c : flat-contract?
;; A contract for queues with elements.

;; (in-queue q) -> sequence?
;; A sequence of the elements from the front on.
