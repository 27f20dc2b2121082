#lang racket/base
;; racket/lazy-require: functions of modules that are instantiated at their first call.  Layer: above racket/base.

(provide lazy-require)

(require "private/lazy.rkt" (for-syntax racket/base))

;; (lazy-require [module-path (id ...)] ...): defines each id, or local of (exported local), as a procedure that
;; calls what the module exports.  The module is declared with the enclosing one, so that it is compiled with it.
(define-syntax (lazy-require stx)
  (syntax-case stx ()
    [(_ clause ...)
     #`(begin
         #,@(for/list ([c (in-list (syntax->list #'(clause ...)))])
              (syntax-case c ()
                [(path (spec ...)) (clause-definitions stx #'path (syntax->list #'(spec ...)))]
                [_ (raise-syntax-error #f "bad syntax" stx c)])))]))

(begin-for-syntax
  (define (clause-definitions stx path specs)
    (define-values (exported local)
      (for/lists (exported local) ([s (in-list specs)])
        (syntax-case s ()
          [id (identifier? #'id) (values #'id #'id)]
          [(from to) (and (identifier? #'from) (identifier? #'to)) (values #'from #'to)]
          [_ (raise-syntax-error #f "expected an identifier or a pair of identifiers" stx s)])))
    (with-syntax ([path path]
                  [(exported ...) exported]
                  [(local ...) local]
                  [(index loader) (generate-temporaries '(index loader))])
      (unless (module-path? (syntax->datum #'path))
        (raise-syntax-error #f "bad module path" stx #'path))
      #`(begin
          #,@(if (memq (syntax-local-context) '(module module-begin))
                 (list #'(require (for-label (only-in path))))
                 '())
          (define index (module-path-index-join 'path (variable-reference->module-path-index (#%variable-reference))))
          (define local (lazy-procedure index 'exported 'local (variable-reference->empty-namespace (#%variable-reference))))
          ...))))
