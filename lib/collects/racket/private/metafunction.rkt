#lang racket/base
;; racket/private/metafunction: define-template-metafunction.
(require (for-syntax racket/base "patvar.rkt"))
(provide define-template-metafunction)

;; (define-template-metafunction (id . formals) body ...+)
;; (define-template-metafunction id expr)
;; Defines id as a procedure that templates apply, while they are filled in, to the syntax of their form.
(define-syntax (define-template-metafunction stx)
  (syntax-case stx ()
    [(_ (id . formals) body0 body ...)
     (identifier? #'id)
     #'(define-template-metafunction id (lambda formals body0 body ...))]
    [(_ id expr)
     (identifier? #'id)
     (with-syntax ([(proc) (generate-temporaries #'(id))])
       #'(begin
           (define proc expr)
           (define-syntax id (make-metafunction (quote-syntax proc)))))]))
