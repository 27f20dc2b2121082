#lang racket/base
;; racket/undefined: the value of a variable before its definition.  Layer: above racket/base.
(provide undefined)
(require (rename-in (only-in '#%unsafe unsafe-undefined) [unsafe-undefined undefined]))
