#lang racket/base
;; racket/syntax-srcloc: the location of a syntax object as a srcloc.
(provide syntax-srcloc)

(define (syntax-srcloc stx)
  (unless (syntax? stx) (raise-argument-error 'syntax-srcloc "syntax?" stx))
  (and (or (syntax-source stx) (syntax-line stx) (syntax-column stx) (syntax-position stx) (syntax-span stx))
       (srcloc (syntax-source stx) (syntax-line stx) (syntax-column stx) (syntax-position stx) (syntax-span stx))))
