#lang racket/base
;; racket/local: local definitions as an expression.  Layer: above racket/base.
(provide local)
(require (for-syntax racket/base))

(define-syntax (local stx)
  (syntax-case stx ()
    [(_ (definition ...) body0 body ...)
     (syntax/loc stx (let () definition ... (let () body0 body ...)))]
    [(_ definitions . _)
     (not (syntax->list #'definitions))
     (raise-syntax-error #f "bad syntax" stx #'definitions)]
    [(_ (definition ...))
     (raise-syntax-error #f "expected a body after the definitions" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
