#lang racket/base
;; Numbers of datum-order: exact ones before inexact ones.
(require data/order)
(define (kind e) (let-values ([(type skipped?) (struct-info e)]) (let-values ([(name a b c d f g h) (struct-type-info type)]) name)))
(define-syntax-rule (try form ...)
  (begin
    (begin
      (printf "~s\n" 'form)
      (with-handlers ([exn:fail? (lambda (e) (printf "  ~a: ~a\n" (kind e) (car (regexp-split #rx"\n  in:|\n  at:" (exn-message e)))))])
        (call-with-values (lambda () form) (lambda l (for ([v l] #:unless (void? v)) (printf "  ~s\n" v))))))
    ...))

(define vs (list -inf.0 -2 -1.5 0 0.0 -0.0 1/2 1 1.0 1.5 3 +inf.0 +nan.0 1+i 1.0+i 1+2.0i 2.5+1i 1f0))
(try
 (for/list ([a vs]) (for/list ([b vs]) (datum-order a b))))
(define us (list -inf.0 -2 -1.5 0 0.0 -0.0 1/2 1 1.0 1.5 3 +inf.0 +nan.0))
(try
 (for/list ([a us]) (for/list ([b us]) (with-handlers ([void exn-message]) (real-order a b)))))
(define ws (list "a" #"a" '#:a 'a #t #\a (string->path "a") '() '(1) #(1) (box 1) #s(p 1) 1))
(try
 (for/list ([a ws]) (for/list ([b ws]) (datum-order a b))))
(struct p (a b) #:transparent)
(struct q (a) #:transparent)
(struct pp p (c) #:transparent)
(try
 (datum-order (p 1 2) (p 1 3))
 (datum-order (p 1 2) (q 1))
 (datum-order (p 1 2) (pp 1 2 3))
 (datum-order (mcons 1 2) (mcons 1 2))
 (datum-order #s(b 1) #s(a 1 2)))
