#lang racket/base
;; section 6 and 5: provided names, and armed or tainted specs
(define ns (make-base-namespace))
(define (try form) (with-handlers ([exn:fail:syntax? (lambda (e) (displayln (exn-message e)))]) (parameterize ([current-namespace ns]) (eval form) (displayln 'fine))))
(define-syntax-rule (module-with name form ...) '(module name racket/base (require (for-syntax racket/base)) (define a 1) (define b 2) form ...))
(try (module-with m1 (define-syntax (p s) #`(#%provide #,(syntax-taint (syntax-local-introduce #'a)))) (p)))
(try (module-with m2 (define-syntax (p s) (syntax-case s () [(_ i) #`(#%provide #,(syntax-taint #'i))])) (p a)))
(try (module-with m3 (define-syntax (p s) (syntax-case s () [(_ i) #`(#%provide #,(syntax-arm #'i))])) (p a)))
(try (module-with m4 (define-syntax (p s) (syntax-case s () [(_ i j) #`(#%provide #,(syntax-arm #'(rename i j)))])) (p a q)))
(try (module-with m5 (define-syntax (p s) (syntax-case s () [(_ i) (syntax-arm #'(#%provide i))])) (p a)))
(try (module-with m6 (define-syntax (p s) (syntax-case s () [(_ i) #`(provide #,(syntax-arm #'(prefix-out x i)))])) (p a)))
(try (module-with m7 (define-syntax (p s) (syntax-case s () [(_ i) #`(provide (protect-out #,(syntax-taint #'i)))])) (p a)))
(try (module-with m8 (define-syntax-rule (p i) (provide i)) (p a) (p b)))
(try '(module m9 racket/base (require 'm8) (list a b)))
