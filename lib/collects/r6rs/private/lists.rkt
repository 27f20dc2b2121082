#lang racket/base
;; r6rs/private/lists: the lists and sorting libraries, on lists of mutable pairs.
;; Layer: above racket/base and racket/mpair.

(provide find for-all exists partition fold-left fold-right remp memp assp cons* list-sort vector-sort vector-sort!
         (rename-out [new-filter filter] [new-remove remove] [new-remv remv] [new-remq remq]))

(require racket/mpair (prefix-in b: racket/base) (prefix-in l: racket/list) (prefix-in v: racket/vector))

(define (items who l)
  (unless (mlist? l) (raise-argument-error who "list?" l))
  (mlist->list l))

(define (find ok? l) (for/first ([x (in-list (items 'find l))] #:when (ok? x)) x))
(define (for-all f l . more) (apply andmap f (items 'for-all l) (map mlist->list more)))
(define (exists f l . more) (apply ormap f (items 'exists l) (map mlist->list more)))
(define (new-filter ok? l) (list->mlist (b:filter ok? (items 'filter l))))
(define (partition ok? l)
  (define-values (yes no) (l:partition ok? (items 'partition l)))
  (values (list->mlist yes) (list->mlist no)))
(define (fold-left f init l . more)
  (apply b:foldl (lambda args (let ([r (reverse args)]) (apply f (car r) (reverse (cdr r))))) init
         (items 'fold-left l) (map mlist->list more)))
(define (fold-right f init l . more)
  (apply b:foldr f init (items 'fold-right l) (map mlist->list more)))
(define (remp ok? l) (list->mlist (b:filter (lambda (x) (not (ok? x))) (items 'remp l))))
(define (new-remove v l) (remp (lambda (x) (equal? v x)) l))
(define (new-remv v l) (remp (lambda (x) (eqv? v x)) l))
(define (new-remq v l) (remp (lambda (x) (eq? v x)) l))
(define (memp ok? l)
  (let loop ([l l]) (cond [(null? l) #f] [(ok? (mcar l)) l] [else (loop (mcdr l))])))
(define (assp ok? l)
  (let loop ([l l]) (cond [(null? l) #f] [(ok? (mcar (mcar l))) (mcar l)] [else (loop (mcdr l))])))
(define (cons* v . more)
  (let loop ([v v] [more more]) (if (null? more) v (mcons v (loop (car more) (cdr more))))))

(define (list-sort less? l) (list->mlist (sort (items 'list-sort l) less?)))
(define (vector-sort less? v) (list->vector (sort (vector->list v) less?)))
(define (vector-sort! less? v) (vector-copy! v 0 (vector-sort less? v)))
