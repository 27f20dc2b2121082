#lang racket/base
;; Looking for handlers, parameters and the break state walked the whole continuation each time: quadratic in its depth.
(define (nested n) (if (zero? n) (raise 'x) (with-handlers ([number? void]) (nested (- n 1)))))
(with-handlers ([symbol? (lambda (s) (list 'caught s))]) (nested 20000))
(define p (make-parameter 'value))
(define (reads n) (if (zero? n) (p) (let ([v (p)]) (dynamic-wind void (lambda () (reads (- n 1))) void))))
(reads 20000)
;; a frame's own marks go with it when it is copied
(define k #f)
(define seen '())
(define (again)
  (define v (parameterize ([p 'inside]) (let ([v (let/cc c (set! k c) 1)]) (set! seen (cons (p) seen)) v)))
  (set! seen (cons (p) seen))
  (if (= v 1) (k 2) (reverse seen)))
(again)
