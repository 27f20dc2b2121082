#lang racket/base
;; syntax/parse: parsing and specification of syntax.
(require "parse/pre.rkt" "parse/private/contract.rkt" (for-syntax racket/base))
(provide (all-from-out "parse/pre.rkt") expr/c
         (for-syntax pattern-expander pattern-expander? prop:pattern-expander prop:syntax-class
                     syntax-local-syntax-parse-pattern-introduce))
(require (for-syntax "parse/private/records.rkt"))
(define-for-syntax (syntax-local-syntax-parse-pattern-introduce stx) (syntax-local-introduce stx))
