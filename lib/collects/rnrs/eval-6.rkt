#lang racket/base
;; rnrs/eval: evaluating expressions.
(provide (rename-out [new-eval eval]) environment)
(require (only-in r5rs [eval r5:eval]) "../r6rs/private/import.rkt" racket/mpair)
(define-namespace-anchor here)
(define (immutable-form v)
  (cond [(mpair? v) (cons (immutable-form (mcar v)) (immutable-form (mcdr v)))]
        [(vector? v) (for/vector ([x (in-vector v)]) (immutable-form x))]
        [else v]))
;; (environment import-spec ...) -> namespace
;; The namespace that eval evaluates in, with what the import specs import.
(define (environment . specs)
  (define ns (make-base-empty-namespace))
  (namespace-attach-module (namespace-anchor->empty-namespace here) 'racket/base ns)
  (parameterize ([current-namespace ns])
    (namespace-require ''#%kernel)
    (namespace-require '(only racket/base require for-meta only-in except-in prefix-in rename-in))
    (namespace-require '(only racket/base #%app #%datum #%top))
    (define import-form (namespace-syntax-introduce (datum->syntax #f (cons 'import (map immutable-form specs)))))
    (for-each eval (import-forms import-form)))
  ns)
(define (new-eval v ns)
  (parameterize ([current-namespace ns])
    (eval (namespace-syntax-introduce (datum->syntax #f (immutable-form v))))))

;; (eval v ns)
;; The value of the expression in the namespace.
