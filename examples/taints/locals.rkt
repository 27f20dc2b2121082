#lang racket/base
;; Attack 3: a local variable that a class-like macro keeps private is put into code of one's own. No module access is
;; involved: only taints protect it.
(require "bank.rkt" (for-syntax racket/base "walk.rkt"))
(provide result)
(define-syntax (with-open-account stx)
  (syntax-case stx ()
    [(_ definition)
     (let* ([expansion (local-expand #'definition (syntax-local-context) (list #'define-values))]
            [parts (syntax->list (syntax-disarm expansion #f))]     ; define-values (method ...) (let ([id start]) ...)
            [body (local-expand (caddr parts) 'expression null)]
            [secret (find body 'purse)])
       (define (spill stx)     ; in place of (lambda () 'nothing): the account
         (define open (syntax-e (syntax-disarm stx #f)))
         (cond [(and (pair? open) (find stx 'nothing) (not (find stx 'let-values))) #`(lambda () #,secret)]
               [(pair? open) (datum->syntax (syntax-disarm stx #f) (map spill (syntax->list (syntax-disarm stx #f))))]
               [else stx]))
       (datum->syntax (syntax-disarm expansion #f) (list (car parts) (cadr parts) (spill body))))]))
(with-open-account (define-account (purse 7) [peek () 'nothing]))
(define result (peek))
