#lang racket/base
;; srfi/16: case-lambda, that of racket/base.
(provide case-lambda)
