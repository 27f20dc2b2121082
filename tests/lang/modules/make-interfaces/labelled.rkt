#lang racket/base
(provide labelled)
(define labelled 1)
