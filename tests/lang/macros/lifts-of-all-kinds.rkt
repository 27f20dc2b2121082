#lang racket/base
;; Lifted expressions, values, modules, requires, provides and end declarations; mistakes in lifting.
(require (for-syntax racket/base (for-syntax racket/base)))
;; lifts of all kinds
(define-syntax (lift-e stx) (syntax-case stx () [(_ e) (let ([id (syntax-local-lift-expression #'e)]) #`(list '#,(symbol? (syntax-e id)) #,id))]))
(displayln (lift-e (+ 1 2)))
(define (f) (lift-e (begin (displayln "once") 5)))
(f) (f)
(define-syntax (lift-vs stx) (syntax-case stx () [(_ n e) (let ([ids (syntax-local-lift-values-expression (syntax-e #'n) #'e)]) #`(list #,@ids))]))
(displayln (lift-vs 2 (values 1 2)))
(define-syntax (lift-mod stx) (syntax-local-lift-module #'(module lifted racket/base (provide v) (define v 'from-lifted))) #'(void))
(lift-mod)
(require 'lifted)
(displayln v)
(define-syntax (lift-end stx) (syntax-case stx () [(_ e) (begin (syntax-local-lift-module-end-declaration #'e) #'(void))]))
(lift-end (displayln "at end"))
(define-syntax (lift-req stx) (syntax-case stx () [(_ id) (syntax-local-lift-require #'(only racket/list first) (datum->syntax stx 'first))]))
(displayln ((lift-req x) '(a b)))
(define-syntax (lift-prov stx) (syntax-local-lift-provide #'(rename v w)) #'(void))
(lift-prov)
(define-syntax (lift-ctx stx) #`(quote #,(eq? (syntax-local-lift-context) (syntax-local-lift-context))))
(displayln (lift-ctx))
(let-syntax ([m (lambda (stx) (syntax-local-lift-expression #'(begin (displayln "inner") 7)))]) (displayln (m)))
(displayln (let loop ([i 0]) (if (= i 3) (lift-e 'x) (loop (add1 i)))))

(define-syntax (try-lift stx)
  (with-handlers ([exn:fail? (lambda (e) #`(displayln #,(exn-message e)))])
    (syntax-case stx ()
      [(_ k) (case (syntax-e #'k)
        [(1) (syntax-local-lift-module #'5)]
        [(2) (syntax-local-lift-require 5 #'x)]
        [(3) (syntax-local-lift-expression 5)]
        [(4) (syntax-local-lift-values-expression -1 #'x)]
        [(5) (syntax-local-lift-provide #'nosuch #'x)]
        [(6) (syntax-local-lift-module-end-declaration 5)]
        [(7) (syntax-local-lift-module #'(foo bar))])])))
(try-lift 1) (try-lift 2) (try-lift 3) (try-lift 4) (try-lift 5) (try-lift 6) (try-lift 7)
(define-syntax (local-lift stx) (let ([e (local-expand #'(lift-e 5) 'expression '())]) #`(quote #,e)))
(displayln (cadr (local-lift)))
(define-syntax (lec stx) (let ([e (local-expand/capture-lifts #'(lift-e (+ 1 2)) 'expression '())]) #`(quote #,(syntax-case e () [(b (dv (id) rhs) body) (list (syntax-e #'b) (syntax-e #'dv) (syntax->datum #'rhs))]))))
(displayln (lec))
(define-syntax (lec2 stx) (let ([e (local-expand/capture-lifts #'(+ 1 2) 'expression '())]) #`(quote #,e)))
(displayln (lec2))
(define-syntax (ltc stx) (let ([e (local-transformer-expand/capture-lifts #'(+ 1 2) 'expression '())]) #`(quote #,e)))
(displayln (ltc))
