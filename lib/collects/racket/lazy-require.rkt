#lang racket/base
;; racket/lazy-require: functions of modules that are instantiated at their first call.  Layer: above racket/base.

(provide lazy-require lazy-require-syntax)

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
                [_ (raise-syntax-error #f "bad syntax" stx)])))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

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

;; (lazy-require-syntax [module-path (id ...)] ...): defines each id, or local of (exported local), as a macro that runs
;; the macro of the module, which is loaded when it is first used.
(define-syntax (lazy-require-syntax stx)
  (syntax-case stx ()
    [(_ [path (spec ...)] ...)
     #`(begin
         #,@(for*/list ([clause (in-list (syntax->list #'((path spec ...) ...)))]
                        [spec (in-list (cdr (syntax->list clause)))])
              (define path (car (syntax->list clause)))
              (unless (module-path? (syntax->datum path)) (raise-syntax-error #f "bad module path" stx path))
              (define-values (exported local)
                (syntax-case spec ()
                  [id (identifier? #'id) (values #'id #'id)]
                  [(from to) (and (identifier? #'from) (identifier? #'to)) (values #'from #'to)]
                  [_ (raise-syntax-error #f "expected an identifier or a pair of identifiers" stx spec)]))
              #`(begin
                  #,@(if (memq (syntax-local-context) '(module module-begin))
                         (list #`(require (for-label (only-in #,path))))
                         '())
                  (define-syntax #,local
                    (lazy-macro '#,path '#,exported (quote-syntax #,local))))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(begin-for-syntax
  ;; A use becomes one of the module's macro, required where the use is expanded. here: syntax of the defining module.
  (define ((lazy-macro path name here) stx)
    (define id (syntax-local-lift-require (datum->syntax #f `(only ,(spec-from path (syntax-source-module here)) ,name))
                                          (datum->syntax #f name)))
    (syntax-case stx ()
      [(_ . args) (datum->syntax stx (cons id #'args) stx stx)]
      [_ id]))
  ;; path, relative to the module that index names (#f at top level), for a requirement anywhere
  (define (spec-from path index)
    (define-values (outer base) (if index (module-path-index-split index) (values #f #f)))
    (cond
      [(not (or outer base)) path]          ; the module that is expanded
      [else
       (define name (resolved-module-path-name (module-path-index-resolve (module-path-index-join path index))))
       (cond
         [(path? name) name]
         [(symbol? name) `(quote ,name)]
         [(symbol? (car name)) `(submod (quote ,(car name)) ,@(cdr name))]
         [else `(submod ,@name)])])))
