#lang racket/base
;; racket/private/class/forms: class, mixin, interface, member names; creating objects.
;; Layer: above racket/base.

(provide class class* class/derived mixin interface interface*
         new instantiate make-object
         define-local-member-name define-member-name member-name-key generate-member-key
         member-name-key? member-name-key=? member-name-key-hash-code member-key-name
         make-member-key
         (for-syntax external-name))

(require "core.rkt" "create.rkt" "keywords.rkt" "access.rkt" "interface-contract.rkt" racket/stxparam
         (for-syntax racket/base "expand.rkt" "maps.rkt" "../../contract/private/location.rkt"))

;; ---- classes ------------------------------------------------------------------------------------

(begin-for-syntax
  ;; the symbol that what STX makes is named by, or #f where its place gives the name
  (define (class-name stx)
    (define property (syntax-property stx 'inferred-name))
    (define name (or property (syntax-local-name)))
    (cond [(identifier? name) (syntax-e name)]
          [else (and (symbol? name) name)]))
  ;; the list of syntax in CLAUSES, or an error about STX
  (define (clause-list stx clauses)
    (or (syntax->list clauses) (raise-syntax-error #f "bad syntax" stx)))
  (define (check-interfaces stx ifcs)
    (or (syntax->list ifcs) (raise-syntax-error #f "expected a sequence of interfaces" stx ifcs))))

;; (class superclass-expr clause ...)
;; A class: definitions and expressions run for each new object; init, field, public, override, inherit, super-new and more declare its parts.
;; > (define counter% (class object% (super-new) (init-field [n 0]) (define/public (up) (set! n (add1 n)) n)))
;; > (define c (new counter% [n 5]))
;; > (send c up)
;; 6
(define-syntax (class stx)
  (syntax-case stx ()
    [(_ super . clauses)
     (syntax-protect
      (expand-class stx (class-name stx) #'super '() (clause-list stx #'clauses)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (class* superclass-expr (interface-expr ...) clause ...)
;; A class that implements interfaces.
(define-syntax (class* stx)
  (syntax-case stx ()
    [(_ super interfaces . clauses)
     (syntax-protect
      (expand-class stx (class-name stx) #'super (check-interfaces stx #'interfaces)
                    (clause-list stx #'clauses)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; Like class*, for macros that expand to it: errors are told of the form original.
(define-syntax (class/derived stx)
  (syntax-case stx ()
    [(_ original (name super (interface ...) deserialize) . clauses)
     (let ([class-e (expand-class #'original
                                  (or (syntax-e #'name) (class-name #'original))
                                  #'super (syntax->list #'(interface ...)) (clause-list stx #'clauses))])
       (if (syntax-e #'deserialize)
           #`(serializable-class #,class-e deserialize)
           class-e))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- mixins -------------------------------------------------------------------------------------

;; (mixin (from-interface ...) (to-interface ...) clause ...)
;; A procedure from a class to a class below it.
(define-syntax (mixin stx)
  (syntax-case stx ()
    [(_ (from ...) (to ...) . clauses)
     (let ([name (class-name stx)])
       (with-syntax ([(from-id ...) (generate-temporaries #'(from ...))]
                     [(to-id ...) (generate-temporaries #'(to ...))])
         (define class-e
           (expand-class stx name #'super (syntax->list #'(to-id ...)) (clause-list stx #'clauses)))
         (with-syntax ([proc (syntax-property
                              (quasisyntax/loc stx
                                (lambda (super)
                                  (check-mixin-argument '#,(datum->syntax #f (or (syntax-local-name) 'mixin)) super (list from-id ...))
                                  #,class-e))
                              'inferred-name (or name (void)))]
                       [(used ...) (inherited-names #'clauses)])
           (syntax/loc stx
             (let ([from-id from] ... [to-id to] ...)
               (compose-mixin-check (list from-id ...) (list to-id ...) (list used ...))
               proc)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(begin-for-syntax
  ;; Expressions for the external names of methods that the clauses, as they are written, inherit, override or augment.
  (define (inherited-names clauses)
    (apply
     append
     (for/list ([c (in-list (or (syntax->list clauses) '()))])
       (syntax-case c ()
         [(keyword . elements)
          (identifier? #'keyword)
          (cond
            [(for/or ([k (list #'inherit #'override #'overment #'override-final #'augment #'augride #'augment-final)])
               (free-identifier=? k #'keyword))
             (for/list ([e (in-list (or (syntax->list #'elements) '()))])
               (syntax-case e () [(in out) (external-name #'out)] [id (identifier? #'id) (external-name #'id)]
                 [_ #''#f]))]
            [(for/or ([k (list #'define/override #'define/overment #'define/override-final #'define/augment
                               #'define/augride #'define/augment-final)])
               (free-identifier=? k #'keyword))
             (let loop ([e #'elements])
               (syntax-case e ()
                 [(head . _) (let find ([h #'head])
                               (syntax-case h ()
                                 [id (identifier? #'id) (list (external-name #'id))]
                                 [(h . _) (find #'h)]
                                 [_ '()]))]
                 [_ '()]))]
            [else '()])]
         [_ '()])))))

(define (compose-mixin-check froms tos used)
  (define (check l what)
    (for ([i (in-list l)])
      (unless (interface? i)
        (object-error 'mixin (format "given value~a for from-interface is not an interface\n  given: ~e\n  all given: ~a"
                                     what i
                                     (apply string-append (map (lambda (i) (format "\n   ~e" i)) l)))))))
  (check froms "")
  (check tos "s")
  (for ([n (in-list used)])
    (unless (ormap (lambda (i) (hash-ref (interface-names i) n #f)) froms)
      (object-error 'mixin
                    (format "method was referenced in definition, but is not in any of the from-interfaces\n  method name: ~a\n  from-interfaces:~a"
                            n
                            (apply string-append (map (lambda (i) (format "\n   ~e" i)) froms)))))))

(define (check-mixin-argument who super froms)
  (unless (class? super)
    (object-error who "argument is not a class" "argument" super))
  (for ([i (in-list froms)])
    (unless (class-implements? super i)
      (object-error who "argument class does not implement interface"
                    "argument" super "interface name" i))))

;; ---- interfaces ---------------------------------------------------------------------------------

(begin-for-syntax
  ;; -> two lists of syntax: expressions for names, and for their contracts (or #f)
  (define (interface-parts stx clauses)
    (define l (clause-list stx clauses))
    (define ids
      (for/list ([c (in-list l)])
        (syntax-case c ()
          [id (identifier? #'id) #'id]
          [(id contract) (identifier? #'id) #'id]
          [_ (raise-syntax-error #f "not an identifier or identifier-contract pair" stx c)])))
    (for/fold ([later (hasheq)]) ([id (in-list (reverse ids))])
      (when (hash-ref later (syntax-e id) #f) (raise-syntax-error #f "duplicate name" stx id))
      (hash-set later (syntax-e id) #t))
    (values (map external-name ids)
            (for/list ([c (in-list l)]) (syntax-case c () [(id contract) #'(interface-contract contract)] [_ #'#f])))))

;; (interface (super-interface-expr ...) id ...)
;; An interface: the methods that a class has to have.
(define-syntax (interface stx)
  (syntax-case stx ()
    [(_ (super ...) . clauses)
     (let-values ([(names contracts) (interface-parts stx #'clauses)])
       (quasisyntax/loc stx
         (compose-interface #,(name-syntax stx (class-name stx)) (list super ...) '()
                            (list #,@names) (list #,@contracts))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; An interface with properties that the objects of classes implementing it have.
(define-syntax (interface* stx)
  (syntax-case stx ()
    [(_ (super ...) (pair ...) . clauses)
     (let-values ([(names contracts) (interface-parts stx #'clauses)])
       (quasisyntax/loc stx
         (compose-interface #,(name-syntax stx (class-name stx)) (list super ...)
                            (list #,@(for/list ([p (in-list (syntax->list #'(pair ...)))])
                                       (syntax-case p ()
                                         [(property value) #'(cons property value)]
                                         [_ (raise-syntax-error
                                             #f "expected `[<prop-expr> <val-expr>]'" stx p)])))
                            (list #,@names) (list #,@contracts))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- creating objects ---------------------------------------------------------------------------

(begin-for-syntax
  (define (named-arguments stx bindings)
    (for/list ([b (in-list bindings)])
      (syntax-case b ()
        [(id e) (identifier? #'id) #`(cons #,(external-name #'id) e)]
        [(id e) (raise-syntax-error #f "expected identifier" stx #'id)]
        [_ (raise-syntax-error #f "expected name and value binding" stx b)]))))

;; (new class-expr [id expr] ...)
;; An object, with initialisation arguments by name.
(define-syntax (new stx)
  (syntax-case stx ()
    [(_ class . bindings)
     (syntax-protect
      (quasisyntax/loc stx
        (instantiate-class class '() (list #,@(named-arguments stx (clause-list stx #'bindings))))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (instantiate class-expr (expr ...) [id expr] ...)
;; An object, with both.
(define-syntax (instantiate stx)
  (syntax-case stx ()
    [(_ class (e ...) . bindings)
     (begin
       (for ([b (in-list (clause-list stx #'bindings))])
         (syntax-case b ()
           [(id e)
            (unless (identifier? #'id)
              (raise-syntax-error #f "by-name argument does not start with an identifier" stx b))]
           [_ (raise-syntax-error #f "ill-formed by-name argument" stx b)]))
       (quasisyntax/loc stx
         (instantiate-class class (list e ...) (list #,@(named-arguments stx (syntax->list #'bindings))))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (make-object class v ...) -> object?
;; An object, with initialisation arguments by position.
(define-syntax (make-object stx)
  (syntax-case stx ()
    [id (identifier? #'id) #'object-by-position]
    [(_ class e ...) (syntax/loc stx (instantiate-class class (list e ...) '()))]
    [(_) (raise-syntax-error #f "expected class" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define object-by-position
  (let ([make-object (lambda (class . args) (instantiate-class class args '()))]) make-object))

;; ---- names of members ---------------------------------------------------------------------------

(struct member-key (name)
  #:property prop:custom-write
  (lambda (k port mode) (fprintf port "#<member-key:~a>" (member-key-name k))))

(define (make-member-key name) (member-key name))
;; Whether v is a key of a name of members.
(define (member-name-key? v) (member-key? v))
;; A fresh key for names of members.
(define (generate-member-key) (member-key (gensym 'member)))
;; Whether both keys stand for the same name.
(define (member-name-key=? a b)
  (if (and (member-key? a) (member-key? b))
      (eq? (member-key-name a) (member-key-name b))
      (eq? a b)))
;; A hash code that agrees with member-name-key=?.
(define (member-name-key-hash-code k)
  (unless (member-key? k) (raise-argument-error 'member-name-key-hash-code "member-name-key?" k))
  (eq-hash-code (member-key-name k)))

(define (check-member-key id k)
  (unless (member-key? k)
    (object-error 'define-local-member-name "value is not a member key"
                  "value" k "local name" (name-text id)))
  (member-key-name k))

;; (member-name-key id)
;; The key that the name of members stands for here.
(define-syntax (member-name-key stx)
  (syntax-case stx ()
    [(_ id) (identifier? #'id) #`(make-member-key #,(external-name #'id))]
    [(_ x) (raise-syntax-error #f "not an identifier" stx #'x)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; Declares id as a name of members that stands for the key that e gives.
(define-syntax (define-member-name stx)
  (syntax-case stx ()
    [(_ id e)
     (begin
       (unless (identifier? #'id)
         (raise-syntax-error #f "expected an identifier for definition" stx #'id))
       (with-syntax ([(key) (generate-temporaries #'(id))])
         (syntax/loc stx
           (begin
             (define key (check-member-key 'id e))
             (define-syntax id (hidden-name (quote-syntax key)))))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; Declares names that, as names of members, are known only where these declarations are.
(define-syntax (define-local-member-name stx)
  (syntax-case stx ()
    [(_ id ...)
     (let ([ids (syntax->list #'(id ...))])
       (for ([id (in-list ids)])
         (unless (identifier? id) (raise-syntax-error #f "expected an identifier" stx id)))
       (define twice (check-duplicate-identifier ids))
       (when twice (raise-syntax-error #f "duplicate identifier" stx twice))
       (if (eq? 'top-level (syntax-local-context))
           #'(begin (define-member-name id (make-member-key 'id)) ...)
           #'(begin (define-member-name id (make-member-key (string->uninterned-symbol (symbol->string 'id))))
                    ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
