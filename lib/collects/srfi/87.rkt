#lang racket/base
;; srfi/87: case whose clauses can have =>.  Layer: above racket/base.
(require (for-syntax racket/base) (rename-in racket/base [case r:case]))
(provide case)

;; (case value-expr clause ...)
;; The case of racket/base, whose clauses can be [(datum ...) => receiver-expr] and [else => receiver-expr] too: the receiver gets the
;; value.
(define-syntax (case stx)
  (syntax-case stx ()
    [(_ e clause ...)
     (with-syntax ([(clause ...)
                    (for/list ([c (in-list (syntax->list #'(clause ...)))])
                      (syntax-case c (=>)
                        [[data => receiver] (syntax/loc c [data (receiver v)])]
                        [_ c]))])
       (syntax/loc stx (let ([v e]) (r:case v clause ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
