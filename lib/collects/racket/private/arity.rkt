#lang racket/base
;; racket/private/arity: arities in normal form, compared through bit masks.
;; Layer: above racket/base.

(provide normalize-arity normalized-arity? arity=? arity-includes?)

(define (check who v pos . args)
  (unless (procedure-arity? v) (apply raise-argument-error who "procedure-arity?" pos args)))

;; Bit n of the mask: n arguments are accepted; negative when all from some number on are.
(define (arity->mask a)
  (cond
    [(exact-nonnegative-integer? a) (arithmetic-shift 1 a)]
    [(arity-at-least? a) (bitwise-not (- (arithmetic-shift 1 (arity-at-least-value a)) 1))]
    [else (let loop ([l a]) (if (null? l) 0 (bitwise-ior (arity->mask (car l)) (loop (cdr l)))))]))

(define (mask->arity mask)
  (define parts
    (let loop ([m mask] [n 0])
      (cond
        [(eqv? m 0) '()]
        [(eqv? m -1) (list (arity-at-least n))]
        [(odd? m) (cons n (loop (arithmetic-shift m -1) (+ n 1)))]
        [else (loop (arithmetic-shift m -1) (+ n 1))])))
  (if (and (pair? parts) (null? (cdr parts))) (car parts) parts))

;; The arity in its one plain form: an integer, an arity-at-least, or a list of these, ascending and not overlapping.
(define (normalize-arity a)
  (check 'normalize-arity a 0 a)
  (mask->arity (arity->mask a)))

;; Whether v is an arity in the form of normalize-arity.
(define (normalized-arity? v)
  (and (procedure-arity? v) (equal? v (mask->arity (arity->mask v)))))

;; Whether the arities are the same numbers of arguments.
(define (arity=? a b)
  (check 'arity=? a 0 a b)
  (check 'arity=? b 1 a b)
  (= (arity->mask a) (arity->mask b)))

;; Whether a procedure of arity a takes all numbers of arguments that one of arity b does.
(define (arity-includes? a b)
  (check 'arity-includes? a 0 a b)
  (check 'arity-includes? b 1 a b)
  (let ([ma (arity->mask a)] [mb (arity->mask b)])
    (= ma (bitwise-ior ma mb))))
