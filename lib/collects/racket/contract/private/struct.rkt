#lang racket/base
;; racket/contract/private/struct: contracts of structures.
;; Layer: contract system, above data.

(provide struct/c (all-from-out "struct-dc.rkt") struct-type-property/c)

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
                               (list prop:blame (cons blame neg)))))))
               #:more 'fields))

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
