#lang racket/base
;; racket/bool: names and connectives for booleans.
;; Layer: above racket/base.

(require (for-syntax racket/base))
(provide true false false? boolean=? symbol=? implies nand nor xor)

;; #t.
(define true #t)
;; #f.
(define false #f)
;; Whether v is #f.
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

;; Whether two booleans are the same.
(define-comparison boolean=? boolean? "boolean?" eq?)
;; Whether two symbols are the same.
(define-comparison symbol=? symbol? "symbol?" eq?)

;; (implies expr expr)
;; The second value, unless the first is #f; then #t.
(define-syntax implies (syntax-rules () [(_ a b) (if a b #t)]))
;; (nand expr ...)
;; The negation of and.
(define-syntax nand (syntax-rules () [(_ e ...) (not (and e ...))]))
;; (nor expr ...)
;; The negation of or.
(define-syntax nor (syntax-rules () [(_ e ...) (not (or e ...))]))
;; One of two values, if the other is #f; else #f.
(define (xor a b) (if a (if b #f a) b))
