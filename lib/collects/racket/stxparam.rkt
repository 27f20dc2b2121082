(module stxparam "base.rkt"
;; racket/stxparam: syntax parameters: names whose meaning as macros is changed for the expansion of
;; a body.
;; A parameter is bound to a record with a key: an identifier defined beside it. syntax-parameterize
;; binds, around its body, the key's name plus a mark to the new meaning: what a use finds with
;; syntax-local-get-shadower is the innermost such binding.
(require (for-syntax "base.rkt" "private/stxparam-help.rkt"))
(provide define-syntax-parameter define-rename-transformer-parameter syntax-parameterize
         (for-syntax syntax-parameter-value make-parameter-rename-transformer))

;; Defines id as a macro, e, whose meaning syntax-parameterize changes for a part of a program.
(define-syntax (define-syntax-parameter stx)
  (syntax-case stx ()
    [(_ id e)
     (identifier? #'id)
     (definition stx #'id #'e #f)]))

;; Like define-syntax-parameter, for parameters whose values are rename transformers.
(define-syntax (define-rename-transformer-parameter stx)
  (syntax-case stx ()
    [(_ id e) (identifier? #'id) (definition stx #'id #'(check-rename e) #t)]))

(begin-for-syntax
  (define (check-rename v)
    (unless (rename-transformer? v)
      (raise-argument-error 'define-rename-transformer-parameter "rename-transformer?" v))
    v)

  (define (definition stx id e rename?)
    (with-syntax ([id id]
                  [e e]
                  [(key) (generate-temporaries (list id))]
                  [rename? rename?])
      (syntax/loc stx
        (begin
          (define-syntax key (wrap-meaning e))
          (define-syntax id (make-syntax-parameter (quote-syntax key) rename?)))))))

;; The body, in which each id, a syntax parameter, means what e makes of it.
(define-syntax (syntax-parameterize stx)
  (syntax-case stx ()
    [(_ ([id e] ...) body0 body ...)
     (let-values ([(keys meanings) (parameterization-bindings stx #'([id e] ...))])
       (with-syntax ([(key ...) (map syntax-local-introduce keys)]
                     [(meaning ...) meanings])
         (if (eq? (syntax-local-context) 'expression)
             #'(letrec-syntaxes+values ([(key) meaning] ...) ()
                 (let-values () body0 body ...))
             #'(let-values ()
                 (letrec-syntaxes+values ([(key) meaning] ...) ()
                   (let-values () body0 body ...))))))]
    [(_ ([id e] ...)) (raise-syntax-error #f "missing body expression(s)" stx)]))
)
