#lang racket/base
;; A procedure whose object-name is no symbol crashed procedure-reduce-arity and raise-arity-error.
(struct fn (f n) #:property prop:procedure 0 #:property prop:object-name 1)
(define (all . l) l)
(define (message thunk) (with-handlers ([exn:fail? exn-message]) (thunk)))
(object-name (procedure-reduce-arity (fn all 1e10) 1))
(object-name (procedure-reduce-arity-mask (fn all "name") 2))
((procedure-reduce-arity (fn all '(x)) 1) 5)
(procedure? (procedure-rename (fn all 7) 'g))
(message (lambda () (procedure-reduce-arity all 1 5)))
(message (lambda () (procedure-reduce-arity-mask all 2 "x")))
(message (lambda () (raise-arity-error 5 1)))
