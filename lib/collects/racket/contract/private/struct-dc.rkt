#lang racket/base
;; racket/contract/private/struct-dc: struct/dc, contracts of structures whose fields' contracts depend on other fields.
;; Layer: contract system, above apply.

(provide struct/dc)

(require "blame.rkt" "core.rkt" (only-in racket/list append*) (for-syntax racket/base "struct-parts.rkt"))

;; label : how the field is written; get, set : accessor, and mutator or #f
;; deps : list of the accessors of the fields it depends on, or #f;  make : procedure of their values -> contract
;; lazy? : checked only when it is read;  kind : of the contract, where it depends on others;  shown : what stands for it
;; in the contract's name, where it depends on others
(struct field (label get set deps make lazy? kind shown))

;; The contract of the field in V.
(define (contract-in f v)
  (coerce-contract 'struct/dc (apply (field-make f) (map (lambda (get) (get v)) (or (field-deps f) '())))))

;; A redirection of an immutable field that calls READ the first time only.
(define (once read)
  (define-values (read? result) (values #f #f))
  (lambda (self x)
    (unless read?
      (set! result (read x))
      (set! read? #t))
    result))

;; id : symbol;  fields : in an order in which each comes after those it depends on
;; invariant : #f, or (list names accessors procedure)
(define (dependent-struct id predicate fields invariant)
  ;; contracts that depend on nothing are made once
  (define fixed (for/list ([f (in-list fields)]) (and (not (field-deps f)) (contract-in f #f))))
  (define (contract-of f c v) (or c (contract-in f v)))
  (define kinds (for/list ([f (in-list fields)] [c (in-list fixed)]) (if c (kind-of c) (field-kind f))))
  (define settled? (for/and ([f (in-list fields)]) (not (or (field-lazy? f) (field-set f)))))
  ;; the accessors of fields that cannot change, nor what their contracts are made from: those are made once for a value
  (define stable
    (for/fold ([gets '()]) ([f (in-list fields)])
      (if (and (not (field-set f)) (andmap (lambda (get) (memq get gets)) (or (field-deps f) '())))
          (cons (field-get f) gets)
          gets)))
  (define kind
    (cond [(memq 'impersonator kinds) 'impersonator]
          [(and settled? (andmap (lambda (k) (eq? k 'flat)) kinds)) 'flat]
          [else 'chaperone]))
  (define expected (or (object-name predicate) predicate))
  (define name
    (append (list 'struct/dc id)
            (for/list ([f (in-list fields)] [c (in-list fixed)])
              (if c
                  `(,(field-label f) ,@(if (field-lazy? f) '(#:lazy) '()) ,(name-of c))
                  (field-shown f)))
            (if invariant (list '#:inv (car invariant) '...) '())))
  ;; changed, new : the field in which something is to be stored, and what
  (define (check-invariant v blame neg [changed #f] [new #f])
    (when invariant
      (define vals (for/list ([get (in-list (cadr invariant))]) (if (and changed (eq? get (field-get changed))) new (get v))))
      (unless (apply (caddr invariant) vals)
        (raise-blame-error blame #:missing-party neg v
                           (list "~a")
                           (apply string-append "#:inv does not hold for:"
                                  (for/list ([n (in-list (car invariant))] [x (in-list vals)]) (format "\n  ~a: ~e" n x)))))))
  ;; of a flat contract; others look at fields when they are put on a structure
  (define (passes? v)
    (and (predicate v)
         (for/and ([f (in-list fields)] [c (in-list fixed)]) ((first-order-of (contract-of f c v)) ((field-get f) v)))
         (or (not invariant) (apply (caddr invariant) (map (lambda (get) (get v)) (cadr invariant))))
         #t))
  (define (project blame)
    (define blames (for/list ([f (in-list fields)]) (blame-add-context blame (format "the ~a field of" (field-label f)))))
    (define swapped (map blame-swap blames))
    (define (projections blames) (for/list ([c (in-list fixed)] [b (in-list blames)]) (and c ((late-neg-of c) b))))
    (define-values (outs ins) (values (projections blames) (projections swapped)))
    (lambda (v neg)
      (unless (predicate v)
        (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") expected v))
      (define redirections
        (for/list ([f (in-list fields)] [out (in-list outs)] [in (in-list ins)] [b (in-list blames)] [s (in-list swapped)])
          (define-values (get set) (values (field-get f) (field-set f)))
          (define stable? (memq get stable))
          ;; fixed : the projection with BLAME where the contract depends on nothing
          (define (projector fixed blame)
            (cond
              [fixed (lambda (x) (fixed x neg))]
              [stable? (let ([project (part-projection (contract-in f v) blame)]) (lambda (x) (project x neg)))]
              [else (lambda (x) (((late-neg-of (contract-in f v)) blame) x neg))]))
          (define read (projector out b))
          (define (always v) (lambda (self x) v))
          (append
           (cond
             [set (list get (lambda (self x) (read x)))]
             [(field-lazy? f) (list get (once read))]
             [else
              (define old (get v))
              (define new (read old))
              (cond [(not stable?) (list get (lambda (self x) (read x)))]
                    [(eq? old new) '()]
                    [else (list get (always new))])])
           (if set
               (let ([store (projector in s)])
                 (list set (lambda (self x)
                             (define new (store x))
                             (check-invariant v (blame-swap blame) neg f new)
                             new)))
               '()))))
      (check-invariant v blame neg)
      (if (andmap null? redirections)
          v
          (apply (if (eq? kind 'impersonator) impersonate-struct chaperone-struct)
                 v (append (append* redirections) (list prop:contracted c prop:blame (cons blame neg)))))))
  (define c (new-of-kind kind name (if (eq? kind 'flat) passes? predicate) project #:more 'fields))
  c)

;; (struct/dc id [field option ... c] [field (dep ...) option ... c] ... #:inv (dep ...) e)
;; A contract for structures whose fields obey contracts, which may depend on other fields that are named in (dep ...); #:lazy
;; delays a check, #:inv tests the whole.
(define-syntax (struct/dc stx)
  (define-values (id predicate clauses invariant) (parse-struct-clauses stx))
  (define (accessor-of label)
    (clause-get (or (find-clause label clauses) (raise-syntax-error #f "the field has no contract" stx label))))
  (define (code c)
    (define deps (clause-deps c))
    #`(field '#,(clause-label c) #,(clause-get c) #,(clause-set c)
             #,(and deps #`(list #,@(map accessor-of deps)))
             (lambda #,(map dep-variable (or deps '())) #,(clause-contract c))
             #,(clause-lazy? c) '#,(clause-kind c)
             '#,(and deps #`(#,(clause-label c) #,deps #,@(clause-options c) (... ...)))))
  #`(dependent-struct '#,id #,predicate (list #,@(map code clauses))
                      #,(and invariant
                             #`(list '#,(car invariant) (list #,@(map accessor-of (car invariant)))
                                     (lambda #,(map dep-variable (car invariant)) #,(cadr invariant))))))
