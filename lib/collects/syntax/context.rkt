#lang racket/base
;; syntax/context: contexts for local-expand in an internal-definition context.
;; Source: Syntax manual, "Support for local-expand".
(provide build-expand-context generate-expand-context)

;; (build-expand-context v) -> list?
;;   v : (or/c symbol? list?), what stands for the context now entered
;; The context list for local-expand: v before the enclosing contexts, when these are definition contexts too.
(define (build-expand-context v)
  (define c (syntax-local-context))
  (if (list? c) (cons v c) (list v)))

(struct liberal () #:property prop:liberal-define-context #t)

;; (generate-expand-context [liberal-definitions?]) -> list?
;; build-expand-context of a fresh value; definitions may then be wider than those of plain bodies.
(define (generate-expand-context [liberal-definitions? #f])
  (build-expand-context (if liberal-definitions? (liberal) (gensym 'internal-define))))
