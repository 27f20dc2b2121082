(module provide-syntax "base.rkt"
;; racket/provide-syntax: provide macros.
(require (for-syntax "base.rkt" "private/export.rkt"))
(provide define-provide-syntax (for-syntax syntax-local-provide-introduce))

;; (define-provide-syntax id transformer-expr)
;; (define-provide-syntax (id arg ...) body ...+)
;; Defines a macro for provide, from a spec to the spec it stands for.
(define-syntax (define-provide-syntax stx)
  (syntax-case stx ()
    [(_ (id . args) body0 body ...)
     #'(define-provide-syntax id (lambda args body0 body ...))]
    [(_ id e)
     (identifier? #'id)
     #'(define-syntax id (provide-macro e))]))

(begin-for-syntax
  (define (provide-macro f)
    (make-provide-transformer
     (lambda (stx modes)
       (let ([introduce (make-syntax-introducer)])
         (expand-export (introduce (f (introduce stx))) modes)))))
  (define (syntax-local-provide-introduce stx) (syntax-local-introduce stx))))
