#lang racket/base
;; syntax/intdef: properties for what was expanded in a definition context.
;; Source: Syntax manual, "Internal-Definition Context Helpers".
(provide internal-definition-context-track)

;; (internal-definition-context-track ctx stx) -> syntax?
;; stx, with the identifiers bound in ctx added to its 'disappeared-binding property.
(define (internal-definition-context-track ctx stx)
  (unless (internal-definition-context? ctx)
    (raise-argument-error 'internal-definition-context-track "internal-definition-context?" 0 ctx stx))
  (unless (syntax? stx)
    (raise-argument-error 'internal-definition-context-track "syntax?" 1 ctx stx))
  (define ids (map syntax-local-introduce (internal-definition-context-binding-identifiers ctx)))
  (define old (syntax-property stx 'disappeared-binding))
  (if (null? ids)
      stx
      (syntax-property stx 'disappeared-binding (if old (cons ids old) ids))))
