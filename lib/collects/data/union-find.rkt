#lang racket/base
;; data/union-find: disjoint sets, each with a canonical element.  Layer: above racket/contract/base.

(require racket/contract/base)

(provide uf-set? uf-new
         (contract-out
          [uf-union! (-> uf-set? uf-set? void?)]
          [uf-find (-> uf-set? any/c)]
          [uf-set-canonical! (-> uf-set? any/c void?)]
          [uf-same-set? (-> uf-set? uf-set? boolean?)]))

;; parent : another set, or #f at a root; rank : bound of the depth under a root; value : the canonical element of a root
(struct uf-set ([parent #:mutable] [rank #:mutable] [value #:mutable])
  #:property prop:custom-write
  (lambda (s port mode) (fprintf port (case mode [(#t) "#<uf-set: ~s>"] [(#f) "#<uf-set: ~a>"] [else "#<uf-set: ~v>"]) (uf-set-value (root s)))))

;; A set of one value, v, which stands for it.
(define (uf-new v) (uf-set #f 0 v))

;; The root of S; every set on the way then points to it directly.
(define (root s)
  (define r (let loop ([s s]) (if (uf-set-parent s) (loop (uf-set-parent s)) s)))
  (let loop ([s s])
    (unless (eq? s r)
      (define next (uf-set-parent s))
      (set-uf-set-parent! s r)
      (loop next)))
  r)

;; Joins the sets of a and b; the value of one of them stands for both.
(define (uf-union! a b)
  (define-values (x y) (values (root a) (root b)))
  (unless (eq? x y)
    (cond
      [(< (uf-set-rank x) (uf-set-rank y)) (set-uf-set-parent! x y)]
      [else
       (set-uf-set-parent! y x)
       (when (= (uf-set-rank x) (uf-set-rank y)) (set-uf-set-rank! x (+ 1 (uf-set-rank x))))])))

;; The value that stands for the set that s is in.
(define (uf-find s) (uf-set-value (root s)))
;; Makes v the value that stands for the set that s is in.
(define (uf-set-canonical! s v) (set-uf-set-value! (root s) v))
;; Whether a and b are in the same set.
(define (uf-same-set? a b)
  (eq? (root a) (root b)))
