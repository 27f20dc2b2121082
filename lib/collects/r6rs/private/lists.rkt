#lang racket/base
;; r6rs/private/lists: the lists and sorting libraries, on lists of mutable pairs.
;; Layer: above racket/base and racket/mpair.

(provide find for-all exists partition fold-left fold-right remp memp assp cons* list-sort vector-sort vector-sort!
         (rename-out [new-filter filter] [new-remove remove] [new-remv remv] [new-remq remq]))

(require racket/mpair (prefix-in b: racket/base) (prefix-in l: racket/list) (prefix-in v: racket/vector))

(define (items who l)
  (unless (mlist? l) (raise-argument-error who "list?" l))
  (mlist->list l))

;; The first element that satisfies ok?, else #f.
(define (find ok? l) (for/first ([x (in-list (items 'find l))] #:when (ok? x)) x))
;; #f at the first element for which f gives #f, else the last result; #t for empty lists.
(define (for-all f l . more) (apply andmap f (items 'for-all l) (map mlist->list more)))
;; The first result of f, for an element or one of each list, that is not #f; else #f.
(define (exists f l . more) (apply ormap f (items 'exists l) (map mlist->list more)))
(define (new-filter ok? l) (list->mlist (b:filter ok? (items 'filter l))))
;; Two lists: the elements that satisfy ok?, and the others.
(define (partition ok? l)
  (define-values (yes no) (l:partition ok? (items 'partition l)))
  (values (list->mlist yes) (list->mlist no)))
;; Combines the elements from the left: f gets what it gave before, at first init, and the element, or one of each list.
(define (fold-left f init l . more)
  (apply b:foldl (lambda args (let ([r (reverse args)]) (apply f (car r) (reverse (cdr r))))) init
         (items 'fold-left l) (map mlist->list more)))
;; Combines the elements from the right: f gets the element, or one of each list, and what it gave before, at first init.
(define (fold-right f init l . more)
  (apply b:foldr f init (items 'fold-right l) (map mlist->list more)))
;; The list without the elements that satisfy ok?.
(define (remp ok? l) (list->mlist (b:filter (lambda (x) (not (ok? x))) (items 'remp l))))
(define (new-remove v l) (remp (lambda (x) (equal? v x)) l))
(define (new-remv v l) (remp (lambda (x) (eqv? v x)) l))
(define (new-remq v l) (remp (lambda (x) (eq? v x)) l))
;; The part of the list from the first element that satisfies ok?, else #f.
(define (memp ok? l)
  (let loop ([l l]) (cond [(null? l) #f] [(ok? (mcar l)) l] [else (loop (mcdr l))])))
;; The first pair whose first part satisfies ok?, else #f.
(define (assp ok? l)
  (let loop ([l l]) (cond [(null? l) #f] [(ok? (mcar (mcar l))) (mcar l)] [else (loop (mcdr l))])))
;; The values before the last in front of the last.
(define (cons* v . more)
  (let loop ([v v] [more more]) (if (null? more) v (mcons v (loop (car more) (cdr more))))))

;; The elements in order; those that are neither less keep theirs.
(define (list-sort less? l) (list->mlist (sort (items 'list-sort l) less?)))
;; A fresh vector of the elements in order.
(define (vector-sort less? v) (list->vector (sort (vector->list v) less?)))
;; Puts the elements of the vector in order.
(define (vector-sort! less? v) (vector-copy! v 0 (vector-sort less? v)))

;; (filter ok? l)
;; The elements that satisfy ok?.

;; (remove v l)
;; The list without the elements that are equal? to v.

;; (remq v l)
;; The list without the elements that are eq? to v.

;; (remv v l)
;; The list without the elements that are eqv? to v.
