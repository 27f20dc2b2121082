#lang racket/base
;; racket/unreachable: code that is not to be reached.
;; Layer: above racket/base.

(provide with-assert-unreachable)

(require (for-syntax racket/base))

;; (with-assert-unreachable body ...+)
;; What the bodies give: the program says that they are never evaluated.
;; > (define (sign n) (cond [(< n 0) -1] [(= n 0) 0] [(> n 0) 1] [else (with-assert-unreachable (error "no real number"))]))
;; > (sign -5)
;; -1
(define-syntax (with-assert-unreachable stx)
  (syntax-case stx ()
    [(_) (raise-syntax-error 'with-assert-unreachable "expected at least one expression on the body")]
    [(_ body ...) #'(let () body ...)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
