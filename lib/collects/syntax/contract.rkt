#lang racket/base
;; syntax/contract: contracts on the expressions that macros are given or produce.  Layer: contract system.
(require racket/contract/base "private/expr-contract.rkt")

(define blame-party/c (or/c syntax? string? module-path-index? 'from-macro 'use-site 'unknown))
(define name/c (or/c identifier? symbol? string? #f))

;; (wrap-expr/c contract-expr expr #:arg? [arg? #t] #:positive [positive 'from-macro] #:negative [negative 'use-site]
;;              #:name [name #f] #:macro [macro #f] #:context [context (current-syntax-context)]
;;              #:phase [phase (syntax-local-phase-level)]) -> syntax of an expression
;; The value of EXPR under the contract that CONTRACT-EXPR evaluates to.  EXPR answers to the negative party where arg?
;; is true, to the positive one else.  Syntax stands for its place, 'from-macro for the module that defines the macro,
;; 'use-site for the module that is expanded.  The expression has a meaning at PHASE only.
(provide
 (contract-out
  [wrap-expr/c
   (->* [syntax? syntax?]
        [#:arg? any/c
         #:context (or/c syntax? #f)
         #:macro name/c
         #:name name/c
         #:negative blame-party/c
         #:phase exact-integer?
         #:positive blame-party/c]
        syntax?)]))
(define wrap-expr/c (procedure-rename wrap-expression (quote wrap-expr/c)))
