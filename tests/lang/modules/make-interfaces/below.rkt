#lang racket/base
(provide below)
(define (below) (list 'below-1))
