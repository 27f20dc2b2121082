#lang racket/base
;; :name as the pattern of a class, or in one: its attributes are bound without a prefix.
(require syntax/parse)
(define (data v) (if (pair? v) (map data v) (syntax->datum v)))
(define-syntax-class a #:attributes (p q) (pattern (p q)))
(define-syntax-class b #:attributes (p) (pattern :a) (pattern p:id #:attr q #f))
(syntax-parse #'(1 2) [x:b (data (attribute x.p))])
(syntax-parse #'(1 2) [:a (data (list (attribute p) (attribute q)))])
(syntax-parse #'((1 2) (3 4)) [(:a ...) (data (list (attribute p) (attribute q)))])
(syntax-parse #'((1 2) (3 4)) [(_:a ...) 1])
(syntax-parse #'(1 2) [(~var || a) (data (attribute p))])
