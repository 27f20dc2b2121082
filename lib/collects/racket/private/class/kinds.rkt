#lang racket/base
;; racket/private/class/kinds: what bodies use of a method, by how it is declared.
;; Layer: above racket/base.
(provide access-kinds method-kinds inherited-kinds)

;; Kinds of declared and of inherited methods, in the order in which mistakes are reported.
(define method-kinds
  '(pubment public-final public override augride overment augment override-final augment-final abstract))
(define inherited-kinds '(inherit inherit/super inherit/inner rename-super rename-inner))

;; (access-kinds kind) -> list of: index, for calls; super, the superclass's procedure; level, of augmentations
(define (access-kinds kind)
  (case kind
    [(override override-final inherit/super) '(index super)]
    [(pubment augment inherit/inner rename-inner) '(index level)]
    [(overment) '(index super level)]
    [(rename-super) '(super)]
    [else '(index)]))
