#lang racket/base
;; racket/bool: names and connectives for booleans.
;; Layer: above racket/base.

(provide true false false? boolean=? symbol=? implies nand nor xor)

(define true #t)
(define false #f)
(define (false? v) (eq? v #f))

(define-syntax-rule (define-comparison name pred expected same?)
  (define name
    (case-lambda
      [(a b)
       (unless (pred a) (raise-argument-error 'name expected 0 a b))
       (unless (pred b) (raise-argument-error 'name expected 1 a b))
       (same? a b)]
      [(a b . more)
       (let ([all (list* a b more)])
         (let loop ([l all] [pos 0])
           (unless (null? l)
             (unless (pred (car l)) (apply raise-argument-error 'name expected pos all))
             (loop (cdr l) (+ pos 1))))
         (and (same? a b)
              (let loop ([l more]) (or (null? l) (and (same? b (car l)) (loop (cdr l)))))))])))

(define-comparison boolean=? boolean? "boolean?" eq?)
(define-comparison symbol=? symbol? "symbol?" eq?)

(define-syntax-rule (implies a b) (if a b #t))
(define-syntax-rule (nand e ...) (not (and e ...)))
(define-syntax-rule (nor e ...) (not (or e ...)))
(define (xor a b) (if a (if b #f a) b))
