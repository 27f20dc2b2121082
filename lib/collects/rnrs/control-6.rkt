#lang racket/base
;; rnrs/control: when, unless, do and case-lambda.
(provide when unless do case-lambda)
(require (only-in "../r6rs/private/base.rkt" case-lambda))
