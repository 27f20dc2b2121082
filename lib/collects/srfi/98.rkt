#lang racket/base
;; srfi/98: environment variables.  Layer: above racket/base.
(provide get-environment-variable get-environment-variables)

;; (get-environment-variable name) -> (or/c string? #f)
;; The value of an environment variable.
(define (get-environment-variable name) (getenv name))
;; (get-environment-variables) -> (listof (cons/c string? string?))
;; Names and values of all.
(define (get-environment-variables)
  (define variables (current-environment-variables))
  (for/list ([name (in-list (environment-variables-names variables))])
    (cons (bytes->string/locale name (integer->char #xFFFD))
          (bytes->string/locale (environment-variables-ref variables name) (integer->char #xFFFD)))))
