#lang racket/base
;; racket/private/unit/words: the words that stand in forms of units and signatures, and nowhere else.
;; Layer: above racket/base.
(provide import export tag prefix rename only except init-depend link extends open contracted struct/ctc
         define-values-for-export)
(require (for-syntax racket/base))

(define-syntax-rule (define-words complaint word ...)
  (begin
    (define-syntax (word stx) (raise-syntax-error #f complaint stx)) ...))
(define-words "misuse of unit keyword" import export init-depend)
(define-words "misuse of unit import and export keyword" tag prefix rename)
(define-words "misuse of unit import keyword" only except)
(define-words "misuse of compound-unit keyword" link)
(define-words "misuse of define-signature keyword" extends contracted)
(define-words "illegal use of signature form" open struct/ctc define-values-for-export)

;; (import sig-spec ...)
;; In a unit: the signatures whose names it needs.

;; (export sig-spec ...)
;; In a unit: the signatures whose names it defines.

;; (link linkage ...)
;; In a compound-unit: the units, what they are linked to and the tags of their exports.

;; (init-depend tagged-sig-id ...)
;; In a unit: imports whose units must be evaluated before it.

;; (tag id sig-spec)
;; The signature, told apart from others of its name by the tag.

;; (prefix id sig-spec)
;; The signature with the prefix before all names.

;; (rename sig-spec (id sig-id) ...)
;; The signature with other names.

;; (only sig-spec id ...)
;; The signature with these names alone.

;; (except sig-spec id ...)
;; The signature without these names.

;; (open sig-spec)
;; In a signature: the elements of another one.

;; (extends sig-id)
;; In define-signature: the signature has all elements of another one, and may stand for it.

;; (contracted [id contract] ...)
;; In a signature: names whose values obey contracts.

;; (struct/ctc id ([field contract] ...) option ...)
;; In a signature: the names of a structure type whose fields obey contracts.

;; (define-values-for-export (id ...) expr)
;; In a signature: definitions that every unit which exports it gets at its end.
