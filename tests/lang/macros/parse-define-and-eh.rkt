#lang racket/base
;; Sets of ellipsis-head alternatives, and macros defined by patterns.
(require syntax/parse syntax/parse/experimental/eh syntax/parse/define (for-syntax racket/base syntax/parse))
(define-syntax-rule (t e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (let ([v e]) (println (if (syntax? v) (syntax->datum v) v)))))
(define-eh-alternative-set opts
  (pattern (~once (~seq #:a a:id) #:name "the a option"))
  (pattern (~optional (~seq #:b b:nat) #:name "b option")))
(define (f x) (syntax-parse x [(_ (~alt (~eh-var o opts) (~seq #:c c:expr)) ...) (list #'o.a (attribute o.b) #'(c ...))]))
(t (car (f #'(m #:a x #:b 3 #:c 1 #:c 2))))
(define-syntax-parse-rule (my-let ([x:id e:expr] ...) body ...+) #:fail-when (check-duplicate-identifier (syntax->list #'(x ...))) "dup" ((lambda (x ...) body ...) e ...))
(t (my-let ([a 1] [b 2]) (+ a b)))
(define ns (variable-reference->namespace (#%variable-reference)))
(define-syntax-rule (te e ...) (begin (t (eval 'e ns)) ...))
(te (my-let ([a 1] [a 2]) a) (my-let ([1 2]) 3) (my-let ()) my-let
  (define-syntax-parse-rule) (define-syntax-parse-rule x) (define-syntax-parse-rule (x)) (define-syntax-parse-rule x 1) (define-syntax-parse-rule (1 x) 1)
  (define-syntax-parse-rule (x a b) #:with c #'a) (define-syntax-parse-rule (x a b) #:foo c #'a)
  (define-simple-macro (x a b) #:foo c #'a)
  (define-syntax-parser) (define-syntax-parser x) (define-syntax-parser (x))
  (let () (define-syntax-parser q #:literals (if) [(_ if) #'1] [(_ a) #'2]) (list (q if) (q 2)))
  (let () (define-syntax-parse-rule (q a:nat) #:with b #'(a a) 'b) (q 2))
  (let () (define-syntax-parse-rule (q (~optional a #:defaults ([a #'7])) . r) '(a . r)) (list (q) (q 1 2)))
  (let () (define-syntax-parse-rule (q (~or* a:id b:nat)) (quote (~? a b))) (list (q z) (q 1)))
  (define-eh-alternative-set) (define-eh-alternative-set x) (define-eh-alternative-set x y) (define-eh-alternative-set x (pattern)) (define-eh-alternative-set x (pattern a b))
)
