#lang racket/base
;; syntax/modresolve: files of module paths.
(require "private/module-paths.rkt")
(provide resolve-module-path resolve-module-path-index)

;; (resolve-module-path module-path [relative-to]) -> (or/c path? symbol? (cons/c 'submod _))
;; The file, or the name of a primitive module, that the module path stands for; nothing is loaded.
(define (resolve-module-path path [relative-to #f])
  (unless (module-path? path) (raise-argument-error 'resolve-module-path "module-path?" path))
  (check-relative 'resolve-module-path relative-to)
  (resolved (module-path-index-join path (base-of relative-to))))

;; (resolve-module-path-index mpi [relative-to]) -> (or/c path? symbol? (cons/c 'submod _))
;; The same for a module path index.
(define (resolve-module-path-index mpi [relative-to #f])
  (unless (module-path-index? mpi) (raise-argument-error 'resolve-module-path-index "module-path-index?" mpi))
  (check-relative 'resolve-module-path-index relative-to)
  (resolved (rebase mpi (base-of relative-to))))

(define (check-relative who v)
  (unless (or (not v) (path-string? v) (module-path? v) (procedure? v))
    (raise-argument-error who "(or/c module-path? path-string? (-> path?) #f)" v)))

(define (resolved mpi)
  (define name (resolved-module-path-name (module-path-index-resolve mpi)))
  (if (pair? name) (cons 'submod name) name))
