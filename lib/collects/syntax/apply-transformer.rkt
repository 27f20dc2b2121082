#lang racket/base
;; syntax/apply-transformer: one use of a transformer procedure, with the scopes of an expansion.
(provide local-apply-transformer)

;; (local-apply-transformer transformer stx context [intdef-ctxs]) -> syntax?
;; The result of the transformer on stx, as the expander would call it: scopes, context and uses are seen to.
(define (local-apply-transformer transformer stx context [intdef-ctxs '()])
  (define proc
    (cond
      [(and (procedure? transformer) (procedure-arity-includes? transformer 1)) transformer]
      [(set!-transformer? transformer) (set!-transformer-procedure transformer)]
      [else (raise-argument-error 'local-apply-transformer "(or/c (-> syntax? syntax?) set!-transformer?)" transformer)]))
  (unless (syntax? stx) (raise-argument-error 'local-apply-transformer "syntax?" stx))
  (unless (or (memq context '(expression top-level module module-begin)) (pair? context))
    (raise-argument-error 'local-apply-transformer "(or/c 'expression 'top-level 'module 'module-begin list?)" context))
  (unless (syntax-transforming?) (error 'local-apply-transformer "not currently expanding"))
  (syntax-local-apply-transformer proc #f context #f stx))
