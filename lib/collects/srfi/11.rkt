#lang racket/base
;; srfi/11: let-values and let*-values, those of racket/base.
(provide let-values let*-values)
