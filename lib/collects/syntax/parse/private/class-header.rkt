#lang racket/base
;; syntax/parse/private/class-header: the header of a form that defines a syntax class, at compile time.
(provide class-header)

;; header: name or (name . formals) -> name, formals
(define (class-header header form)
  (define name (if (identifier? header) header (let ([v (syntax-e header)]) (and (pair? v) (car v)))))
  (unless (identifier? name) (raise-syntax-error #f "expected syntax class header" header form))
  (values name (if (identifier? header) #'() (datum->syntax header (cdr (syntax-e header))))))
