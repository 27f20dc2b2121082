;; racket/private/syntax-tools: procedures of racket/base on syntax that take keyword arguments.
;; Layer 16.
(module syntax-tools "pre-base.rkt"
(require (prefix-in k: (only-in (quote #%kernel) syntax-binding-set-extend syntax-serialize syntax-deserialize)))
(provide syntax-binding-set-extend syntax-serialize syntax-deserialize)

;; binding-set with symbol bound at phase to what the module mpi defines; the keywords give the other
;; parts of what identifier-binding answers with.
(define (syntax-binding-set-extend binding-set symbol phase mpi
                                   #:source-symbol [source-symbol symbol]
                                   #:source-phase [source-phase phase]
                                   #:nominal-module [nominal-mpi mpi]
                                   #:nominal-phase [nominal-phase source-phase]
                                   #:nominal-symbol [nominal-symbol source-symbol]
                                   #:nominal-require-phase [nominal-require-phase 0]
                                   #:inspector [inspector #f])
  (k:syntax-binding-set-extend binding-set symbol phase mpi source-symbol source-phase nominal-mpi
                               nominal-phase nominal-symbol nominal-require-phase inspector))

;; stx as plain data: see the primitives.
(define (syntax-serialize stx
                          #:preserve-property-keys [keys '()]
                          #:provides-namespace [provides-namespace (current-namespace)]
                          #:base-module-path-index [base #f])
  (k:syntax-serialize stx base keys provides-namespace))

;; The syntax that syntax-serialize wrote, with base in place of the module that was written as relative.
(define (syntax-deserialize v #:base-module-path-index [base #f])
  (k:syntax-deserialize v base)))
