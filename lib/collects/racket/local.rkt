(module local "base.rkt"
;; racket/local: local definitions in parentheses.
(require (for-syntax "base.rkt"))
(provide local)
(define-syntax (local stx)
  (syntax-case stx ()
    [(_ (def ...) body0 body ...)
     (syntax/loc stx (let () def ... (let () body0 body ...)))]
    [(_ x body0 body ...)
     (raise-syntax-error #f "not a definition sequence" stx #'x)]
    [(_ x) (raise-syntax-error #f "no expression after a sequence of definitions" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)])))
