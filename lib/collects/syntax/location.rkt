#lang racket/base
;; syntax/location: forms for the place where they stand, and for the module around.
;; Layer: above racket/base.
(require "srcloc.rkt" (for-syntax racket/base "srcloc.rkt"))
(provide quote-srcloc quote-srcloc-string quote-srcloc-prefix quote-source-file quote-line-number quote-column-number
         quote-character-position quote-character-span quote-module-name quote-module-path
         syntax-source-file-name syntax-source-directory module-name-fixup)

;; The form of which the place is meant: the argument, or the whole use.
(define-for-syntax (place-of stx)
  (syntax-case stx ()
    [(_) stx]
    [(_ form) #'form]))
(define-for-syntax (source-name v)
  (cond [(path? v) (path->string v)] [else v]))

(define-syntax (quote-srcloc stx)
  (define where (if (and (pair? (syntax->list stx)) (= 4 (length (syntax->list stx))))
                    (cadr (syntax->list stx))
                    (place-of stx)))
  #`(srcloc '#,(datum->syntax #f (source-name (syntax-source where))) '#,(datum->syntax #f (syntax-line where))
            '#,(datum->syntax #f (syntax-column where)) '#,(datum->syntax #f (syntax-position where))
            '#,(datum->syntax #f (syntax-span where))))
(define-syntax (quote-srcloc-string stx)
  (datum->syntax #'here (list #'quote (source-location->string (place-of stx)))))
(define-syntax (quote-srcloc-prefix stx)
  (datum->syntax #'here (list #'quote (source-location->prefix (place-of stx)))))

(define-syntax-rule (define-quotes [name part] ...)
  (begin
    (define-syntax (name stx) (datum->syntax #'here (list #'quote (part (place-of stx)))))
    ...))
(define-quotes [quote-line-number syntax-line] [quote-column-number syntax-column]
  [quote-character-position syntax-position] [quote-character-span syntax-span])
(define-syntax (quote-source-file stx)
  (datum->syntax #'here (list #'quote (source-name (syntax-source (place-of stx))))))

;; ---- modules ----

;; The module's name, as quote-module-name gives it.
(define (module-name-fixup name) name)

(define (name-of reference)
  (define name (variable-reference->module-name reference))
  name)
(define (variable-reference->module-name reference)
  (define source (variable-reference->module-source reference))
  (define resolved (variable-reference->resolved-module-path reference))
  (cond
    [resolved (resolved-module-path-name resolved)]
    [source source]
    [else 'top-level]))

;; the enclosing module, and submodules of it by name and ".."
(define (name-with reference path)
  (define name (name-of reference))
  (if (null? path) name (append (if (list? name) name (list name)) path)))
(define (path-with reference path)
  (define name (name-of reference))
  (define base
    (cond
      [(pair? name) (list* 'submod (as-path (car name)) (cdr name))]
      [else (as-path name)]))
  (cond
    [(null? path) base]
    [(and (pair? base) (eq? 'submod (car base))) (append base path)]
    [else (list* 'submod base path)]))
(define (as-path v) (if (symbol? v) (if (eq? v 'top-level) v (list 'quote v)) v))

;; The name of the module around, or of the submodule below it that the parts name.
(define-syntax (quote-module-name stx)
  (syntax-case stx ()
    [(_ part ...) #'(name-with (#%variable-reference) '(part ...))]))
;; The same as a module path, to require it.
(define-syntax (quote-module-path stx)
  (syntax-case stx ()
    [(_ part ...) #'(path-with (#%variable-reference) '(part ...))]))

;; The name of the file that the syntax is from, or #f.
(define (syntax-source-file-name stx)
  (define source (syntax-source stx))
  (and (path-string? source)
       (let-values ([(base name dir?) (split-path source)]) (and (path? name) name))))
;; The folder of the file that the syntax is from, or #f.
(define (syntax-source-directory stx)
  (define source (syntax-source stx))
  (and (path-string? source)
       (let-values ([(base name dir?) (split-path source)]) (and (path? base) base))))

;; (quote-srcloc [form])
;; (quote-srcloc form #:module-source source)
;; The place of the form, or of this one, as a srcloc.

;; (quote-srcloc-string [form])
;; The place of the form, or of this one, as text: "FILE:LINE:COLUMN".

;; (quote-srcloc-prefix [form])
;; The same, with ": " after it.

;; (quote-source-file [form])
;; (quote-line-number [form])
;; (quote-column-number [form])
;; (quote-character-position [form])
;; (quote-character-span [form])
;; The source, line (from 1), column (from 0), position (from 1) or number of characters of the form, or of this one; #f when it is not
;; known.
