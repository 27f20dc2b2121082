#lang racket/base
; a pattern variable outside of a template: which part of which form is told
(require (for-syntax racket/base))
(define-namespace-anchor a) (define ns (namespace-anchor->namespace a))
(define-syntax-rule (try form) (with-handlers ([exn:fail:syntax? (λ (e) (displayln (exn-message e)) (for ([x (exn:fail:syntax-exprs e)]) (writeln (syntax->datum x))))]) (eval 'form ns)))
(try (with-syntax ([x #'1]) x))
(try (with-syntax ([x #'1]) (x 2 3)))
(try (syntax-case #'(1 2) () [(x y) (set! x 1)]))
(try (syntax-case #'(1 2) () [(x y) (list (x) y)]))
(try (syntax-case #'(1 2) () [(x ...) x]))
(try (syntax-case #'(1 2) () [(x ...) #'x]))
(try (syntax-case #'(1 2) () [(quote x) '1]))
(try (syntax-case #'(1 2) () [(x ...) (x . 5)]))
