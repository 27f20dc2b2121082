#lang racket/base
;; rnrs/r5rs: what the Revised^5 Report has and its successor does not.
(provide exact->inexact inexact->exact quotient remainder modulo force delay null-environment scheme-report-environment)
(require (only-in r5rs force delay null-environment scheme-report-environment))
