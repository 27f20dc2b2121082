#lang racket/base
;; parts inside vectors, boxes, prefabs and tables of an armed object are tainted deep down, atoms are not touched
(struct p (a b) #:prefab)
(define inner (syntax-arm #'(i)))
(define s (syntax-arm (datum->syntax #'here (list (vector 1 (list 2 inner)) (box (vector inner)) (p inner 3) (hash 'k inner 'j 4) "str" #"by" #\c 1.5 '#:kw #rx"a"))))
(define (all v)
  (cond [(syntax? v) (list (if (syntax-tainted? v) 't 'c) (all (syntax-e v)))]
        [(pair? v) (cons (all (car v)) (all (cdr v)))] [(vector? v) (vector-map* all v)] [(box? v) (box (all (unbox v)))]
        [(prefab-struct-key v) (list* 'p (all (cdr (vector->list (struct->vector v)))))] [(hash? v) (list 'h (all (hash-ref v 'k)) (all (hash-ref v 'j)))] [else v]))
(define (vector-map* f v) (list->vector (map f (vector->list v))))
(all (syntax-e s))
(all (syntax-disarm s (current-code-inspector)))
(equal? (syntax->datum s) (syntax->datum (syntax-taint s)))
