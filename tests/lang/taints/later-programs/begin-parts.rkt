#lang racket/base
;; definitions out of a macro's begin, with the context of the begin
(require (for-syntax racket/base))
(define-syntax-rule (defs a b) (begin (define a 1) (define b 2)))
(define-syntax (names stx)
  (syntax-case stx ()
    [(_ form)
     (let* ([x (local-expand #'form 'module (list #'define-values #'begin))])
       #`(begin #,x '#,(map (lambda (d) (let ([d (local-expand d 'module (list #'define-values))]) (syntax->datum (cadr (syntax->list d))))) (cdr (syntax->list x)))))]))
(names (defs p q))
(list p q)
