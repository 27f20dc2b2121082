#lang racket/base
;; foods.rkt: a register of foods that somebody has called delicious. Its table is the module's own state, so each
;; instance of the module (one a phase) has a table of its own.
(provide delicious-food? add-delicious-food!)

(define delicious-foods (make-hash))

(define (delicious-food? food)
  (hash-ref delicious-foods food #f))

(define (add-delicious-food! food)
  (printf "Registering ~a as a delicious food.\n" food)
  (hash-set! delicious-foods food #t))
