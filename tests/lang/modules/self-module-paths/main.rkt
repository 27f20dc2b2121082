#lang racket/base
;; What a module's own bindings are said to come from: the path index through which its instance was first reached.
(require "other.rkt")
(define here 1)
(define (home id) (let-values ([(name base) (module-path-index-split (car (identifier-binding id)))]) (list name base)))
(define (f) (home #'here))
(f)
(g)
(home #'g)
(variable-reference->module-path-index (#%variable-reference))
(module+ main
  (f)
  (define inner 1)
  (home #'inner)
  (home #'here))
(module+ other
  (f)
  (home #'here))
