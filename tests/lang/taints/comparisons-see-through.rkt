#lang racket/base
;; section 2: no status makes comparisons, bindings, data or locations differ
(define x 1)
(define ids (list #'x (syntax-arm #'x) (syntax-taint #'x)))
(displayln (for*/list ([a ids] [b ids]) (and (free-identifier=? a b) (bound-identifier=? a b))))
(displayln (map (lambda (i) (car (identifier-binding #'car))) ids))
(displayln (map (lambda (i) (equal? (identifier-binding i) (identifier-binding #'x))) ids))
(displayln (map identifier? ids))
(displayln (map syntax->datum (list (syntax-taint #'(a #(b) . c)) (syntax-arm #'(a #(b) . c)))))
(displayln (map syntax-line (list (syntax-taint #'x) (syntax-arm #'x))))
(displayln (map syntax-original? (list #'x (syntax-arm #'x) (syntax-taint #'x))))
(displayln (map (lambda (i) (identifier-binding-symbol i)) ids))
(displayln (for/list ([i ids]) (free-transformer-identifier=? i #'x)))
(require (for-syntax racket/base))
