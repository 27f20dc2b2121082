#lang racket/base
;; spec/taints.md section 9: racket/splicing, racket/block and module bodies open what arrives armed
(require racket/splicing racket/block (for-syntax racket/base))
(define-syntax (armed stx) (syntax-case stx () [(_ e) (syntax-property (syntax-arm #'e) 'taint-mode 'opaque)]))
(define-syntax-rule (def x v) (define x v))
(define-syntax-rule (two x y) (begin (define x 1) (define y 2)))
(splicing-let ([a 1]) (armed (define b a)) (def c a) (two d e) (armed (begin (define f 3))))
(splicing-let-syntax ([m (lambda (s) #'5)]) (armed (define g (m))) (def h (m)))
(define p (make-parameter 1))
(splicing-parameterize ([p 2]) (armed (define i (p))) (def j (p)) (two k l))
(list b c d e f g h i j k l)
(block (def x 1) (armed (define y 2)) (list x y))
(block (armed (begin 1 2)))
(splicing-local [(armed (define z 1))] (def zz z))
zz
