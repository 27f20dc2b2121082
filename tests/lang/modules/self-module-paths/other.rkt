#lang racket/base
(provide g)
(define here 1)
(define (g) (let-values ([(name base) (module-path-index-split (car (identifier-binding #'here)))]) (list name base)))
