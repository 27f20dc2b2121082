#lang racket/base
;; racket/private/class/place: where code of a class stands, at compile time.
;; Layer: above racket/base.
(provide (struct-out place) make-class-context class-context?)

;; object : the identifier for `this`
;; super-init : the identifier of the procedure that initializes the superclass, or 'method
(struct place (object super-init))

;; What stands first in the expansion context of the clauses of a class.
(struct mark ())
(define (make-class-context around) (if (pair? around) (cons (mark) around) (list (mark))))
(define (class-context? context) (and (pair? context) (mark? (car context))))
