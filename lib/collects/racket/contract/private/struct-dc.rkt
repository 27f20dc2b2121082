#lang racket/base
;; racket/contract/private/struct-dc: struct/dc, contracts of structures whose fields' contracts depend on other fields.
;; Layer: contract system, above apply.

(provide struct/dc check-kind)

(require "blame.rkt" "core.rkt" (for-syntax racket/base "struct-parts.rkt"))

;; label : how the field is written; get, set : accessor, and mutator or #f
;; deps : list of the accessors of the fields it depends on, or #f;  make : procedure of their values -> contract
;; lazy? : checked only when it is read;  kind : of the contract, where it depends on others;  shown : what stands for it
;; in the contract's name, where it depends on others
(struct field (label get set deps make lazy? kind shown))

;; The contract of the field in V: of a kind that the field allows.
(define (contract-in f v)
  (define deps (or (field-deps f) '()))
  (define make (field-make f))
  (define c (coerce-contract 'struct/dc
                             (if (and (pair? deps) (null? (cdr deps)))
                                 (make ((car deps) v))
                                 (apply make (map (lambda (get) (get v)) deps)))))
  (check-kind 'struct/dc (field-label f) c (if (or (field-deps f) (not (field-set f))) (field-kind f) 'impersonator))
  c)

;; Raises unless C is of the kind WANTED, or of one that does less.
(define (check-kind who label c wanted)
  (define kind (kind-of c))
  (unless (or (eq? wanted 'impersonator) (eq? kind 'flat) (eq? kind wanted))
    (raise (exn:fail:contract
            (format "~a: contract violation\n  expected: a ~a-contract? for field ~a\n  given: ~s" who wanted label (name-of c))
            (current-continuation-marks)))))

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
  ;; the accessors of the fields that something is made from
  (define used
    (for/fold ([gets (if invariant (cadr invariant) '())]) ([f (in-list fields)])
      (append (or (field-deps f) '()) gets)))
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
  ;; -> procedure of a structure, the party that uses it and a list of redirections (procedure, what is called for it ...) so far,
  ;; that checks the field F, of the contract FIXED where it depends on nothing, and adds to the list what is to be checked later
  (define (field-checker f fixed blame)
    (define-values (get set) (values (field-get f) (field-set f)))
    (define stable? (memq get stable))
    ;; what a field that can change holds is checked each time that it is read; at once, too, if it depends or is depended on
    (define early? (or (not fixed) (memq get used)))
    (define out-blame (blame-add-context blame (format "the ~a field of" (field-label f))))
    (define in-blame (blame-swap out-blame))
    ;; a projection, for parts of the structure V
    (define (projector blame)
      (define-values (ok? refuse) (if fixed (values (test-of fixed) (part-refusal fixed blame)) (values never never)))
      (define (check/contract c x neg) (if ((test-of c) x) x ((part-refusal c blame) x neg)))
      (cond
        [fixed (lambda (v) (lambda (x neg) (if (ok? x) x (refuse x neg))))]
        [stable? (lambda (v) (define c (contract-in f v)) (lambda (x neg) (check/contract c x neg)))]
        [else (lambda (v) (lambda (x neg) (check/contract (contract-in f v) x neg)))]))
    (define-values (out in) (values (projector out-blame) (projector in-blame)))
    (define ok? (if fixed (test-of fixed) never))
    (define (always v) (lambda (self x) v))
    (cond
      [set
       (lambda (v neg so-far)
         (define-values (read store) (values (out v) (in v)))
         (when early? (read (get v) neg))
         (list* get (lambda (self x) (read x neg))
                set (lambda (self x)
                      (check-invariant v (blame-swap blame) neg f x)
                      (store x neg))
                so-far))]
      [(field-lazy? f)
       (lambda (v neg so-far)
         (define read (out v))
         (list* get (once (lambda (x) (read x neg))) so-far))]
      [else
       (lambda (v neg so-far)
         (define old (get v))
         (cond
           [(ok? old) so-far]
           [else
            (define read (out v))
            (define new (read old neg))
            (cond [(not stable?) (list* get (lambda (self x) (read x neg)) so-far)]
                  [(eq? old new) so-far]
                  [else (list* get (always new) so-far)])]))]))
  (define (project blame)
    (define checkers (for/list ([f (in-list fields)] [c (in-list fixed)]) (field-checker f c blame)))
    (lambda (v neg)
      (unless (predicate v)
        (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") expected v))
      (define redirections
        (let loop ([l checkers] [so-far '()])
          (if (null? l) so-far (loop (cdr l) ((car l) v neg so-far)))))
      (when invariant (check-invariant v blame neg))
      (if (null? redirections)
          v
          (apply (if (eq? kind 'impersonator) impersonate-struct chaperone-struct)
                 v (append redirections (list prop:contracted c prop:blame (cons blame neg)))))))
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
             '#,(and deps #`(#,(clause-label c) #,(all-deps deps clauses) #,@(clause-options c) (... ...)))))
  #`(dependent-struct '#,id #,predicate (list #,@(map code clauses))
                      #,(and invariant
                             (let* ([named (car invariant)] [labels (all-deps named clauses)])
                               (for-each accessor-of named)
                               #`(list '#,labels (list #,@(map accessor-of labels))
                                       (lambda #,(variables-for named labels) #,(cadr invariant)))))))
