#lang racket/base
;; syntax/modread: reading modules from files.
(provide with-module-reading-parameterization check-module-form)

;; (with-module-reading-parameterization thunk) -> what thunk gives, with the reader as modules want it
;; All parameters of the reader are at their first values, and reading #lang is allowed.
(define (with-module-reading-parameterization thunk)
  (call-with-default-reading-parameterization
   (lambda ()
     (parameterize ([read-accept-reader #t]
                    [read-accept-lang #t]
                    [read-accept-compiled #t])
       (thunk)))))

;; (check-module-form stx expected-name source) -> the declaration, with `module` bound as in racket/base; #f after no
;; error when source is #f and stx is none
(define (check-module-form stx expected source)
  (define (refuse found)
    (and source
         (raise (exn:fail (format "load-handler: expected a `module` declaration in ~s, but found ~a" source found)
                          (current-continuation-marks)))))
  (define parts (and (syntax? stx) (syntax->list stx)))
  (cond
    [(eof-object? (if (syntax? stx) (syntax-e stx) stx)) (refuse "end-of-file")]
    [(compiled-module-expression? (if (syntax? stx) (syntax-e stx) stx)) stx]
    [(and parts (>= (length parts) 3) (eq? 'module (syntax-e (car parts))) (identifier? (cadr parts)))
     (datum->syntax stx (cons (namespace-module-name (car parts)) (cdr parts)) stx stx)]
    [else (refuse "something else")]))
(define (namespace-module-name id) (datum->syntax (quote-syntax module) 'module id))
