#lang racket/base
;; file/convertible: values that can be converted to other forms, such as images or text.
(provide prop:convertible convertible? convert)

;; property value: (lambda (v format default) -> converted)
(define-values (prop:convertible convertible? convertible-ref)
  (make-struct-type-property
   'prop:convertible
   (lambda (proc info)
     (unless (and (procedure? proc) (procedure-arity-includes? proc 3))
       (raise-argument-error 'guard-for-prop:convertible "(procedure-arity-includes/c 3)" proc))
     proc)))

;; (convert v format [default]) -> the conversion of v, or default (#f)
;; format is a symbol such as 'text or 'png-bytes; v must be convertible?.
(define (convert v format [default #f])
  (unless (convertible? v) (raise-argument-error 'convert "convertible?" 0 v format))
  (unless (symbol? format) (raise-argument-error 'convert "symbol?" 1 v format))
  ((convertible-ref v) v format default))

;; (convertible? v) -> boolean?
;; Whether v has prop:convertible, and so can be converted to other forms.
