#lang racket/base
;; syntax/parse/private/keywords: the names that mean something inside patterns, and the compile-time records that
;; programs bind: syntax classes, conventions, literal sets, pattern expanders.
(require (for-syntax racket/base "records.rkt"))
(provide ~var ~datum ~literal ~and ~or ~or* ~alt ~not ~seq ~rest ~describe ~! ~bind ~fail ~parse ~do ~undo ~post
         ~commit ~delimit-cut ~optional ~once ~between ~peek ~peek-not ~eh-var ~reflect ~splicing-reflect
         ...+ pattern (for-syntax (all-from-out "records.rkt")))

(define-syntax-rule (define-keywords id ...)
  (begin
    (define-syntax (id stx) (raise-syntax-error #f "keyword used out of context" stx))
    ...))
(define-keywords ~var ~datum ~literal ~and ~or ~or* ~alt ~not ~seq ~rest ~describe ~! ~bind ~fail ~parse ~do ~undo ~post
  ~commit ~delimit-cut ~optional ~once ~between ~peek ~peek-not ~eh-var ~reflect ~splicing-reflect ...+ pattern)
