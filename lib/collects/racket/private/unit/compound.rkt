#lang racket/base
;; racket/private/unit/compound: the forms that make units of linked units.
;; Layer: above unit/links.

(provide compound-unit compound-unit/infer define-compound-unit define-compound-unit/infer)

(require (for-syntax racket/base "signatures.rkt" "known.rkt" "links.rkt"))

;; A unit of linked units: (import tag-spec ...) (export tag ...) (link linkage ...).
(define-syntax (compound-unit stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(e imports exports) (compound-expression stx (unit-name-of stx) #'parts)]) e)]))
;; The same, with links found by the signatures.
(define-syntax (compound-unit/infer stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(e imports exports depends) (inferred-expression stx (unit-name-of stx) #'parts)]) e)]))
;; Defines id as a compound-unit with its signatures.
(define-syntax (define-compound-unit stx)
  (syntax-case stx ()
    [(_ id . parts)
     (check-id stx #'id)
     (let-values ([(e imports exports) (compound-expression stx (syntax-e #'id) #'parts)])
       (static-definition #'id e imports exports '()))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Defines id as a compound-unit/infer with its signatures.
(define-syntax (define-compound-unit/infer stx)
  (syntax-case stx ()
    [(_ id . parts)
     (check-id stx #'id)
     (let-values ([(e imports exports depends) (inferred-expression stx (syntax-e #'id) #'parts)])
       (static-definition #'id e imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
