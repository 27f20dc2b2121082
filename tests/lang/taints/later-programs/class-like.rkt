#lang racket/base
;; private names of a class-like macro, seen from its expansion
(require (for-syntax racket/base))
(define-syntax-rule (object ([field init] ...) (method arg body) ...)
  (let ([field init] ...)
    (lambda (name . args) (case name [(method) (apply (lambda (arg) body) args)] ...))))
(define-syntax (peek stx)
  (syntax-case stx ()
    [(_ e) (let ([x (local-expand #'e 'expression '())])
             (syntax-case x () [(lv (((id) rhs) ...) body) #'(let-values (((id) rhs) ...) (list id ...))]))]))
(peek (object ([secret 1] [other 2]) (get x (+ secret x))))
((object ([secret 1]) (get x (+ secret x))) 'get 2)
