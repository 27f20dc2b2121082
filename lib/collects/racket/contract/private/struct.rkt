#lang racket/base
;; racket/contract/private/struct: contracts of structures.
;; Layer: contract system, above data.

(provide struct/c struct/dc struct-type-property/c)

(require "blame.rkt" "core.rkt" "struct-dc.rkt" racket/list (for-syntax racket/base "struct-parts.rkt"))

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
         #'(struct-contract 'id predicate (list get ...) (list set ...) (list c ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define (struct-contract id predicate getters setters args)
  (define contracts (map (lambda (c) (coerce-contract 'struct/dc c)) args))
  (for ([c (in-list contracts)] [get (in-list getters)] [set (in-list setters)])
    (unless set (check-kind 'struct/c (format "(#:selector ~a)" (object-name get)) c 'chaperone)))
  (define tests (map first-order-of contracts))
  (define mutable? (ormap values setters))
  (define expected (or (object-name predicate) predicate))
  (define kind (if mutable? (all-kind contracts 'chaperone) (all-kind contracts)))
  (define quick-tests (map quick-test/never contracts))
  (define (project blame)
    (define (refusals swap?)
      (for/list ([c (in-list contracts)] [get (in-list getters)])
        (define place (format "the (#:selector ~a) field of" (object-name get)))
        (part-refusal c (blame-add-context blame place #:swap? swap?))))
    (define-values (outs ins) (values (refusals #f) (refusals #t)))
    (define (redirections operations refusals neg)
      (append* (for/list ([operation (in-list operations)] [ok? (in-list quick-tests)] [refuse (in-list refusals)] #:when operation)
                 (list operation (guarded ok? (lambda (s x) (if (ok? x) x (refuse x neg))))))))
    (define make (if (eq? kind 'impersonator) impersonate-struct chaperone-struct))
    (define wrap
      (wrapping
       (lambda (v neg)
         (apply make v (append (redirections getters outs neg) (redirections setters ins neg)
                               (list prop:contracted contract prop:blame (cons blame neg)))))))
    (lambda (v neg)
      (unless (predicate v)
        (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") expected v))
      ;; immutable fields are checked now
      (for ([get (in-list getters)] [set (in-list setters)] [ok? (in-list quick-tests)] [refuse (in-list outs)] #:unless set)
        (define x (get v))
        (unless (ok? x) (refuse x neg)))
      (if (eq? kind 'flat) v (wrap v neg))))
  (define contract
    (new-of-kind kind (delay-name (list* 'struct/c id (map name-of contracts)))
                 (if (eq? kind 'flat)
                     (lambda (v) (and (predicate v) (andmap (lambda (get ok?) (ok? (get v))) getters tests)))
                     predicate)
                 project
                 #:more 'fields))
  contract)

;; Properties whose values the contract accepts.
(define (struct-type-property/c c)
  (define value (coerce-contract 'struct-type-property/c c))
  (new-contract (list 'struct-type-property/c (name-of value)) struct-type-property?
                (lambda (blame)
                  (define project ((late-neg-of value) (blame-add-context (blame-swap blame) "the struct property value of")))
                  (lambda (v neg)
                    (unless (struct-type-property? v)
                      (raise-blame-error blame #:missing-party neg v '(expected "struct-type-property" given: "~e") v))
                    (define-values (new has? get)
                      (make-struct-type-property (object-name v) #f (list (cons v (lambda (x) (project x neg))))))
                    new))))
