#lang racket/base
;; racket/contract/private/exported: the macros that contract-out exports.  Layer: contract system, for phase 1.

(provide make-exported exported? exported-id exported-contract make-exported-struct)

(require racket/struct-info (for-template racket/base "apply.rkt"))

;; make : identifier of the procedure from the using party to the value; id : the variable behind it;
;; contract : the variable of the contract;  lifted : (place of lifted expressions . phase) -> identifier of the value there
(struct exported (make id contract lifted)
  #:property prop:set!-transformer (lambda (self stx) (use-of self stx)))
(define (make-exported make id contract) (exported make id contract (make-ephemeron-hasheq)))

;; The use with the value in the place of the name; one value for all uses of a module.
(define (use-of e stx)
  (define (lift) (syntax-local-lift-expression #`(#,(exported-make e) (current-contract-region))))
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

;; make : identifier of the exported constructor's macro, or #f;  parts : as extract-struct-info gives them;
;; fields : names of the fields, as struct-field-info-list gives them
(struct exported-struct (make parts fields)
  #:property prop:struct-info (lambda (self) (exported-struct-parts self))
  #:property prop:struct-field-info (lambda (self) (exported-struct-fields self))
  #:property prop:procedure
  (lambda (self stx)
    (define make (exported-struct-make self))
    (unless make (raise-syntax-error #f "identifier for static struct-type information cannot be used as an expression" stx))
    (syntax-case stx ()
      [(id . args) (datum->syntax stx (cons make #'args) stx stx)]
      [id make])))
(define (make-exported-struct make parts fields) (exported-struct make parts fields))
