#lang racket/base
;; r6rs/private/export: the provide specification that exports of libraries become.  Layer: above racket/base.

(provide exported-out)

(require (for-syntax racket/base racket/provide-transform))

;; (exported-out export-form [from to] ...): as rename-out; what has no binding is an error of the export form.
(define-syntax exported-out
  (make-provide-transformer
   (lambda (stx modes)
     (syntax-case stx ()
       [(_ form [from to] ...)
        (begin
          (for ([id (in-list (syntax->list #'(from ...)))])
            (unless (identifier-binding id)
              (raise-syntax-error 'export "no binding for exported identifier" #'form id)))
          (expand-export #'(rename-out [from to] ...) modes))]))))
