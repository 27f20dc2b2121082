#lang racket/base
;; rackunit: unit tests: checks, test cases and suites.  Layer: above racket/base.
;; Outside of suites a failure is shown on the error port and the program goes on.

(require "private/info.rkt" "private/exn.rkt" "private/check.rkt" "private/test.rkt" (for-syntax racket/base))
(provide (except-out (all-from-out "private/info.rkt" "private/exn.rkt" "private/check.rkt" "private/test.rkt")
                     current-infos check-around)
         require/expose dynamic-require/expose)

;; The value of a module's variable, exported or not.
(define (dynamic-require/expose mod name)
  (unless (symbol? name) (raise-argument-error 'dynamic-require/expose "symbol?" name))
  (dynamic-require mod #f)
  (parameterize ([current-namespace (module->namespace mod)])
    (namespace-variable-value name #t)))

;; Defines names of the module that it does not export, for tests.
(define-syntax (require/expose stx)
  (syntax-case stx ()
    [(_ mod (id ...))
     #'(begin
         (require (only-in mod))
         (define m (resolved-path (module-path-index-join 'mod (variable-reference->module-path-index (#%variable-reference)))))
         (define id (dynamic-require/expose m 'id)) ...)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (resolved-path mpi)
  (define name (resolved-module-path-name (module-path-index-resolve mpi)))
  (if (symbol? name) `(quote ,name) name))
