#lang racket/base
;; racket/contract/private/internals: what writers of combinators use beside the operations of contracts: contexts of
;; blame, properties that tell how a contract is made, forms that define combinators, and older names.
;; Layer: contract system, above generate.

(provide blame-add-car-context blame-add-cdr-context blame-add-nth-arg-context blame-add-range-context
         blame-add-unknown-context raise-not-cons-blame-error bad-number-of-results
         build-compound-type-name n->th
         contract-struct-late-neg-projection contract-struct-list-contract?
         contract-custom-write-property-proc
         (rename-out [contract-custom-write-property-proc custom-write-property-proc]
                     [prop:contracted impersonator-prop:contracted] [prop:blame impersonator-prop:blame]
                     [exn:fail:contract:blame make-exn:fail:contract:blame])
         contract-continuation-mark-key with-contract-continuation-mark contract-pos/neg-doubling
         skip-projection-wrapper?
         base->? base->-doms/c base->-rngs/c unspecified-dom values/drop tail-marks-match? keywords-match
         matches-arity-exactly? arity-checking-wrapper
         prop:arrow-contract prop:arrow-contract? prop:arrow-contract-get-info (struct-out arrow-contract-info)
         prop:orc-contract prop:orc-contract? prop:orc-contract-get-subcontracts
         prop:recursive-contract prop:recursive-contract? prop:recursive-contract-unroll
         define/final-prop define/subexpression-pos-prop define/subexpression-pos-prop/name
         contract-proc make-proj-contract raise-contract-error
         contract-struct define-contract-struct)

(require "blame.rkt" "core.rkt" "arrow.rkt" "apply.rkt" "struct.rkt" (for-syntax racket/base))

;; ---- blame --------------------------------------------------------------------------------------

