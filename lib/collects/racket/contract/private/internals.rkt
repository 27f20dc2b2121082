#lang racket/base
;; racket/contract/private/internals: what writers of combinators use beside the operations of contracts: a context of
;; blame, properties that tell how a contract is made, forms that define combinators.
;; Layer: contract system, above apply.

(provide blame-add-unknown-context build-compound-type-name
         contract-struct-late-neg-projection contract-struct-list-contract?
         contract-custom-write-property-proc
         (rename-out [contract-custom-write-property-proc custom-write-property-proc]
                     [prop:contracted impersonator-prop:contracted] [prop:blame impersonator-prop:blame]
                     [exn:fail:contract:blame make-exn:fail:contract:blame])
         contract-continuation-mark-key with-contract-continuation-mark contract-pos/neg-doubling
         skip-projection-wrapper?
         prop:arrow-contract prop:arrow-contract? prop:arrow-contract-get-info (struct-out arrow-contract-info)
         prop:orc-contract prop:orc-contract? prop:orc-contract-get-subcontracts
         prop:recursive-contract prop:recursive-contract? prop:recursive-contract-unroll
         define/final-prop define/subexpression-pos-prop define/subexpression-pos-prop/name)

(require "blame.rkt" "core.rkt" (for-syntax racket/base))

;; ---- blame --------------------------------------------------------------------------------------

;; The blame with a part in its context of which nothing is known.
(define (blame-add-unknown-context b) (blame-add-context b #f))

;; The datum that names a contract made by a combinator; contracts among the parts stand by their names.
(define (build-compound-type-name . parts)
  (for/list ([p (in-list parts)]) (if (contract-struct? p) (name-of p) p)))

;; ---- operations ---------------------------------------------------------------------------------

;; The projection that the contract structure has.
(define (contract-struct-late-neg-projection c) (late-neg-of c))
;; Whether the contract structure accepts lists alone.
(define (contract-struct-list-contract? c) (list-contract? c))
;; For prop:custom-write of contract structures.
(define (contract-custom-write-property-proc c port mode) (write-contract c port mode))

;; The mark of code that a contract runs: blame, or a pair of blame and the missing party.
(define contract-continuation-mark-key (make-continuation-mark-key 'contract))
;; The body, with a mark that tells profilers whose contract is being checked.
(define-syntax-rule (with-contract-continuation-mark blame body0 body ...)
  (with-continuation-mark contract-continuation-mark-key blame (let () body0 body ...)))

;; The two values, and whether they are there: both are made always.
(define-syntax-rule (contract-pos/neg-doubling e1 e2) (values #t e1 e2))
(define skip-projection-wrapper? (make-parameter #f))

(struct arrow-contract-info (chaperone-procedure check-first-order accepts-arglist))
;; prop:arrow-contract : struct-type-property?
;; Instances are contracts of procedures, with a procedure from the instance to what is known of the arguments.
(define-values (prop:arrow-contract prop:arrow-contract? prop:arrow-contract-get-info)
  (make-struct-type-property 'prop:arrow-contract))

;; ---- alternatives and recursion -----------------------------------------------------------------

;; The value of the property is a procedure from the contract to the contracts inside of it.
(define-values (prop:orc-contract own-orc? own-subcontracts) (make-struct-type-property 'prop:orc-contract))
;; Whether v is a contract made by or/c or the like.
(define (prop:orc-contract? v) (or (own-orc? v) (and (basic? v) (pair? (basic-more v)))))
;; The contracts that the or/c contract is made of.
(define (prop:orc-contract-get-subcontracts v) (if (own-orc? v) (own-subcontracts v) basic-more))
;; prop:recursive-contract : struct-type-property?
;; Instances are recursive contracts, with a procedure from the instance to the contract inside.
(define-values (prop:recursive-contract own-recursive? own-unroll) (make-struct-type-property 'prop:recursive-contract))
;; Whether v is a recursive contract.
(define (prop:recursive-contract? v) (or (own-recursive? v) (and (basic? v) (recursive? (basic-more v)))))
;; The contract inside a recursive one.
(define (prop:recursive-contract-unroll v)
  (if (own-recursive? v) (own-unroll v) (lambda (c) ((recursive-get (basic-more c))))))

;; ---- forms --------------------------------------------------------------------------------------

;; Definitions of combinators and contracts, whose uses and arguments tools find by the names.
(define-syntax-rule (define/final-prop head body0 body ...) (define head body0 body ...))
;; Defines a macro for a contract, whose parts tools can find.
(define-syntax-rule (define/subexpression-pos-prop head body0 body ...) (define head body0 body ...))
;; The same, with a name for tools.
(define-syntax-rule (define/subexpression-pos-prop/name name head body0 body ...) (define head body0 body ...))

;; (arrow-contract-info chaperone-procedure check-first-order accepts-arglist)
;; What is known of a contract of procedures: how to put it on a procedure, how to check one, and which arguments it takes.

;; (prop:arrow-contract? v) -> boolean?
;; Whether v has prop:arrow-contract.

;; (prop:arrow-contract-get-info v) -> procedure?
;; The procedure that v's type gave prop:arrow-contract.

;; (skip-projection-wrapper?) -> boolean?
;; (skip-projection-wrapper? on?) -> void?
;; A parameter: whether values are checked without being wrapped.
