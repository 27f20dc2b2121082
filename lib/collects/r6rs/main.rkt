#lang racket/base
;; r6rs: the language of the Revised^6 Report on Scheme: a file is a program, which begins with an import form, or a
;; library.
;; Layer: above racket/base.  The libraries are in the collection rnrs.

(provide (rename-out [module-begin #%module-begin]))

(require (for-syntax racket/base "private/import.rkt"))

(begin-for-syntax
  ;; what every library sees without importing it, at the phases of its body and of its macros, as CONTEXT sees it
  (define (implicit-forms context)
    (for/list ([phase (in-list '(0 1))])
      (datum->syntax context `(,#'require (,#'for-meta ,phase (,#'only-in racket/base #%app #%datum #%top #%top-interaction)))))))

(define-syntax (module-begin stx)
  (syntax-case stx ()
    [(_ (head name (export export-spec ...) imports body ...))
     (and (eq? 'library (syntax-e #'head)) (pair? (syntax-e #'imports)) (list? (syntax->list #'imports)))
     (with-syntax ([(require-form ...) (import-forms #'imports)]
                   [(implicit ...) (implicit-forms #'head)]
                   [(provide-form ...) (export-forms #'(export export-spec ...))])
       #'(#%plain-module-begin implicit ... require-form ... body ... provide-form ...))]
    [(_ (head . import-specs) body ...)
     (and (eq? 'import (syntax-e #'head)) (list? (syntax->list #'import-specs)))
     (with-syntax ([(require-form ...) (import-forms (cadr (syntax->list stx)))]
                   [(implicit ...) (implicit-forms #'head)])
       #'(#%plain-module-begin
          (module configure-runtime '#%kernel
            (#%plain-app print-as-expression #f))
          implicit ... require-form ...
          body ...))]
    [(_ other . rest)
     (raise-syntax-error 'r6rs-module "expected `library' or `import' form" #'other)]
    [_ (raise-syntax-error 'r6rs-module "missing `library' or `import' form" stx)]))

;; (#%module-begin (library name (export spec ...) (import spec ...) body ...))
;; The body of a module of the language: a library, or a program that begins with imports.
