#lang racket/base
(require (for-syntax racket/base))
(begin-for-syntax (define y 5))
(let ([y 1]) y)
y
