#lang racket/base
(require syntax/kerncase (for-syntax racket/base syntax/kerncase) (for-template racket/base))
(define-syntax-rule (my-or a b) (let ([t a]) (if t t b)))
(define-for-syntax (shape e)
  (kernel-syntax-case e #f
    [(if a b c) (list 'if (shape #'a) (shape #'b) (shape #'c))]
    [(let-values ([(x ...) rhs] ...) body ...)
     (list 'let (map shape (syntax->list #'(rhs ...))) (map shape (syntax->list #'(body ...))))]
    [(#%plain-app f a ...) (cons 'app (map shape (syntax->list #'(a ...))))]
    [(#%plain-lambda f b ...) 'lambda]
    [(quote d) (list 'quote (syntax->datum #'d))]
    [x (identifier? #'x) 'id]
    [_ 'other]))
(define-syntax (shape-of stx)
  (syntax-case stx () [(_ e) #`'#,(shape (local-expand #'e 'expression '()))]))
(shape-of (my-or 1 2))
(shape-of (my-or (list 1) (my-or 2 3)))
