#lang racket/base
;; racket/private/unit/contract-forms: the clauses of unit contracts, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit.

(provide block-spec contract-expression)

(require "signatures.rkt" "clauses.rkt" "../../contract/private/location.rkt"
         (for-template racket/base "contract.rkt"))

;; A block SPEC or (SPEC [id contract] ...) -> form of the signature, list of (id . contract)
;; WHAT is what it is called in complaints.
(define (block-parts stx form what)
  (define (keyword? s) (and (identifier? s) (memq (syntax-e s) '(tag prefix rename only except))))
  (syntax-case form ()
    [(s [id c] ...)
     (and (not (keyword? #'s)) (andmap identifier? (syntax->list #'(id ...))))
     (values #'s (map cons (syntax->list #'(id ...)) (syntax->list #'(c ...))))]
    [(s . _) (not (keyword? #'s)) (raise-syntax-error #f (string-append "expected " what) stx form)]
    [_ (values form '())]))

;; -> the form of the signature of the block FORM of a unit, whose contracts are for variables of it
(define (block-spec stx form)
  (define-values (s members) (block-parts stx form "unit/contract-clause"))
  (check-members stx (parse-spec stx s #t) members)
  s)
(define (check-members stx s members)
  (for ([m (in-list members)]) (member-index stx s (car m)))
  (define twice (check-duplicate-identifier (map car members)))
  (when twice
    (raise-syntax-error #f (format "duplicate identifier found for signature ~a" (syntax-e (spec-id s))) stx twice)))
(define (member-index stx s id)
  (or (for/first ([v (in-list (signature-variables (spec-signature s)))] [i (in-naturals)]
                  #:when (eq? (syntax-e v) (syntax-e id)))
        i)
      (raise-syntax-error #f (format "identifier not member of signature ~a" (syntax-e (spec-id s))) stx id)))

;; The block FORM -> the specification of its signature as it is, without other names, and an expression for it
;; renamed? : whether other names may be given to what it has
(define (block-expression stx form renamed?)
  (define-values (text members) (block-parts stx form "unit/c-clause"))
  (define given (parse-spec stx text #t))
  (unless renamed?
    (let-values ([(tag id) (parse-tagged stx text)])
      (unless (identifier? id) (raise-syntax-error #f "expected the identifier `tag'" stx (car (syntax-e id))))))
  (define s (struct-copy spec (parse-spec stx (spec-id given) #t) [tag (spec-tag given)]))
  (check-members stx s members)
  (define contracts (signature-contracts (spec-signature s)))
  (values s
          #`(block #,(tag-and-key s) '#,(datum->syntax #f (syntax-e (spec-id s))) #,(length contracts)
                   (list #,@(for/list ([m (in-list members)])
                              (define i (member-index stx s (car m)))
                              #`(clause '#,(car m) #,i '#,(cdr m) #,(and (list-ref contracts i) #t)
                                        (lambda (boxes party)
                                          (letrec-syntaxes+values #,(import-bindings (list (place s #f)) (list #'boxes) #'party) ()
                                            (values #,(car m) #,(cdr m))))))))))

;; (contract-expression stx imports exports more name) -> syntax of an expression for the contract of units
;;   imports, exports : its clauses; more : what follows them, an init-depend clause and what the body returns
;;   name : the name of the unit that it is for, whose specifications IMPORTS and EXPORTS have, or #f for unit/c
(define (contract-expression stx imports exports more name)
  (define (blocks clause word)
    (define forms (clause-parts stx clause word))
    (define-values (specs expressions)
      (for/lists (specs expressions) ([f (in-list forms)]) (block-expression stx f (and name #t))))
    (values forms specs expressions))
  (define-values (import-forms import-specs ins) (blocks imports 'import))
  (define-values (export-forms export-specs outs) (blocks exports 'export))
  (check-distinct-imports stx import-specs import-forms)
  (check-no-extension stx export-specs export-forms)
  (define-values (depends bodies) (split-depends stx more))
  (define keys (depends-of stx depends import-specs))
  (unless (or (null? bodies) (null? (cdr bodies))) (raise-syntax-error #f "unexpected term" stx (cadr bodies)))
  #`(unit-contract (list #,@ins) (list #,@outs) '#,depends (list #,@(tagged-keys keys))
                   #,(syntax-case bodies ()
                       [() #'#f]
                       [((v c ...))
                        (and (identifier? #'v) (free-identifier=? #'v (quote-syntax values)))
                        #'(list c ...)]
                       [(c) #'(list c)])
                   '#,bodies #,(name-syntax stx name)))
