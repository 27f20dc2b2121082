#lang racket/base
;; syntax/parse/private/records: what syntax classes and their kin are at compile time.
(require "arity.rkt")
(provide (struct-out attr) (struct-out stxclass) (struct-out formals) (struct-out conventions) (struct-out litset) (struct-out ehset)
         (struct-out pattern-expander) prop:pattern-expander prop:syntax-class pattern-expander-of stxclass-of)

;; An attribute: identifier (or symbol, in a syntax class), ellipsis depth, whether its value is syntax for sure.
(struct attr (name depth syntax?) #:prefab)

;; parser: identifier of the parsing procedure, or of a predicate when kind is 'predicate
;;   or a procedure from a procedure that puts code into the scope of attributes, to code for the parsing procedure
;; kind: 'plain, 'splicing or 'predicate;  description: string when it is known, #f when it is not
;; commit?, delimit?: whether #:commit was given, and #:no-delimit-cut was not;  arity: a formals record, #f when it is not known
(struct stxclass (name attrs parser kind commit? delimit? description arity))

;; rules: list of (cons identifier-or-regexp-syntax class-syntax), formals: what the classes' arguments see, or #f
(struct conventions (rules formals))
;; entries: list of (list internal-symbol kind external) with kind 'literal or 'datum, external an identifier or symbol;
;; phase: expression syntax, or #f for the phase at which the use runs
(struct litset (entries phase))
;; alternatives: list of pattern syntax
(struct ehset (alternatives))

(define-values (prop:pattern-expander has-expander? expander-ref) (make-struct-type-property 'pattern-expander))
(define-values (prop:syntax-class has-class? class-ref) (make-struct-type-property 'syntax-class))

(struct pattern-expander (proc)
  #:transparent
  #:guard (lambda (proc name)
            (unless (and (procedure? proc) (procedure-arity-includes? proc 1))
              (raise-argument-error 'pattern-expander "(-> syntax? syntax?)" proc))
            proc)
  #:property prop:pattern-expander (lambda (self) (pattern-expander-proc self)))

;; The expander procedure that v holds, or #f.
(define (pattern-expander-of v)
  (and (has-expander? v)
       (let ([p (expander-ref v)])
         (if (procedure-arity-includes? p 1)
             (p v)
             p))))

(define (stxclass-of v)
  (cond
    [(stxclass? v) v]
    [(has-class? v) (let ([c (class-ref v)]) (if (procedure? c) (c v) c))]
    [else #f]))
