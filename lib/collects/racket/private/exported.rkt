#lang racket/base
;; racket/private/exported: names whose value depends on who uses it, as contract-out exports them.
;; Layer: above racket/base, for phase 1; has no part of the contract system.

(provide make-exported exported? exported-id exported-contract)

(require (for-template racket/base "party.rkt"))

;; make : identifier of the procedure from the using party to the value;  make-applied : of the one where the value is applied
;; id : the variable behind it;  contract : the variable of the contract, or #f
;; lifted : place of lifted expressions -> (phase . identifier of a procedure) -> identifier of what it has made there
(struct exported (make make-applied id contract lifted)
  #:property prop:set!-transformer (lambda (self stx) (use-of self stx)))
(define (make-exported make make-applied id contract) (exported make make-applied id contract (make-ephemeron-hasheq)))

;; The use with the value in the place of the name; one value for all uses of a module that ask the same procedure.
(define (use-of e stx)
  (define (value make)
    (define here (hash-ref! (exported-lifted e) (syntax-local-lift-context) make-hash))
    (define (lift) (syntax-local-lift-expression #`(#,make (variable-reference->party (#%variable-reference)))))
    (hash-ref! here (cons (syntax-local-phase-level) (syntax-e make)) lift))
  (syntax-case stx (set!)
    [(set! id _) (raise-syntax-error 'contract/out "cannot set! a contract/out variable" stx #'id)]
    ;; only what is surely an expression may be lifted from
    [_ (not (eq? 'expression (syntax-local-context))) #`(#%expression #,stx)]
    [(id . args)
     (datum->syntax stx (list* (datum->syntax stx '#%app stx) (value (exported-make-applied e)) #'args) stx stx)]
    [id (value (exported-make e))]))
