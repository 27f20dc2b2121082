#lang racket/base
;; racket/private/class/kinds: what bodies use of a method, by how it is declared.
;; Layer: above racket/base.
(provide access-kinds)

;; (access-kinds kind) -> list of: index, for calls; super, the superclass's procedure; level, of augmentations
(define (access-kinds kind)
  (case kind
    [(override override-final inherit/super) '(index super)]
    [(pubment augment inherit/inner rename-inner) '(index level)]
    [(overment) '(index super level)]
    [(rename-super) '(super)]
    [else '(index)]))
