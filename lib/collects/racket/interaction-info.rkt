#lang racket/base
;; racket/interaction-info: what a language tells the tools that evaluate interactions.  Layer: above racket/base.
(provide current-interaction-info)

;; (current-interaction-info) -> (or/c #f (vector/c module-path? symbol? any/c))
;; (current-interaction-info info) -> void?
;; A parameter: where tools find out about the language that runs, #f for nowhere. A module path, the name of a procedure that
;; the module exports, and what it is to be applied to; its result takes a symbol and a default, as get-info's does.
(define current-interaction-info
  (make-parameter #f
                  (lambda (v)
                    (unless (or (not v)
                                (and (vector? v) (= 3 (vector-length v)) (module-path? (vector-ref v 0)) (symbol? (vector-ref v 1))))
                      (raise-argument-error 'current-interaction-info-module-path "(or/c #f (vector/c module-path? symbol? any/c))" v))
                    v)
                  'current-interaction-info))
