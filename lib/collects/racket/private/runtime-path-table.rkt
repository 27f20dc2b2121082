#lang racket/base
;; racket/private/runtime-path-table: the run-time paths that modules declare, as their expansion makes them known.
;; Required for syntax by racket/runtime-path; a module's declarations are entered when its compile-time body runs.
(provide record-paths! recorded-paths)

;; name of a module -> list of declared values, the latest first
(define table (make-hash))

(define (name-of mpi) (resolved-module-path-name (module-path-index-resolve mpi)))

;; (record-paths! ref vals): the module of the variable reference, if it is one of a module, declares the list that the
;; procedure vals gives.
(define (record-paths! ref vals)
  (define mpi (variable-reference->module-path-index ref))
  (when mpi
    (hash-update! table (name-of mpi) (lambda (old) (append (vals) old)) '())))

;; (recorded-paths mpi) -> list: what the module declares
(define (recorded-paths mpi) (hash-ref table (name-of mpi) '()))
