#lang racket/base
;; racket/private/syntax-context: the form that errors are about, which syntax-parse sets and wrong-syntax reads.
;; Layer: above racket/base.
(provide current-syntax-context)

;; current-syntax-context : parameter of (or/c syntax? #f), first #f
;; The syntax that errors of wrong-syntax are about.
(define current-syntax-context
  (make-parameter #f
                  (lambda (v)
                    (unless (or (syntax? v) (eq? v #f))
                      (raise-argument-error 'current-syntax-context "(or/c syntax? #f)" v))
                    v)
                  'current-syntax-context))
