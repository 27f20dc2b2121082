#lang racket/base
;; racket/struct: structures as lists, and printing them like constructor calls.
;; Layer: above racket/base.

(provide struct->list make-constructor-style-printer)
(require "private/constructor-printer.rkt")

;; (struct->list v #:on-opaque on-opaque) -> (or/c list? #f)
;;   on-opaque : 'error, 'return-false or 'skip: what to do when fields of v cannot be seen.
(define (struct->list v #:on-opaque [on-opaque 'error])
  (define fields (cdr (vector->list (struct->vector v opaque))))
  (cond
    [(not (memq opaque fields)) fields]
    [else
     (case on-opaque
       [(error) (raise-type-error 'struct->list "non-opaque struct" v)]
       [(return-false) #f]
       [else (filter (lambda (x) (not (eq? x opaque))) fields)])]))

(define opaque (string->uninterned-symbol "..."))

;; A procedure for prop:custom-write: #<name: content ...> or, as an expression, (name content ...).
(define (make-constructor-style-printer get-constructor get-contents)
  (for ([p (list get-constructor get-contents)])
    (unless (and (procedure? p) (procedure-arity-includes? p 1))
      (raise-argument-error 'make-constructor-style-printer "(procedure-arity-includes/c 1)" p)))
  (constructor-printer get-constructor get-contents))
