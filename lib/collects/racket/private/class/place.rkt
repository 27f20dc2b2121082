#lang racket/base
;; racket/private/class/place: where code of a class stands, at compile time.
;; Layer: above racket/base.
(provide (struct-out place))

;; object : the identifier for `this`
;; super-init : the identifier of the procedure that initializes the superclass, or 'method
(struct place (object super-init))
