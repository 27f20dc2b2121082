#lang racket/base
;; Items of properties that hold vectors, as generic interfaces find their methods: '#%woad is Woad's own.
(require (only-in '#%woad struct-type-item))

(define-values (prop:items items? items-ref) (make-struct-type-property 'items))
(define-values (prop:other other? other-ref) (make-struct-type-property 'other))
(struct point (x) #:mutable #:property prop:items (vector 'a 'b))
(struct point3 point (z))
(struct plain (x))
(struct alone (x) #:property prop:items 'alone)
(define seen (chaperone-struct (point 1) set-point-x! (lambda (p x) x)))

(for ([v (list (point 1) (point3 1 2) (plain 1) (alone 1) seen struct:point 5 "text" car)])
  (printf "~s ~s ~s\n" (struct-type-item v prop:items 0) (struct-type-item v prop:items 1) (struct-type-item v prop:other 0)))
(for ([pos (list 2 -1 (expt 2 70) 'first)])
  (printf "~s\n" (struct-type-item (point 1) prop:items pos)))
(printf "~s\n" (struct-type-item (point 1) 'prop 0))
