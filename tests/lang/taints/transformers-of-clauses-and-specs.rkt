#lang racket/base
;; spec/taints.md section 9: what macros give to for, require, provide, match, syntax/parse may be armed
(require racket/match racket/require-syntax racket/provide-syntax racket/provide
         (for-syntax racket/base syntax/parse racket/provide-transform))
(define-sequence-syntax in-short (lambda () #'values)
  (lambda (s) (syntax-case s () [[(x) (_ e)] (syntax-protect #'[(x) (in-list e)])])))
(for/list ([x (in-short '(1 2))] #:when (odd? x)) (list x))
(define-for-syntax (walk clause)
  (syntax-case clause ()
    [[(x) (_ e)] #'[(x) (:do-in ([(l) e]) (check l) ([p l]) (pair? p) ([(x) (car p)]) #t #t ((cdr p)))]]))
(define (check l) (unless (list? l) (error "not a list")))
(define-sequence-syntax in-whole (lambda () #'values) (lambda (s) (syntax-protect (walk s))))
(for/list ([x (in-whole '(1 2))]) x)
(define-sequence-syntax in-parts (lambda () #'values) (lambda (s) (for-clause-syntax-protect (walk s))))
(for/list ([x (in-parts '(1 2))] [y (in-whole '(3 4))]) (+ x y))
(with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (for ([x (in-parts 5)]) x))
(define-splicing-for-clause-syntax nest
  (lambda (s) (syntax-case s () [(_ x e) (syntax-protect #'([x e] #:when #t [y '(1 2)]))])))
(for/list (#:splice (nest a '(1 2))) a)
(define-require-syntax pre-in (syntax-rules () [(_ m) (prefix-in pre: m)]))
(define-require-syntax two-in (syntax-rules () [(_ m n) (combine-in (pre-in m) (pre-in n))]))
(require (two-in (only-in racket/list first) (only-in racket/string string-trim)))
(list (pre:first '(1)) (pre:string-trim " x "))
(module m racket/base
  (require racket/provide-syntax)
  (define-provide-syntax pre-out (syntax-rules () [(_ m ...) (combine-out (prefix-out pre: m) ...)]))
  (provide (pre-out f g)) (define f 1) (define g 2))
(require 'm)
(list pre:f pre:g)
(define-match-expander two (syntax-rules () [(_ a b) (list a b)]) (syntax-rules () [(_ a b) (list a b)]))
(match (two 1 (two 2 3)) [(two x (two y z)) (list x y z)])
;; what comes back from for-clause-syntax-protect
(begin-for-syntax
  (define clause (for-clause-syntax-protect #'[(x) (:do-in ([(l) (f e)]) #t ([p l]) #t ([(x) (g p)]) #t #t ((h p)))]))
  (define (tainted-inside stx)
    (define e (if (syntax? stx) (syntax-e stx) stx))
    (cond [(pair? e) (cons (tainted-inside (car e)) (tainted-inside (cdr e)))]
          [(null? e) '()]
          [else (and (syntax? stx) (syntax-tainted? stx))])))
(define-syntax (report stx) #`(quote #,(tainted-inside clause)))
(report)
