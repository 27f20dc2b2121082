#lang racket/base
;; racket/private/exported: names whose value depends on who uses it, as contract-out exports them.
;; Layer: above racket/base, for phase 1; has no part of the contract system.

(provide make-exported exported? exported-id exported-contract)

(require (for-template racket/base "party.rkt"))

;; make : identifier of the procedure from the using party to the value; id : the variable behind it;
;; contract : the variable of the contract, or #f;  lifted : (place of lifted expressions . phase) -> identifier of the value there
(struct exported (make id contract lifted)
  #:property prop:set!-transformer (lambda (self stx) (use-of self stx)))
(define (make-exported make id contract) (exported make id contract (make-ephemeron-hasheq)))

;; The use with the value in the place of the name; one value for all uses of a module.
(define (use-of e stx)
  (define (lift)
    (syntax-local-lift-expression #`(#,(exported-make e) (variable-reference->party (#%variable-reference)))))
  (define (value)
    (define here (hash-ref! (exported-lifted e) (syntax-local-lift-context) make-hasheqv))
    (hash-ref! here (syntax-local-phase-level) lift))
  (syntax-case stx (set!)
    [(set! id _) (raise-syntax-error 'contract/out "cannot set! a contract/out variable" stx #'id)]
    ;; only what is surely an expression may be lifted from
    [_ (not (eq? 'expression (syntax-local-context))) #`(#%expression #,stx)]
    [(id . args)
     (datum->syntax stx (list* (datum->syntax stx '#%app stx) (value) #'args) stx stx)]
    [id (value)]))
