#lang racket/base
;; Small procedures of the kernel that few programs call.
(define-syntax-rule (t e ...)
  (begin (println (with-handlers ([exn:fail? exn-message]) e)) ...))
(t (memory-order-acquire) (memory-order-release)
   (procedure-specialize car) (procedure-specialize 5)
   (primitive-result-arity car) (primitive-result-arity values) (primitive-result-arity 7)
   (assert-unreachable))
