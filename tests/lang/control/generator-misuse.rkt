#lang racket/base
;; Wrong uses of generators: the message names the generator, and one that was called with too few arguments at first stays fresh.
(require racket/generator)
(define-syntax-rule (t e) (with-handlers ([exn:fail? (λ (x) (displayln (exn-message x)))]) (displayln e)))
(define g (generator () (g)))
(t (g)) (t (g)) (t (generator-state g))
(define d (generator () 5)) (d) (t (d 1 2)) (t (d 1)) (t (d))
(define named (generator (x) (yield x))) named (object-name named) (t (named)) (t (named 1)) (t (named 1 2)) (t (named))
(t (generator-state 5)) (t (sequence->generator 'x)) (t (yield 1)) (t (sequence->repeated-generator 'x))
(procedure-arity named) (procedure? named)
(list named d)

;; what a module-level expression's continuation gives when it is applied
(call-with-composable-continuation (lambda (k) (k 1)))
(list (call-with-composable-continuation (lambda (k) (k 1))))