;; The number as text: "1st", "2nd" and so on.
(define (n->th n) (ordinal n))
;; The blame with "the car of" in its context.
(define (blame-add-car-context b) (blame-add-context b "the car of"))
;; The blame with "the cdr of" in its context.
(define (blame-add-cdr-context b) (blame-add-context b "the cdr of"))
;; n : counted from 1
(define (blame-add-nth-arg-context b n) (blame-add-context b (format "the ~a argument of" (ordinal n))))
;; The blame with "the range of" in its context.
(define (blame-add-range-context b) (blame-add-context b "the range of"))
;; The blame with a part in its context of which nothing is known.
(define (blame-add-unknown-context b) (blame-add-context b #f))

;; Raises the error of a value that is no pair where a pair is needed.
(define (raise-not-cons-blame-error b v #:missing-party [neg #f])
  (raise-blame-error b #:missing-party neg v '(expected: "pair?" given: "~e") v))
;; results : list of the values, or their number
(define (bad-number-of-results b f expected results [case-context #f] #:missing-party [neg #f])
  (raise-blame-error (blame-add-range-context b) #:missing-party neg f
                     (format "expected ~a, returned ~a" (value-count-text expected) (value-count-text (length results)))))

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

;; ---- arrows -------------------------------------------------------------------------------------

(define (arrow-of c) (and (basic? c) (signature? (basic-more c)) (basic-more c)))
;; Contracts made by -> and ->*; their mandatory arguments by position, and their results (#f for any).
(define (base->? v) (and (arrow-of v) #t))
;; The contracts of the mandatory arguments of an -> contract.
(define (base->-doms/c c) (signature-mandatory (arrow-of c)))
;; The contracts of the results of an -> contract; #f for any.
(define (base->-rngs/c c) (signature-ranges (arrow-of c)))
(define unspecified-dom (string->uninterned-symbol "unspecified-keyword"))
;; As values; for contracts that drop the results of a wrapper where nothing is to be checked.
(define-syntax-rule (values/drop e ...) (values e ...))
;; Whether the contract around a call is the one that the mark says, so that the call may be a tail call.
(define (tail-marks-match? mark ctc blame neg-party blame-party) #f)
;; Does F have just these keywords, apart from more optional ones?
(define (keywords-match mandatory optional f)
  (define-values (required allowed) (procedure-keywords f))
  (and (for/and ([k (in-list required)]) (memq k mandatory))
       (or (not allowed) (for/and ([k (in-list (append mandatory optional))]) (memq k allowed)))
       #t))
;; Whether the procedure takes these numbers of arguments and these keywords, no more and no less.
(define (matches-arity-exactly? f least most mandatory-kws optional-kws)
  (define-values (required allowed) (procedure-keywords f))
  (and (equal? (procedure-arity f)
               (cond [(not most) (arity-at-least least)]
                     [(= least most) least]
                     [else (for/list ([n (in-range least (+ most 1))]) n)]))
       (equal? required (sort mandatory-kws keyword<?))
       (equal? allowed (sort (append mandatory-kws optional-kws) keyword<?))))
;; The procedure that calls ARGS-PROC, or KW-PROC where keywords are there, when the arguments fit.
(define (arity-checking-wrapper val blame neg proc kw-proc . more) (or kw-proc proc))

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

;; (contract-struct id (field ...)): an immutable structure type with the contract forms id/c and id/dc.
(define-syntax (contract-struct stx)
  (syntax-case stx ()
    [(_ id (field ...))
     (and (identifier? #'id) (andmap identifier? (syntax->list #'(field ...))))
     (with-syntax ([id/c (datum->syntax #'id (string->symbol (format "~a/c" (syntax-e #'id))) #'id)]
                   [id/dc (datum->syntax #'id (string->symbol (format "~a/dc" (syntax-e #'id))) #'id)])
       #'(begin
           (struct id (field ...))
           (define-syntax-rule (id/c c (... ...)) (struct/c id c (... ...)))
           (define-syntax-rule (id/dc c (... ...)) (struct/dc id c (... ...)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Defines a structure type and NAME/dc and NAME/c, contracts for it that are checked when fields are read.
(define-syntax (define-contract-struct stx)
  (syntax-case stx ()
    [(_ id fields)
     (identifier? #'id)
     (with-syntax ([make (datum->syntax #'id (string->symbol (format "make-~a" (syntax-e #'id))) #'id)])
       #'(begin (contract-struct id fields) (define make id)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- older names --------------------------------------------------------------------------------

;; A projection from the parties, the source and whether the blame is swapped, as in contracts of old.
(define (contract-proc c)
  (define (contract-proc positive negative info name [original? #t])
    (define project
      ((late-neg-of (coerce-contract 'contract-proc c))
       (make-blame (source-of info) (name-in info) (lambda () name) positive negative original?)))
    (lambda (v) (project v #f)))
  contract-proc)
(define (source-of info)
  (define s (if (pair? info) (car info) info))
  (cond [(srcloc? s) s]
        [(syntax? s) (srcloc (syntax-source s) (syntax-line s) (syntax-column s) (syntax-position s) (syntax-span s))]
        [else #f]))
(define (name-in info) (and (pair? info) (cadr info)))
;; A contract from a name, a procedure of both parties and the value, and a predicate.
(define (make-proj-contract name proc first-order)
  (make-contract #:name name #:first-order first-order
                 #:projection
                 (lambda (b)
                   (proc (blame-positive b) (blame-negative b) (list (blame-source b) (blame-value b))
                         (blame-contract b) (not (blame-swapped? b))))))
;; info : syntax, or a list of source and name
(define (raise-contract-error v info blamed contract-name fmt . args)
  (unless (or (syntax? info) (and (list? info) (= 2 (length info))))
    (raise-argument-error 'contract "(or/c syntax? (list/c any/c any/c))" info))
  (apply raise-blame-error
         (make-blame (source-of info) (name-in info) (lambda () contract-name) blamed #f)
         v fmt args))

;; (arrow-contract-info chaperone-procedure check-first-order accepts-arglist)
;; What is known of a contract of procedures: how to put it on a procedure, how to check one, and which arguments it takes.

;; (prop:arrow-contract? v) -> boolean?
;; Whether v has prop:arrow-contract.

;; (prop:arrow-contract-get-info v) -> procedure?
;; The procedure that v's type gave prop:arrow-contract.

;; (skip-projection-wrapper?) -> boolean?
;; (skip-projection-wrapper? on?) -> void?
;; A parameter: whether values are checked without being wrapped.

;; unspecified-dom : any/c
;; Stands for the arguments of a contract of procedures that says nothing of them.
