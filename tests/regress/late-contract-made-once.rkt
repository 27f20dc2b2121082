#lang racket/base
;; The contract of a procedure that is loaded for calls that may break it is made for the first of them only, serves all modules
;; that use the procedure, and blames the one that called; one whose making fails is made when it is next needed. (These modules
;; are no part of the reference.)
(module contracts racket/base
  (require racket/contract/base racket/contract/private/late)
  (define failed? #f)
  (define-refused refused
    [twice (begin (displayln "made") (-> integer? integer?))]
    [late (begin (unless failed? (set! failed? #t) (error "not yet")) (-> integer? integer?))])
  (provide refused))
(module library racket/base
  (require racket/private/late-contract (submod ".." contracts))
  (define-definer define/checked refused)
  (define/checked (twice n) #f (* 2 n))
  (define/checked (late n) #f n)
  (provide twice late))
(module other racket/base
  (require (submod ".." library))
  (provide call)
  (define (call v) (twice v)))
(require 'library 'other racket/contract/base racket/contract/combinator)
(define-syntax-rule (t e ...)
  (begin
    (with-handlers ([exn:fail:contract:blame? (lambda (x) (println (cons 'blamed (parties x))))]
                    [exn:fail? (lambda (x) (displayln (exn-message x)))])
      (println e)) ...))
;; the submodules blamed and not
(define (parties x)
  (define (name party) (if (pair? party) (cdr party) 'here))
  (define b (exn:fail:contract:blame-object x))
  (list (name (blame-positive b)) (name (blame-negative b))))
(t (twice 1) (twice 'a) (call 2) (call 'b) (twice 3) (twice 'c))
(t (late 1) (late 2) (late 'a))
