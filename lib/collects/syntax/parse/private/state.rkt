#lang racket/base
;; syntax/parse/private/state: values that macros keep while one syntax-parse expression runs, undone on backtracking.
(provide syntax-parse-state-ref syntax-parse-state-set! syntax-parse-state-update! syntax-parse-state-cons!
         current-state)

(define current-state (make-parameter (hasheq)))

(define (syntax-parse-state-ref key [default (lambda () (error 'syntax-parse-state-ref "no value found for key: ~e" key))])
  (hash-ref (current-state) key default))
(define (syntax-parse-state-set! key value)
  (current-state (hash-set (current-state) key value)))
(define (syntax-parse-state-update! key update [default (lambda () (error 'syntax-parse-state-update! "no value found for key: ~e" key))])
  (current-state (hash-update (current-state) key update default)))
(define (syntax-parse-state-cons! key value [default '()])
  (syntax-parse-state-update! key (lambda (old) (cons value old)) default))
