#lang racket/base
;; parser-tools/private/token-group: what the name of a group of tokens is bound to.  Layer: above racket/base; at compile time.
(provide (struct-out token-group))

;; names : list of symbols
(struct token-group (names empty?)
  #:property prop:procedure
  (lambda (self stx) (raise-syntax-error #f "use of a token group as an expression" stx)))
