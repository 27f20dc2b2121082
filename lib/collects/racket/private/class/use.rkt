#lang racket/base
;; racket/private/class/use: sending messages, reading fields, generics, questions about classes and objects.
;; Layer: above racket/base.

(provide send send/apply send/keyword-apply dynamic-send send* send+ with-method
         get-field set-field! field-bound? dynamic-get-field dynamic-set-field!
         class-field-accessor class-field-mutator
         generic generic? make-generic send-generic
         object=? object-or-false=? object=-hash-code object->vector object-interface object-info
         class->interface class-info is-a? subclass? implementation? interface-extension?
         method-in-interface? interface->method-names object-method-arity-includes? field-names
         root-object prop:wrapped-object)

(require "core.rkt" "access.rkt" racket/unsafe/ops
         (for-syntax racket/base "maps.rkt"))

;; ---- messages -----------------------------------------------------------------------------------

(begin-for-syntax
  (define (check-method-name stx id)
    (unless (identifier? id) (raise-syntax-error #f "method name is not an identifier" stx id))))

;; (send object-expr method-id arg ...)
;; (send object-expr method-id arg ... . rest-expr)
;; Calls the method of the object.
(define-syntax (send stx)
  (syntax-case stx ()
    [(_ object method . args)
     (begin
       (check-method-name stx #'method)
       (syntax-protect
        (quasisyntax/loc stx
          (let-values ([(o) object])
            #,(with-syntax ([name (external-name #'method)])
                (application #'(or (quick-method o name) (method-for 'send o name (#%variable-reference)))
                             (list #'o) #'args stx))))))]
    [(_ object) (raise-syntax-error #f "expected a method name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (send/apply object-expr method-id arg-expr ... list-expr)
;; Calls a method with a list of arguments.
(define-syntax (send/apply stx)
  (syntax-case stx ()
    [(_ object method arg ...)
     (begin
       (check-method-name stx #'method)
       (quasisyntax/loc stx
         (let-values ([(o) object])
           (apply (method-for 'send/apply o #,(external-name #'method) (#%variable-reference)) o arg ...))))]
    [(_ object method . rest) (raise-syntax-error #f "bad syntax (illegal use of `.')" stx)]
    [(_ object) (raise-syntax-error #f "expected a method name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; Calls the method with keywords, their values and, as with apply, a list of the last arguments.
(define-syntax (send/keyword-apply stx)
  (syntax-case stx ()
    [(_ object method keywords values arg ...)
     (begin
       (check-method-name stx #'method)
       (quasisyntax/loc stx
         (let-values ([(o) object])
           (keyword-apply (method-for 'send/keyword-apply o #,(external-name #'method) (#%variable-reference))
                          keywords values o arg ...))))]
    [(_ object method keywords)
     (raise-syntax-error #f "missing expression for list of keyword arguments" stx)]
    [(_ object method) (raise-syntax-error #f "missing expression for list of keywords" stx)]
    [(_ object) (raise-syntax-error #f "expected a method name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (dynamic-send obj method-name v ... #:<kw> kw-arg ...) -> any
;; Calls the method of that name, a symbol.
(define dynamic-send
  (make-keyword-procedure
   (lambda (kws kw-args object name . args)
     (keyword-apply (dynamic-method object name) kws kw-args object args))
   (lambda (object name . args)
     (apply (dynamic-method object name) object args))))
(define (dynamic-method object name)
  (unless (object? object) (raise-argument-error 'dynamic-send "object?" object))
  (unless (symbol? name) (raise-argument-error 'dynamic-send "symbol?" name))
  (method-of 'dynamic-send object name))

;; (send* object-expr (method-id arg-expr ...) ...)
;; Calls several methods of one object.
(define-syntax (send* stx)
  (syntax-case stx ()
    [(_ object message ...)
     (with-syntax ([(call ...) (for/list ([m (in-list (syntax->list #'(message ...)))])
                                 (syntax-case m ()
                                   [(method . args) (syntax/loc m (send o method . args))]
                                   [_ (raise-syntax-error #f "bad method call" stx m)]))])
       (syntax/loc stx (let* ([o object]) call ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (send+ object-expr (method-id arg ...) ...)
;; Calls the methods one after the other, each on what the one before gave.
(define-syntax (send+ stx)
  (syntax-case stx ()
    [(_ object message ...)
     (for/fold ([e #'object]) ([m (in-list (syntax->list #'(message ...)))])
       (syntax-case m ()
         [(method . args)
          (begin
            (unless (identifier? #'method) (raise-syntax-error #f "expected identifier" stx #'method))
            (quasisyntax/loc m (send #,e method . args)))]
         [_ (raise-syntax-error #f "expected method clause" stx m)]))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; The body with each id bound to a method of an object: ([id (object-expr method)] ...).
(define-syntax (with-method stx)
  (syntax-case stx ()
    [(_ (clause ...) . body)
     (let ([clauses (syntax->list #'(clause ...))])
       (for ([c (in-list clauses)])
         (syntax-case c ()
           [(id (object method))
            (begin
              (unless (identifier? #'id) (raise-syntax-error #f "not an identifier for binding" stx #'id))
              (unless (identifier? #'method)
                (raise-syntax-error #f "not an identifier for method name" stx #'method)))]
           [_ (raise-syntax-error
               #f "binding clause is not of the form (identifier (object-expr method-identifier))" stx c)]))
       (when (null? (syntax-e #'body)) (raise-syntax-error #f "empty body" stx))
       (with-syntax ([([id (object method)] ...) clauses])
         (define twice (check-duplicate-identifier (syntax->list #'(id ...))))
         (when twice (raise-syntax-error #f "duplicate binding" stx twice))
         (with-syntax ([(o ...) (generate-temporaries #'(id ...))]
                       [(m ...) (generate-temporaries #'(id ...))]
                       [(name ...) (map external-name (syntax->list #'(method ...)))])
           (syntax/loc stx
             (let*-values ([(o m) (let ([v object]) (values v (method-of 'with-method v name)))] ...)
               (letrec-syntaxes ([(id) (make-method-map 'with-method (quote-syntax m) (quote-syntax o)
                                                        #f #f #f #f)]
                                 ...)
                 . body))))))]
    [(_ clauses . body) (raise-syntax-error #f "not a binding sequence" stx #'clauses)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax-rule (letrec-syntaxes clauses . body)
  (letrec-syntaxes+values clauses () . body))

;; ---- fields -------------------------------------------------------------------------------------

(begin-for-syntax
  (define (check-field-name stx id)
    (unless (identifier? id)
      (raise-syntax-error #f "expected a field name as first argument" stx id))))

;; (get-field id object-expr)
;; The value of a field.
(define-syntax (get-field stx)
  (syntax-case stx ()
    [(_ id object)
     (begin
       (check-field-name stx #'id)
       (quasisyntax/loc stx (dynamic-read 'get-field #,(external-name #'id) object)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (set-field! id object-expr expr)
;; Gives a field another value.
(define-syntax (set-field! stx)
  (syntax-case stx ()
    [(_ id object e)
     (begin
       (check-field-name stx #'id)
       (quasisyntax/loc stx (dynamic-write 'set-field! #,(external-name #'id) object e)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Whether the object has a field called id.
(define-syntax (field-bound? stx)
  (syntax-case stx ()
    [(_ id object)
     (begin
       (check-field-name stx #'id)
       (quasisyntax/loc stx (has-field? #,(external-name #'id) object)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define (dynamic-read who name object)
  (define read (field-reader who object name))
  (read-field read object name))
(define (dynamic-write who name object v)
  ((field-writer who object name) object v))
(define (has-field? name object)
  (unless (object? object) (raise-argument-error 'field-bound? "object?" object))
  (and (hash-ref (class-fields (object-class object)) name #f) #t))

(define (check-symbol who v) (unless (symbol? v) (raise-argument-error who "symbol?" v)))

;; (dynamic-get-field name obj), (dynamic-set-field! name obj v)
;; Gets or sets a field by its name, a symbol.
(define (dynamic-get-field name object)
  (check-symbol 'dynamic-get-field name)
  (dynamic-read 'dynamic-get-field name object))
;; Sets the field of that name, a symbol.
(define (dynamic-set-field! name object v)
  (check-symbol 'dynamic-set-field! name)
  (dynamic-write 'dynamic-set-field! name object v))

(define-syntax-rule (define-class-field-form form run)
  (define-syntax (form stx)
    (syntax-case stx ()
      [(_ class id)
       (begin
         (unless (identifier? #'id) (raise-syntax-error #f "expected an indentifier" stx #'id))
         (quasisyntax/loc stx (run class #,(external-name #'id))))]
      [(_ class) (raise-syntax-error #f "expected a field name after the class expression" stx)]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-class-field-form class-field-accessor field-accessor-of)
(define-class-field-form class-field-mutator field-mutator-of)

(define (class-field who c name)
  (unless (class? c) (raise-argument-error who "class?" c))
  (or (hash-ref (class-fields c) name #f)
      (object-error who "no such field" "field-name" (name-text name) "class name" (name-text (class-name c)))))
(define (field-accessor-of c name)
  (define read (vector-ref (class-field 'class-field-accessor c name) 0))
  (lambda (object)
    (unless (object? object) (raise-argument-error 'class-field-accessor "object?" object))
    (read-field read object name)))
(define (field-mutator-of c name)
  (define write (vector-ref (class-field 'class-field-mutator c name) 1))
  (lambda (object v)
    (unless (object? object) (raise-argument-error 'class-field-mutator "object?" object))
    (write object v)))

;; ---- generics -----------------------------------------------------------------------------------

;; find : procedure from an object to its method, which raises;  type, index : of a method of a class, or #f;
;; known : a class and its method, as a pair: of the first object, or where the type is an interface of the last
(struct a-generic (name find type index [known #:mutable])
  #:authentic
  #:property prop:custom-write (lambda (g port mode) (write-string "#<generic>" port)))
;; Whether v is a generic method.
(define (generic? v) (a-generic? v))

;; (generic class-or-interface-expr method-id)
;; A generic method: send-generic calls it on objects without looking the name up again.
(define-syntax (generic stx)
  (syntax-case stx ()
    [(_ class id)
     (begin
       (unless (identifier? #'id) (raise-syntax-error #f "expected an indentifier" stx #'id))
       (quasisyntax/loc stx (make-generic class #,(external-name #'id))))]
    [(_ class)
     (raise-syntax-error #f "expected a field name after the class or interface expression" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (make-generic class-or-interface name) -> generic?
;; A generic method by a name as a value.
(define (make-generic type name)
  (unless (or (class? type) (interface? type)) (raise-argument-error 'make-generic "(or/c class? interface?)" type))
  (check-symbol 'make-generic name)
  (define who (string->symbol (format "generic:~a" name)))
  (define (wrong object what)
    (object-error who (format "target is not an instance of the generic's ~a" what)
                  "target" object (format "~a name" what) (name-text (object-name type))))
  (cond
    [(interface? type)
     (unless (hash-ref (interface-names type) name #f)
       (object-error 'make-generic "no such method" "method name" (name-text name)
                     "interface name" (name-text (interface-name type))))
     (a-generic name
                (lambda (object)
                  (unless (is-a? object type) (wrong object "interface"))
                  (method-of who object name))
                #f #f none-known)]
    [else
     (define i (hash-ref (class-index type) name #f))
     (unless i
       (object-error 'make-generic "no such method" "method name" (name-text name)
                     "class name" (name-text (class-name type))))
     (a-generic name
                (lambda (object)
                  (unless (and (object? object) (class-extends? (object-class object) type))
                    (wrong object "class"))
                  (vector-ref (class-outside (object-class object)) i))
                type i none-known)]))
(define none-known '(#f . #f))

(define (generic-method g object)
  (if (a-generic? g)
      (let ([c (object-class object #f)] [known (a-generic-known g)])
        (if (and c (eq? c (car known))) (cdr known) (find-generic-method g c object)))
      (raise-argument-error 'generic-applicable "generic?" g)))
(define (find-generic-method g c object)
  (define type (a-generic-type g))
  (if (and c type (class-extends? c type) (car (a-generic-known g)))
      (vector-ref (class-outside c) (a-generic-index g))
      (let ([method ((a-generic-find g) object)])
        (set-a-generic-known! g (cons c method))
        method)))

;; Calls the method of the generic on the object.
(define-syntax (send-generic stx)
  (syntax-case stx ()
    [(_ object g . args)
     (quasisyntax/loc stx
       (let*-values ([(o) object] [(p) (generic-method g o)])
         #,(application #'p (list #'o) #'args stx)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- questions ----------------------------------------------------------------------------------

;; An object behind contracts has the plain one as the value of this property.
(define-values (prop:wrapped-object wrapped? wrapped-object) (make-impersonator-property 'wrapped-object))
(define (root-object o) (if (wrapped? o) (root-object (wrapped-object o)) o))

;; Whether both are the same object; contracts and the like around them do not count.
(define (object=? a b)
  (unless (object? a) (raise-argument-error 'object=? "object?" 0 a b))
  (unless (object? b) (raise-argument-error 'object=? "object?" 1 a b))
  (or (eq? a b) (eq? (root-object a) (root-object b))))
;; Whether both are the same object, or both #f.
(define (object-or-false=? a b)
  (unless (or (not a) (object? a)) (raise-argument-error 'object-or-false=? "(or/c object? #f)" 0 a b))
  (unless (or (not b) (object? b)) (raise-argument-error 'object-or-false=? "(or/c object? #f)" 1 a b))
  (if (and a b) (eq? (root-object a) (root-object b)) (eq? a b)))
;; A hash code that agrees with object=?.
(define (object=-hash-code o)
  (unless (object? o) (raise-argument-error 'object=-hash-code "object?" o))
  (eq-hash-code (root-object o)))

;; Whether v is an object of the class, one below it, or one that implements the interface.
(define (is-a? v type)
  (cond
    [(class? type) (let ([c (object-class v #f)]) (and c (class-extends? c type)))]
    [(interface? type) (let ([c (object-class v #f)]) (and c (class-implements? c type)))]
    [else (raise-argument-error 'is-a? "(or/c class? interface?)" 1 v type)]))
;; Whether v is the class or one below it.
(define (subclass? v c)
  (unless (class? c) (raise-argument-error 'subclass? "class?" 1 v c))
  (and (class? v) (class-extends? v c)))
;; Whether v is a class that implements the interface.
(define (implementation? v i)
  (unless (interface? i) (raise-argument-error 'implementation? "interface?" 1 v i))
  (and (class? v) (class-implements? v i)))
;; Whether v is an interface that is i or below it.
(define (interface-extension? v i)
  (unless (interface? i) (raise-argument-error 'interface-extension? "interface?" 1 v i))
  (unless (interface? v) (raise-argument-error 'interface-all-implemented "interface?" v))
  (interface-extends? v i))

;; Whether the interface has a method of that name, a symbol.
(define (method-in-interface? name i)
  (unless (symbol? name) (raise-argument-error 'method-in-interface? "symbol?" 0 name i))
  (unless (interface? i) (raise-argument-error 'method-in-interface? "interface?" 1 name i))
  (and (hash-ref (interface-names i) name #f) #t))
;; The names of the interface's methods, as symbols.
(define (interface->method-names i)
  (unless (interface? i) (raise-argument-error 'interface->method-names "interface?" i))
  (for/list ([n (in-hash-keys (interface-names i))] #:when (symbol-interned? n)) n))

;; The interface of the class: all its methods and the interfaces it implements.
(define (class->interface c)
  (unless (class? c) (raise-argument-error 'class->interface "class?" c))
  (class-interface c))
;; The interface of the object's class.
(define (object-interface o)
  (unless (object? o) (raise-argument-error 'object-interface "object?" o))
  (class-interface (object-class o)))

;; The names of the object's fields, as symbols.
(define (field-names o)
  (unless (object? o) (raise-argument-error 'field-names "object?" o))
  (public-field-names (object-class o)))
(define (public-field-names c)
  (for/list ([n (in-hash-keys (class-fields c))] #:when (symbol-interned? n)) n))

;; Whether the object has a method of that name, a symbol, that takes so many arguments.
(define (object-method-arity-includes? o name count)
  (unless (object? o) (raise-argument-error 'object-method-arity-includes? "object?" o))
  (unless (symbol? name) (raise-argument-error 'object-method-arity-includes? "symbol?" name))
  (unless (exact-nonnegative-integer? count)
    (raise-argument-error 'object-method-arity-includes? "exact-nonnegative-integer?" count))
  (define i (hash-ref (class-index (object-class o)) name #f))
  (and i (procedure-arity-includes? (vector-ref (class-methods (object-class o)) i) (add1 count))))

;; Does the current inspector see the fields that class C adds?
(define (inspectable? c)
  (define i (class-inspector c))
  (or (not i) (let-values ([(type skipped?) (struct-type-visible c)]) type)))
(define (struct-type-visible c)
  (define visible? (inspector-superior? (current-inspector) (class-inspector c)))
  (values visible? (not visible?)))

;; Two values, as far as the current inspector may know: the object's class or #f, and whether one below was skipped.
(define (object-info o)
  (unless (object? o) (raise-argument-error 'object-info "object?" o))
  (visible-class (object-class o)))

;; -> the nearest class from C upward that can be inspected, or #f; and whether any was skipped
(define (visible-class c)
  (let loop ([c c] [skipped? #f])
    (cond [(or (not c) (eq? c object%)) (values #f #t)]
          [(inspectable? c) (values c skipped?)]
          [else (loop (class-super c) #t)])))

;; Seven values about the class, as far as the current inspector may know: name, number of own fields, their names, an accessor, a
;; mutator, the class above, and whether one was skipped.
(define (class-info c)
  (unless (class? c) (raise-argument-error 'class-info "class?" c))
  (unless (and (not (eq? c object%)) (inspectable? c))
    (raise-arguments-error 'class-info "current inspector cannot inspect class" "class" c))
  (define-values (super skipped?) (visible-class (class-super c)))
  (values (class-name c) (class-count c) (public-field-names c) (class-ref c) (class-set c) super skipped?))

;; (object->vector object [opaque]) -> vector?: "object:NAME", and the fields that can be inspected
(define (object->vector o [opaque '...])
  (unless (object? o) (raise-argument-error 'object->vector "object?" o))
  (define c (object-class o))
  (define parts
    (for/fold ([parts (list opaque)] [hidden? #t] #:result (reverse parts))
              ([k (in-vector (class-line c))]
               #:unless (eq? k object%))
      (cond
        [(inspectable? k)
         (values (for/fold ([parts parts]) ([i (in-range (class-count k))])
                   (cons ((class-ref k) o i) parts))
                 #f)]
        [(zero? (class-count k)) (values parts hidden?)]
        [else (values (if hidden? parts (cons opaque parts)) #t)])))
  (list->vector (cons (string->symbol (format "object:~a" (class-name c))) parts)))

;; (class-field-accessor class-expr field-id)
;; A procedure from an instance to the value of the field.

;; (class-field-mutator class-expr field-id)
;; A procedure that sets the field of an instance.
