#lang racket/base
;; syntax/parse over an expansion
(require syntax/parse/define (for-syntax racket/base syntax/parse))
(define-syntax-rule (m a b) (if a (list b) (vector b)))
(define-syntax (split stx)
  (syntax-parse stx
    [(_ e:expr)
     (syntax-parse (local-expand #'e 'expression (list #'if)) #:literals (if)
       [(if c t:expr f:expr) #'(list c t f)])]))
(split (m #t 3))
(define-simple-macro (sm x:id) (list 'x))
(sm hello)
