#lang racket/base
(provide guarded)
(define secret 5)
(define-syntax-rule (guarded e) (if secret e 0))
