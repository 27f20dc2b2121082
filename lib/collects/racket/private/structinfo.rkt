;; racket/private/structinfo: static information about structure types (what racket/struct-info
;; exports).
;; Layer 10; instantiated at compile time.
(module structinfo "core.rkt"
  (#%require "here.rkt" (for-syntax "core.rkt"))
  (#%provide struct:struct-info make-struct-info struct-info? extract-struct-info
             prop:struct-info prop:struct-auto-info struct-auto-info? struct-auto-info-lists
             prop:struct-field-info struct-field-info? struct-field-info-list
             struct-declaration-info? identifier-or-false? lookup-struct-info
             make-checked-info checked-info? checked-info-constructor)

  (define (identifier-or-false? v) (or (not v) (identifier? v)))

  ;; Is l the six-element list that describes a structure type?
  (define (struct-declaration-info? l)
    (and (list? l)
         (= (length l) 6)
         (identifier-or-false? (car l))
         (identifier-or-false? (cadr l))
         (identifier-or-false? (caddr l))
         (let ([ids-ending-in-false? (lambda (l)
                                       (and (list? l)
                                            (let loop ([l l])
                                              (cond
                                                [(null? l) #t]
                                                [(identifier? (car l)) (loop (cdr l))]
                                                [(not (car l)) (null? (cdr l))]
                                                [else #f]))))])
           (and (ids-ending-in-false? (cadddr l))
                (list? (list-ref l 4))
                (andmap identifier-or-false? (list-ref l 4))))
         (let ([super (list-ref l 5)])
           (or (boolean? super) (identifier? super)))))

  ;; prop:struct-info : struct-type-property?
  ;; Bound as a macro, an instance stands for a structure type: a procedure from the instance to the facts.
  (define-values (prop:struct-info has-struct-info? struct-info-ref)
    (make-struct-type-property
     'struct-info
     (lambda (v type-info)
       (unless (and (procedure? v) (procedure-arity-includes? v 1))
         (raise-argument-error 'guard-for-prop:struct-info "(procedure-arity-includes/c 1)" v))
       v)))

  ;; prop:struct-auto-info : struct-type-property?
  ;; Says of a structure type's facts which fields are automatic.
  (define-values (prop:struct-auto-info struct-auto-info? struct-auto-info-ref)
    (make-struct-type-property 'struct-auto-info))

  ;; Two lists of identifiers in a list: the accessors and the mutators of the type's own automatic fields.
  (define (struct-auto-info-lists v)
    ((struct-auto-info-ref v) v))

  ;; prop:struct-field-info : struct-type-property?
  ;; Says of a structure type's facts what its fields are called.
  (define-values (prop:struct-field-info struct-field-info? struct-field-info-ref)
    (make-struct-type-property 'struct-field-info))

  ;; The names of the type's own fields, as symbols, from the last to the first.
  (define (struct-field-info-list v)
    ((struct-field-info-ref v) v))

  ;; The plain kind: a thunk for the list.
  (define-values (struct:struct-info make-info info? info-ref info-set!)
    (make-struct-type
     'struct-info #f 1 0 #f
     (list (cons prop:struct-info (lambda (v) ((info-ref v 0)))))
     (current-inspector)))

  ;; A value for a macro that stands for a structure type; thunk gives the facts that extract-struct-info does.
  (define (make-struct-info thunk)
    (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
      (raise-argument-error 'make-struct-info "(procedure-arity-includes/c 0)" thunk))
    (make-info thunk))

  ;; Whether v has facts of a structure type, as a list or by prop:struct-info.
  (define (struct-info? v)
    (or (has-struct-info? v) (struct-declaration-info? v)))

  ;; A list of six facts: identifiers, or #f, for the type, constructor and predicate, the accessors and the mutators from the last
  ;; field to the first, and for the supertype, #t if there is none.
  (define (extract-struct-info v)
    (unless (struct-info? v)
      (raise-argument-error 'extract-struct-info "struct-info?" v))
    (let ([l (if (has-struct-info? v) ((struct-info-ref v) v) v)])
      (unless (struct-declaration-info? l)
        (raise-arguments-error 'extract-struct-info "struct-info procedure result not properly formed"
                               "procedure result" l))
      l))

  ;; What struct and define-struct bind: an expression use means the constructor, when there is one
  ;; (field 1: a thunk for its identifier); otherwise it is an error.
  ;; Fields: 0 thunk for the list, 1 thunk for the constructor or #f, 2 fields as symbols, 3 auto info
  (define-values (struct:checked make-checked checked-info? checked-ref checked-set!)
    (make-struct-type
     'struct-info struct:struct-info 3 0 #f
     (list (cons prop:struct-auto-info (lambda (v) (checked-ref v 2)))
           (cons prop:struct-field-info (lambda (v) (checked-ref v 1)))
           (cons prop:procedure
                 (lambda (v stx)
                   (let ([constructor (checked-ref v 0)])
                     (unless constructor
                       (raise-syntax-error
                        #f
                        (string-append
                         "bad syntax;\n identifier for static struct-type information cannot be used as an"
                         " expression")
                        stx))
                     (use-constructor (constructor) stx)))))
     (current-inspector)))

  (define (use-constructor id stx)
    (cond
      [(identifier? stx) (datum->syntax id (syntax-e id) stx)]
      [(let ([head (car (syntax-e stx))])
         (and (identifier? head) (free-identifier=? head (datum->syntax template-context 'set!))))
       (raise-syntax-error #f "cannot mutate a structure type's constructor" stx)]
      [else
       (let ([d (syntax-e stx)])
         (datum->syntax template-context
                        (list* '#%app
                               (datum->syntax id (syntax-e id) (car d) (car d))
                               (cdr d))
                        stx))]))

  ;; (make-checked-info thunk constructor-thunk field-symbols auto-lists)
  (define (make-checked-info thunk constructor fields auto)
    (make-checked thunk constructor fields auto))

  (define (checked-info-constructor v)
    (let ([c (checked-ref v 0)]) (and c (c))))

  ;; The static information that id is bound to, or #f.
  (define (lookup-struct-info id)
    (let ([v (syntax-local-value id (lambda () #f))])
      (and (struct-info? v) v))))

;; (struct-auto-info? v) -> boolean?
;; Whether v has prop:struct-auto-info.

;; (struct-field-info? v) -> boolean?
;; Whether v has prop:struct-field-info.

;; (checked-struct-info? v) -> boolean?
;; Whether v is what struct binds a structure's name to, with facts that are known to be right.
