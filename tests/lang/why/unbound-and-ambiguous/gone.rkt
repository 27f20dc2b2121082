#lang racket/base
(require (for-syntax racket/base))
(define-syntax-rule (hide) (define z 1))
(hide)
(let ([y 1]) y)
(begin-for-syntax (define y 5))
(list z)
