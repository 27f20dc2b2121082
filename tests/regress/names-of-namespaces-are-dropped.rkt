#lang racket/base
;; The table of resolved module names kept the name of each namespace that had been made, and with it, by chance, more:
;; a session that makes namespaces, or evaluators, grew without end.
(define (used) (collect-garbage) (collect-garbage) (current-memory-use))
(define (make n) (for ([i (in-range n)]) (make-base-empty-namespace)))
(make 300)
(define before (used))
(make 700)
(define each (quotient (- (used) before) 700))
(if (< each 300) 'dropped (list 'kept each 'bytes))
;; and still one name is one
(eq? (make-resolved-module-path 'm) (make-resolved-module-path 'm))
(define m (string->uninterned-symbol "m"))
(define name (make-resolved-module-path m))
(collect-garbage)
(list (eq? name (make-resolved-module-path m)) (eq? m (resolved-module-path-name name)))
(define path (make-resolved-module-path (build-path "/" "a" "b.rkt")))
(collect-garbage)
(list (eq? path (make-resolved-module-path (build-path "/" "a" "b.rkt")))
      (eq? (make-resolved-module-path '(m sub)) (make-resolved-module-path (list 'm 'sub))))
