#lang racket/base
;; `woad why`: the way of imported names, phases and shifts, submodules
(module a '#%kernel
  (#%provide (rename one uno))
  (define-values (one) 1))
(module b '#%kernel
  (#%require (submod ".." a))
  (#%provide uno))
(require (prefix-in b: 'b) (for-syntax racket/base (rename-in (submod "." b) [uno ein])))
(define here 1)
(provide here)
b:uno
(begin-for-syntax ein)
(module+ inner (+ here 1))
(module* outer racket/base
  (require (submod ".."))
  here)
