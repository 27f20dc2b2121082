#lang racket/base
(require (for-syntax racket/base))
(provide parts)
(define-syntax (parts stx)
  (define x (local-expand (cadr (syntax->list stx)) 'expression '()))
  #`(quote #,(ormap syntax-tainted? (syntax->list x))))
