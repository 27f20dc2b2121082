#lang racket/base
;; racket/performance-hint: definitions that are worth inlining.
(require (for-syntax racket/base))
(provide begin-encourage-inline define-inline)

;; (begin-encourage-inline form ...): the procedures that the forms define are marked for inlining.
(define-syntax (begin-encourage-inline stx)
  (syntax-case stx ()
    [(_ form ...)
     #`(begin #,@(for/list ([f (in-list (syntax->list #'(form ...)))])
                   (syntax-property f 'compiler-hint:cross-module-inline #t)))]))

;; (define-inline (name . formals) body ...+): name is expanded at each use; each argument is evaluated once, before the
;; body. Used alone, name is a procedure.
(define-syntax (define-inline stx)
  (syntax-case stx ()
    [(_ (name . formals) body0 body ...)
     (identifier? #'name)
     #`(begin
         (define proc (let ([name (lambda formals body0 body ...)]) name))
         (define-syntax (name use)
           (syntax-case use (set!)
             [(set! . _) (raise-syntax-error #f "cannot mutate an inlined procedure" use)]
             [(_ . args) (syntax/loc use ((let ([name (lambda formals body0 body ...)]) name) . args))]
             [_ #'proc])))]
    [(_ name expr)
     (identifier? #'name)
     (syntax-case #'expr ()
       [(lam formals body0 body ...)
        (and (identifier? #'lam) (or (free-identifier=? #'lam #'lambda) (free-identifier=? #'lam #'λ)))
        (syntax/loc stx (define-inline (name . formals) body0 body ...))]
       [_ (raise-syntax-error #f "only supports definitions with function headers" stx)])]
    [(_ (name . formals))
     (identifier? #'name)
     (raise-syntax-error #f "bad syntax (no expressions for procedure body)" stx)]
    [(_ (name . formals) . bodies)
     (identifier? #'name)
     (raise-syntax-error #f "bad syntax (illegal use of `.' for procedure body)" stx)]
    [_ (raise-syntax-error #f "only supports definitions with function headers" stx)]))
