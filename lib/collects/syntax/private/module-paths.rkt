#lang racket/base
;; syntax/private/module-paths: what a relative module path is relative to.
(provide base-of rebase)

;; a path, module path, procedure that gives one, or #f (the current folder) -> module path index or resolved module path
(define (base-of v)
  (cond
    [(not v) (make-resolved-module-path (build-path (current-directory) "here.rkt"))]
    [(procedure? v) (base-of (v))]
    [(path-string? v)
     (make-resolved-module-path (build-path (simplify-path (path->complete-path v)) ))]
    [(and (pair? v) (eq? 'submod (car v)) (path? (cadr v))) (make-resolved-module-path (cdr v))]
    [else (module-path-index-join v #f)]))

;; mpi with its innermost base replaced
(define (rebase mpi base)
  (define-values (path outer) (module-path-index-split mpi))
  (cond
    [(not path) base]
    [else (module-path-index-join path (if (module-path-index? outer) (rebase outer base) (or outer base)))]))
