#lang racket/base
(require "deep.rkt")
(provide scale)
(define (scale n) (* n (factor)))
