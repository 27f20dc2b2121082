#lang racket/base
;; Was: a #%module-begin form that is written in a module, as readers of languages write it, did not have the name of the
;; module as its property; only those that the expander adds had.
(module language racket/base
  (require (for-syntax racket/base))
  (provide (rename-out [begin-named #%module-begin]))
  (define-syntax (begin-named stx)
    #`(#%plain-module-begin
       (#%plain-app displayln (quote #,(datum->syntax #f (syntax-property stx 'enclosing-module-name)))))))
(module written (submod ".." language) (#%module-begin 5))
(module added (submod ".." language) 5 6)
(module one (submod ".." language) ())
(require 'written 'added 'one)
