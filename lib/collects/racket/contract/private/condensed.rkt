#lang racket/base
;; racket/contract/private/condensed: expressions as the names of dependent contracts show them: not too deep, and not too long.
;; Layer: contract system, for phase 1.

(provide condensed)

(define most-levels 4)    ; of lists in lists
(define most-elements 5)  ; of a list that is shown whole; from a longer one
(define first-elements 4) ; so many are shown
(define longest-word 30)

;; (condensed stx) -> a datum: with ... in the place of what is not shown
(define (condensed stx)
  (let loop ([v (if (syntax? stx) (syntax->datum stx) stx)] [levels most-levels])
    (cond
      [(null? v) v]
      [(and (list? v) (eqv? levels 0)) '...]
      [(and (list? v) (> (length v) most-elements))
       ;; what is shown of a longer list is shown in more depth
       (append (for/list ([e (in-list v)] [_ (in-range first-elements)]) (loop e (+ levels 1))) '(...))]
      [(list? v) (for/list ([e (in-list v)]) (loop e (- levels 1)))]
      [(or (number? v) (boolean? v) (char? v) (and (or (symbol? v) (string? v) (keyword? v)) (short? v))) v]
      [else '...])))

(define (short? v)
  (< (string-length (cond [(string? v) v] [(symbol? v) (symbol->string v)] [else (keyword->string v)])) longest-word))
