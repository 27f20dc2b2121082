#lang racket/base
;; pulls an operator out of an expansion and applies it to something else
(module lib racket/base
  (provide twice) (define (hidden x) (* 2 x))
  (define-syntax-rule (twice e) (hidden e)))
(require 'lib (for-syntax racket/base))
(define-syntax (steal stx)
  (syntax-case stx ()
    [(_ use arg) (let* ([x (local-expand #'use 'expression (list #'#%app))] [l (syntax->list x)])
                   #`(#,(if (eq? '#%app (syntax-e (car l))) (cadr l) (car l)) arg))]))
(steal (twice 1) 21)
