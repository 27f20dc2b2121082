#lang racket/base
;; racket/include: the forms of a file in the place of the include form.  Layer: above racket/base.

(provide include include-at/relative-to include/reader include-at/relative-to/reader)

(require (for-syntax racket/base "private/include-help.rkt"))

;; path-spec : string with / as separator, (file string), or (lib string ...); relative to the source of the form.
(define-syntax (include stx)
  (syntax-case stx ()
    [(_ spec) (included stx #'spec stx stx #f)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; context : gives the scopes of what is included; source : the place that the path is relative to
(define-syntax (include-at/relative-to stx)
  (syntax-case stx ()
    [(_ context source spec) (included stx #'spec #'context #'source #f)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; reader : expression for a procedure of a source and a port that returns syntax or eof, evaluated at expansion
(define-syntax (include/reader stx)
  (syntax-case stx ()
    [(_ spec reader)
     (with-syntax ([orig stx])
       #'(include-with reader spec orig orig orig))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Includes the forms of the file as if they stood with the context of context; its path is relative to source, and reader, a
;; procedure as read-syntax, reads them.
(define-syntax (include-at/relative-to/reader stx)
  (syntax-case stx ()
    [(_ context source spec reader)
     (with-syntax ([orig stx])
       #'(include-with reader spec context source orig))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; The reader is an expression of phase 1, so a local macro holds it.
(define-syntax-rule (include-with reader spec context source orig)
  (let-syntax ([go (lambda (stx) (included (quote-syntax orig) (quote-syntax spec) (quote-syntax context)
                                           (quote-syntax source) reader))])
    (go)))
