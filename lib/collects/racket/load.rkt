#lang racket/base
;; racket/load: a module language whose forms are evaluated one by one, as at the top level.
(require (for-syntax racket/base))
(provide (rename-out [module-begin #%module-begin] [top-interaction #%top-interaction]))

(define-syntax (module-begin stx)
  (syntax-case stx ()
    [(_ form ...)
     #'(#%module-begin
        (define namespace (make-base-namespace))
        (parameterize ([current-namespace namespace])
          (namespace-require 'racket)
          (for-each evaluate '(form ...)))
        (current-namespace namespace))]))
(define-syntax-rule (top-interaction . form) (#%top-interaction . form))

(define (evaluate form)
  (call-with-values (lambda () (eval (namespace-syntax-introduce (datum->syntax #f form))))
                    (lambda vs (for-each (current-print) vs))))

;; (#%module-begin form ...)
;; Evaluates each form at the top level, one after the other, in a namespace of its own.

;; (#%top-interaction . form)
;; Evaluates the form as the module's body would.
