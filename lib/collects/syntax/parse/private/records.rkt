#lang racket/base
;; syntax/parse/private/records: what syntax classes and their kin are at compile time.
(provide (struct-out attr) (struct-out stxclass) (struct-out conventions) (struct-out litset) (struct-out ehset)
         (struct-out pattern-expander) prop:pattern-expander prop:syntax-class pattern-expander-of stxclass-of)

;; An attribute: identifier (or symbol, in a syntax class), ellipsis depth, whether its value is syntax for sure.
(struct attr (name depth syntax?) #:prefab)

;; parser: identifier of the parsing procedure, or of a predicate when kind is 'predicate
;; kind: 'plain, 'splicing or 'predicate;  description: string when it is known, #f when it is not, 'none
(struct stxclass (name attrs parser kind commit? description))

;; rules: list of (cons identifier-or-regexp-syntax class-syntax)
(struct conventions (rules))
;; entries: list of (list internal-symbol kind external) with kind 'literal or 'datum, external an identifier or symbol
(struct litset (entries phase))
;; alternatives: list of pattern syntax
(struct ehset (alternatives))

(define-values (prop:pattern-expander has-expander? expander-ref) (make-struct-type-property 'pattern-expander))
(define-values (prop:syntax-class has-class? class-ref) (make-struct-type-property 'syntax-class))

(struct pattern-expander (proc)
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
