#lang racket/base
;; Predicates and accessors of structures called in every position: on instances of subtypes and of other types, on impersonators, where
;; they are not defined yet, and with wrong numbers of arguments.
(define (shown thunk)
  (with-handlers ([exn:fail? (lambda (e) (printf "~a: ~a\n" (vector-ref (struct->vector e) 0) (regexp-replace #rx"\n  in module.*" (exn-message e) "")))])
    (call-with-values thunk (lambda vs (printf "~s\n" vs)))))
(define (early-field x) (point-x (begin (display "argument ") x)))
(define (early-test x) (if (point? (begin (display "argument ") x)) 1 2))
(shown (lambda () (early-field 5)))
(shown (lambda () (early-test 5)))
(shown (lambda () (let ([p 5]) (point-x p))))

(struct point ([x #:mutable] [y #:mutable]) #:transparent)
(struct point3 point (z) #:property prop:procedure (lambda (self n) (+ n (point-x self))))
(define p (point 1 2))
(define q (point3 3 4 5))
(define (field v) (point-x v))
(define (test v) (if (point? v) (if (point3? v) 'point3 'point) 'other))
(for ([v (list p q 5 "s" '(1) #f (void) car (vector 1 2))])
  (shown (lambda () (test v)))
  (shown (lambda () (field v)))
  (shown (lambda () (+ 1 (point-x v))))
  (shown (lambda () (let ([z (point3-z v)]) (list z z)))))
(shown (lambda () (early-field q)))
(shown (lambda () (early-test q)))
(shown (lambda () (let-values ([(a b) (point-x p)]) a)))
(shown (lambda () (call-with-values (lambda () (point-x q)) list)))
(shown (lambda () (begin (point-x p) (point-x 6) 7)))
(shown (lambda () (point-x p q)))
(shown (lambda () (point?)))
(shown (lambda () (point-x (point-x (point p p)))))

(define watched
  (impersonate-struct p
                      point-x (lambda (self v) (printf "reads ~s\n" v) (* 10 v))
                      point-y (lambda (self v) (call/cc (lambda (k) (k (list v)))))
                      set-point-y! (lambda (self v) (printf "writes ~s\n" v) v)))
(shown (lambda () (test watched)))
(shown (lambda () (field watched)))
(shown (lambda () (list (point-x watched) (point-y watched))))
(shown (lambda () (set-point-y! watched 9) (point-y p)))
(define refusing (chaperone-struct q point-x (lambda (self v) (raise-user-error "no"))))
(shown (lambda () (if (point3? refusing) (point-x refusing) 'other)))
(shown (lambda () (begin0 (point-y refusing) (point3-z refusing))))

;; marks, and the stack of a long recursion through an accessor's redirection
(define deep (for/fold ([v (point 0 0)]) ([i 1000]) (impersonate-struct v point-x (lambda (self v) (+ v 1)))))
(shown (lambda () (point-x deep)))
(shown (lambda () (with-continuation-mark 'k 1 (let ([v (point-x deep)]) (list v (continuation-mark-set-first #f 'k))))))

(module other racket/base
  (provide (struct-out box2))
  (struct box2 (content) #:mutable))
(require 'other)
(define (content b) (box2-content b))
(shown (lambda () (content (box2 1))))
(shown (lambda () (content 1)))
(shown (lambda () (let ([b (box2 1)]) (set-box2-content! b 2) (list (box2? b) (box2? 1) (box2-content b)))))
