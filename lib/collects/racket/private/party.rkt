#lang racket/base
;; racket/private/party: who a module is to the contract system, without the contract system.  Layer: above racket/base.

(provide variable-reference->party)

;; The party of the code that REF is from: the name of its module, or 'top-level.
(define (variable-reference->party ref)
  (define name (variable-reference->module-source ref))
  (define full (resolved-name ref))
  (cond [(pair? full) full] [name name] [else 'top-level]))

(define (resolved-name ref)
  (define mpi (variable-reference->module-path-index ref))
  (and mpi (resolved-module-path-name (module-path-index-resolve mpi))))
