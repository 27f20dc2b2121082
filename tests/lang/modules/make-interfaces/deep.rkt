#lang racket/base
(provide factor)
(define (factor) 10)
