#lang racket/base
;; lazy/force: values of delayed computations.  Layer: above racket/base.
(provide (rename-out [lazy ~] [force !] [promise? ~?]) !! !list !!list)
(require racket/promise)

;; (~ e ...+) -> promise?
;; A promise of what the body's last e gives, or of what that promises, and so on.

;; (! v) -> any/c
;; The value that v promises; v itself when it is no promise.

;; (!! v) -> any/c
;; The value that v promises, copied with all parts of its pairs, vectors, boxes and prefab structures forced. What is shared
;; or cyclic in v is so in the copy. (The reference leaves a placeholder where something is shared and not cyclic.)
(define (!! v)
  (define copies (make-hasheq)) ; part -> its copy, or a placeholder for it as long as it is being made
  (define cyclic? #f)
  (define (copy v)
    (let ([v (force v)])
      (if (or (pair? v) (vector? v) (box? v) (prefab-struct-key v)) (copy-part v) v)))
  (define (copy-part v)
    (define known (hash-ref copies v #f))
    (cond
      [(placeholder? known) (set! cyclic? #t) known]
      [known]
      [else
       (define place (make-placeholder #f))
       (hash-set! copies v place)
       (define new (copy-of v))
       (placeholder-set! place new)
       (hash-set! copies v new)
       new]))
  (define (copy-of v)
    (cond
      [(pair? v) (let ([a (copy (car v))]) (cons a (copy (cdr v))))]
      [(vector? v)
       (let ([new (for/vector #:length (vector-length v) ([e (in-vector v)]) (copy e))])
         (if (immutable? v) (vector->immutable-vector new) new))]
      [(box? v) ((if (immutable? v) box-immutable box) (copy (unbox v)))]
      [else
       (apply make-prefab-struct (prefab-struct-key v)
              (for/list ([e (in-vector (struct->vector v) 1)]) (copy e)))]))
  (let ([new (copy v)]) (if cyclic? (make-reader-graph new) new)))

;; (!list v) -> any/c
;; The list that v promises, its pairs forced and its elements not.
(define (!list v)
  (let ([v (force v)])
    (if (pair? v) (let ([a (car v)]) (cons a (!list (cdr v)))) v)))

;; (!!list v) -> any/c
;; The same with each element forced, but no part of one.
(define (!!list v)
  (let ([v (force v)])
    (if (pair? v) (let ([a (force (car v))]) (cons a (!!list (cdr v)))) v)))
