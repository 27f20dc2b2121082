(module require-syntax "base.rkt"
;; racket/require-syntax: require macros.
(require (for-syntax "base.rkt" "private/import.rkt"))
(provide define-require-syntax (for-syntax syntax-local-require-introduce))

;; (define-require-syntax id transformer-expr)
;; (define-require-syntax (id arg ...) body ...+)
;; Defines a macro for require, from a spec to the spec it stands for.
(define-syntax (define-require-syntax stx)
  (syntax-case stx ()
    [(_ (id . args) body0 body ...)
     #'(define-require-syntax id (lambda args body0 body ...))]
    [(_ id e)
     (identifier? #'id)
     #'(define-syntax id (require-macro e))]))

(begin-for-syntax
  (define (require-macro f)
    (make-require-transformer
     (lambda (stx)
       (let ([introduce (make-syntax-introducer)])
         (expand-import (introduce (f (introduce stx))))))))
  (define (syntax-local-require-introduce stx) (syntax-local-introduce stx))))
