#lang racket/base
;; syntax/wrap-modbeg: module bodies whose expressions are wrapped.
(require (for-syntax racket/base))
(provide (for-syntax make-wrapping-module-begin))

(begin-for-syntax
  ;; (make-wrapping-module-begin wrapper [module-begin]) -> a transformer for #%module-begin: each expression of the body
  ;; becomes (wrapper expression)
  (define (make-wrapping-module-begin wrapper [module-begin #'#%plain-module-begin])
    (lambda (stx)
      (syntax-case stx ()
        [(_ form ...)
         (with-syntax ([wrapper wrapper] [module-begin module-begin])
           (datum->syntax stx
                          (cons #'module-begin
                                (for/list ([f (in-list (syntax->list #'(form ...)))])
                                  #`(wrap-expression wrapper #,f)))
                          stx stx))]
        [_ (raise-syntax-error #f "bad syntax" stx)]))))

(define-syntax (wrap-expression stx)
  (syntax-case stx ()
    [(_ wrapper form)
     (let ([e (local-expand #'form 'module
                            (syntax->list #'(begin define-values define-syntaxes begin-for-syntax module module* #%require #%provide
                                             #%declare quote-syntax)))])
       (syntax-case e (begin define-values define-syntaxes begin-for-syntax module module* #%require #%provide #%declare)
         [(begin sub ...) (syntax/loc e (begin (wrap-expression wrapper sub) ...))]
         [(define-values . _) e]
         [(define-syntaxes . _) e]
         [(begin-for-syntax . _) e]
         [(module . _) e]
         [(module* . _) e]
         [(#%require . _) e]
         [(#%provide . _) e]
         [(#%declare . _) e]
         [_ (quasisyntax/loc e (wrapper #,e))]))]))
