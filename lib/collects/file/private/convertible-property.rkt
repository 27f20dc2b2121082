#lang racket/base
;; file/private/convertible-property: the property behind file/convertible.  Layer: above racket/base.

(provide prop:convertible convertible? convertible-ref)

;; property value: (lambda (v format default) -> converted)
(define-values (prop:convertible has-conversion? convertible-ref)
  (make-struct-type-property
   'prop:convertible
   (lambda (proc info)
     (unless (and (procedure? proc) (procedure-arity-includes? proc 3))
       (raise-argument-error 'guard-for-prop:convertible "(procedure-arity-includes/c 3)" proc))
     proc)))
(define (convertible? v) (has-conversion? v))
