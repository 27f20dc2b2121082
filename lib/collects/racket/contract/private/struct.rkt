#lang racket/base
;; racket/contract/private/struct: contracts of structures.
;; Layer: contract system, above data.

(provide struct/c struct/dc struct-type-property/c)

(require "blame.rkt" "core.rkt" "apply.rkt" racket/list
         (for-syntax racket/base racket/struct-info))

;; accessors and mutators in the order of the fields; a mutator is #f where the field is immutable
(begin-for-syntax
  (define (struct-parts stx id)
    (define v (and (identifier? id) (syntax-local-value id (lambda () #f))))
    (unless (struct-info? v) (raise-syntax-error #f "expected a struct identifier" stx id))
    (define info (extract-struct-info v))
    (define accessors (reverse (filter values (cadddr info))))
    (define mutators (let loop ([l (reverse (list-ref info 4))] [n (length accessors)]) (if (> (length l) n) (loop (cdr l) n) l)))
    (values (caddr info) accessors mutators)))

;; (struct/c id c ...): a contract for each field.
(define-syntax (struct/c stx)
  (syntax-case stx ()
    [(_ id c ...)
     (let-values ([(predicate accessors mutators) (struct-parts stx #'id)])
       (unless (= (length accessors) (length (syntax->list #'(c ...))))
         (raise-syntax-error #f (format "expected ~a contracts because struct ~a has ~a fields"
                                        (length accessors) (syntax-e #'id) (length accessors))
                             stx))
       (with-syntax ([predicate predicate] [(get ...) accessors] [(set ...) mutators])
         #'(struct-contract 'struct/c 'id predicate (list get ...) (list set ...) (list c ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define (struct-contract who id predicate getters setters args)
  (define contracts (coerce-contracts who args))
  (define tests (map first-order-of contracts))
  (define mutable? (ormap values setters))
  (define expected (or (object-name predicate) predicate))
  (define kind (if mutable? (all-kind contracts 'chaperone) (all-kind contracts)))
  (new-of-kind kind (list* who id (map name-of contracts))
               (lambda (v) (and (predicate v) (andmap (lambda (get ok?) (ok? (get v))) getters tests)))
               (lambda (blame)
                 (define blames
                   (for/list ([g (in-list getters)])
                     (blame-add-context blame (format "the (#:selector ~a) field of" (object-name g)))))
                 (define outs (map (lambda (c b) ((late-neg-of c) b)) contracts blames))
                 (define ins (map (lambda (c b) ((late-neg-of c) (blame-swap b))) contracts blames))
                 (lambda (v neg)
                   (unless (predicate v)
                     (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") expected v))
                   ;; immutable fields are checked now
                   (for ([get (in-list getters)] [set (in-list setters)] [p (in-list outs)])
                     (unless set (p (get v) neg)))
                   (if (eq? kind 'flat)
                       v
                       (apply (if (eq? kind 'impersonator) impersonate-struct chaperone-struct)
                              v
                              (append
                               (append* (for/list ([get (in-list getters)] [p (in-list outs)])
                                          (list get (lambda (s x) (p x neg)))))
                               (append* (for/list ([set (in-list setters)] [p (in-list ins)] #:when set)
                                          (list set (lambda (s x) (p x neg)))))
                               (list prop:blame (cons blame neg)))))))))

;; (struct/dc id [field c] [field (dep ...) c] ...): the contract of a field may depend on other fields.
(define-syntax (struct/dc stx)
  (syntax-case stx ()
    [(_ id clause ...)
     (let-values ([(predicate accessors mutators) (struct-parts stx #'id)])
       (define prefix (format "~a-" (syntax-e #'id)))
       (define (accessor field)
         (define name (string->symbol (format "~a~a" prefix (syntax-e field))))
         (or (for/first ([a (in-list accessors)] #:when (eq? name (syntax-e a))) a)
             (raise-syntax-error #f "unknown field" stx field)))
       (define options '(#:lazy #:flat #:chaperone #:impersonator))
       (define (without-options l) (filter (lambda (x) (not (memq (syntax-e x) options))) l))
       (with-syntax ([predicate predicate]
                     [((field get deps make shown) ...)
                      (for/list ([c (in-list (syntax->list #'(clause ...)))] #:unless (keyword? (syntax-e c)))
                        (syntax-case c ()
                          [(field . rest)
                           (let ([parts (without-options (syntax->list #'rest))])
                             (cond
                               [(null? (cdr parts))
                                (list #'field (accessor #'field) #'() #`(lambda () #,(car parts)) #`(field #,(car parts)))]
                               [else
                                (define deps (syntax->list (car parts)))
                                (list #'field (accessor #'field)
                                      (map accessor deps)
                                      #`(lambda #,deps #,(cadr parts))
                                      #`(field #,(car parts) (... ...)))]))]))])
         (with-syntax ([((dep ...) ...) #'(deps ...)])
           #'(dependent-struct 'id predicate
                               (list (list 'field get (list dep ...) make) ...)
                               '(struct/dc id shown ...)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; fields : lists of name, accessor, accessors of the fields it depends on, procedure of their values -> contract
(define (dependent-struct id predicate fields name)
  (define (contract-at f v)
    (coerce-contract 'struct/dc (apply (cadddr f) (map (lambda (get) (get v)) (caddr f)))))
  (define plain
    (for/list ([f (in-list fields)] #:when (null? (caddr f)))
      (coerce-contract 'struct/dc ((cadddr f)))))
  (define kind (all-kind plain 'chaperone))
  (define expected (or (object-name predicate) predicate))
  (define shown
    (cons 'struct/dc
          (cons id
                (for/list ([f (in-list fields)] [s (in-list (cddr name))])
                  (if (null? (caddr f))
                      (list (car f) (name-of (contract-at f #f)))
                      s)))))
  (new-of-kind kind shown
               (lambda (v)
                 (and (predicate v)
                      (for/and ([f (in-list fields)]) ((first-order-of (contract-at f v)) ((cadr f) v)))))
               (lambda (blame)
                 (lambda (v neg)
                   (unless (predicate v)
                     (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") expected v))
                   ;; a field is checked before the contracts of those that depend on it are made
                   (define projections
                     (for/list ([f (in-list fields)])
                       (define p
                         ((late-neg-of (contract-at f v))
                          (blame-add-context blame (format "the ~a field of" (car f)))))
                       (p ((cadr f) v) neg)
                       p))
                   (apply (if (eq? kind 'impersonator) impersonate-struct chaperone-struct)
                          v
                          (append* (for/list ([f (in-list fields)] [p (in-list projections)])
                                     (list (cadr f) (lambda (s x) (p x neg))))))))))

;; Properties whose values the contract accepts.
(define (struct-type-property/c c)
  (define value (coerce-contract 'struct-type-property/c c))
  (new-contract (list 'struct-type-property/c (name-of value)) struct-type-property?
                (lambda (blame)
                  (define project ((late-neg-of value) (blame-add-context (blame-swap blame) "the struct property value of")))
                  (lambda (v neg)
                    (unless (struct-type-property? v)
                      (raise-blame-error blame #:missing-party neg v '(expected "a struct-type-property" given: "~e") v))
                    (define-values (new has? get)
                      (make-struct-type-property (object-name v) #f (list (cons v (lambda (x) (project x neg))))))
                    new))))
