#lang racket/base
;; lazy/force: values of delayed computations.  Layer: above racket/base.
(provide ! !! !list !!list !values !!values (struct-out lazy-closure) call argument)
(require racket/promise)

;; A procedure of the lazy language: takes its arguments delayed.
(struct lazy-closure (proc)
  #:property prop:procedure 0
  #:property prop:object-name (lambda (c) (object-name (lazy-closure-proc c))))

;; (! v) -> the value that V stands for
;; Forces v and what it stands for until that is no promise.
(define (! v) (if (promise? v) (! (force v)) v))
;; The same for the parts of pairs, vectors and boxes, too.
(define (!! v)
  (define w (! v))
  (cond [(pair? w)
         (let loop ([w w] [done '()])
           (if (pair? w)
               (loop (! (cdr w)) (cons (!! (car w)) done))
               (let ([end (!! w)]) (for/fold ([l end]) ([e (in-list done)]) (cons e l)))))]
        [(vector? w)
         (define new (for/vector #:length (vector-length w) ([e (in-vector w)]) (!! e)))
         (if (immutable? w) (vector->immutable-vector new) new)]
        [(box? w) ((if (immutable? w) box-immutable box) (!! (unbox w)))]
        [else w]))
;; The pairs of a list, with or without its elements.
(define (!list l)
  (let loop ([l (! l)] [done '()])
    (if (pair? l) (loop (! (cdr l)) (cons (car l) done)) (append (reverse done) l))))
;; Forces the list, its pairs and its elements.
(define (!!list l) (map !! (!list l)))
;; Forces the results of e when they are promises for several values.
(define-syntax-rule (!values e) (call-with-values (lambda () e) (lambda l (apply values (map ! l)))))
;; Forces the results of e, and all parts of them.
(define-syntax-rule (!!values e) (call-with-values (lambda () e) (lambda l (apply values (map !! l)))))

;; F, forced, applied to arguments that may be delayed.
(define (call f . args)
  (define p (! f))
  (if (lazy-closure? p) (apply p args) (apply p (map argument args))))
;; What a strict procedure gets: a value; procedures of the lazy language give it values, too.
(define (argument v)
  (define w (! v))
  (if (lazy-closure? w) (lambda args (! (apply w args))) w))
