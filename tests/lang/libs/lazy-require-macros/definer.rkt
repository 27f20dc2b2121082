#lang racket/base
(require racket/lazy-require (for-syntax racket/base))
(provide mac go)
(module m racket/base (require (for-syntax racket/base)) (provide mac) (define-syntax (mac stx) (syntax-case stx () [(_ a) #'(list a 'm)])))
(lazy-require-syntax [(submod "." m) (mac)])
(define (go x) (mac x))
