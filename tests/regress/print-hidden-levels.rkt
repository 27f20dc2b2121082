#lang racket/base
; A level of a structure type that may not be seen shows as `...` even when it has no fields.
(struct circle (r) #:transparent)
(struct sub circle ())
(struct leaf sub (q) #:transparent)
(struct empty ())
(sub 3)
(struct->vector (sub 3))
(leaf 1 2)
(struct->vector (leaf 1 2))
(empty)
(struct->vector (empty))
(struct clear circle () #:transparent)
(clear 2)
