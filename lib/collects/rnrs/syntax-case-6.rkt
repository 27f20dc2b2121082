#lang racket/base
;; rnrs/syntax-case: macros by procedures.
(provide (all-from-out "../r6rs/private/syntax.rkt"))
(require "../r6rs/private/syntax.rkt")
