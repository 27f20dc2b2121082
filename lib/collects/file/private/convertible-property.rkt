#lang racket/base
;; file/private/convertible-property: the property behind file/convertible.  Layer: above racket/base.

(provide prop:convertible convertible? convertible-ref)

;; prop:convertible: a structure property, whose value is (lambda (v format default) ...), which gives the conversion of v.
(define-values (prop:convertible has-conversion? convertible-ref)
  (make-struct-type-property
   'prop:convertible
   (lambda (proc info)
     (unless (and (procedure? proc) (procedure-arity-includes? proc 3))
       (raise-argument-error 'guard-for-prop:convertible "(procedure-arity-includes/c 3)" proc))
     proc)))

;; (convertible? v) -> boolean?
;; Whether v has prop:convertible, and so can be converted to other forms.
(define (convertible? v) (has-conversion? v))
