#lang racket/base
;; racket/private/class/core: classes, interfaces and objects at run time.
;; Layer: above racket/base; without contracts.
;; A method has one or more levels: the first is what calls from outside reach; each further level
;; augments the one before it, reached by `inner`.  A class has for each method the levels' present
;; procedures, which take the object as their first argument.  An object is an instance of a structure
;; type made for its class, which it carries in a property.

(require "kinds.rkt" (only-in '#%unsafe unsafe-undefined) (only-in '#%woad struct-type-method))

(provide (struct-out class-record) (struct-out interface-record)
         object? object-class prop:object object% object-struct
         (struct-out exn:fail:object)
         object-error class-implements? class-extends? interface-extends? copy-class
         compose-class compose-interface
         contracted-class (struct-out wraps) method-of method-for quick-method access-kinds field-reader field-writer)

(struct exn:fail:object exn:fail () #:extra-constructor-name make-exn:fail:object)

;; What stands in a message as it is.
(struct shown (text))

;; (object-error who message field value ...) raises exn:fail:object; a VALUE that is no plain text is written as the error
;; value printer does, and a name that is missing leaves its line out.
(define (object-error who message . fields)
  (define o (open-output-string))
  (fprintf o "~a: ~a" who message)
  (let loop ([l fields])
    (unless (null? l)
      (define v (cadr l))
      (cond
        [(not (shown? v)) (fprintf o "\n  ~a: ~e" (car l) v)]
        [(shown-text v) (fprintf o "\n  ~a: ~a" (car l) (shown-text v))])
      (loop (cddr l))))
  (raise (exn:fail:object (string->immutable-string (get-output-string o)) (current-continuation-marks))))

;; "" and "  class name: C" are the two ways a message ends; names that are hidden print as symbols.
(define (name-text name) (shown (and name (symbol->string name))))
(define (name-string name) (if name (symbol->string name) "#f"))

;; A printer of records: #<KIND:NAME>, or #<KIND> for one without a name.
(define ((write-named kind name-of) v port mode)
  (if (name-of v)
      (fprintf port "#<~a:~a>" kind (name-of v))
      (fprintf port "#<~a>" kind)))

;; ---- interfaces ---------------------------------------------------------------------------------

;; name : symbol or #f; supers : direct superinterfaces; all : mutable hasheq, this one and all it extends;
;; names : hasheq of all method names, to the contract given with the name or #t
;; properties : list of (property . value)
(struct interface (name supers all names properties)
  #:name interface-record #:constructor-name make-interface
  #:property prop:object-name (lambda (i) (interface-name i))
  #:property prop:custom-write
  (write-named "interface" (lambda (i) (interface-name i))))

(define (interface-extends? i other) (hash-ref (interface-all i) other #f))

(define (make-all supers)
  (define all (make-hasheq))
  (for* ([s (in-list supers)] [k (in-hash-keys (interface-all s))]) (hash-set! all k #t))
  all)

;; (compose-interface name supers properties names contracts) -> interface?
;;   names : external names; contracts : as many contracts (see interface-contract in contracts.rkt), or #f
(define (compose-interface name supers properties names contracts)
  (define (fail message what v)
    (object-error 'interface message what v "interface name" (name-text name)))
  (for ([s (in-list supers)])
    (unless (interface? s) (fail "superinterface expression result is not an interface" "result" s)))
  (for ([p (in-list properties)])
    (unless (struct-type-property? (car p))
      (fail "property expression result is not a property" "result" (car p))))
  (for* ([s (in-list supers)] [n (in-list names)])
    (when (hash-ref (interface-names s) n #f)
      (apply object-error 'interface "variable already in superinterface"
             "variable name" (name-text n) "already in" (name-text (interface-name s))
             (if name (list "interface name" (name-text name)) '()))))
  (define all-names
    (for*/fold ([h (for/hasheq ([n (in-list names)] [c (in-list contracts)]) (values n (or c #t)))])
               ([s (in-list supers)] [(n c) (in-hash (interface-names s))])
      (hash-set h n (or (hash-ref h n #f) c))))
  (define inherited
    (for*/list ([s (in-list supers)] [p (in-list (interface-properties s))]) p))
  (define i (make-interface name supers (make-all supers) all-names
                       (distinct-properties (append inherited properties))))
  (hash-set! (interface-all i) i #t)
  i)

;; What is inherited in several ways counts once; a property that two interfaces give is an error of make-struct-type.
(define (distinct-properties l)
  (let loop ([l l])
    (cond [(null? l) '()]
          [(memq (car l) (cdr l)) (loop (cdr l))]
          [else (cons (car l) (loop (cdr l)))])))

;; ---- classes ------------------------------------------------------------------------------------

;; line : vector of the classes from object% to this one; interface : its own interface
;; index : hasheq, method name -> index; names : method names, by index, newest first
;; methods : vector, index -> procedure for calls from outside
;; levels : vector, index -> #f (one level) or vector of procedures
;; outside : vector, index -> procedure for messages; differs from methods where a contract is only for messages
;; states : vector, index -> 'override | 'augment | 'final: what a subclass may do with the last level
;; abstracts : names without an implementation
;; fields : hasheq, public field -> (vector accessor mutator), as seen from outside
;; inner-fields : the same, as subclasses see them
;; inits : names of initialization arguments; mode : 'normal, 'rest, 'stop
;; struct, make, ref, set, count : the structure type, its parts and number of own fields
;; initialize : (object class arguments) -> any; contracted : extra data of class seals
;; super : the superclass, or #f
;; links : hasheqv, index -> list of (index . wrap): where else what overrides a method goes, and in what contract
;; wraps : contracts for subclasses, see wraps, or #f
(struct class (name line [interface #:mutable] index names methods outside levels states abstracts fields inner-fields
                    inits mode inspector
                    [struct #:mutable] [make #:mutable] [ref #:mutable] [set #:mutable] count
                    [initialize #:mutable] contracted super links wraps)
  #:name class-record #:constructor-name make-class
  #:property prop:object-name (lambda (c) (class-name c))
  #:property prop:custom-write
  (write-named "class" (lambda (c) (class-name c)))
  #:authentic)

;; What a contract asks of subclasses, each a hasheq of names to procedures that wrap a procedure or, for fields, to
;; accessors and mutators: overrides and inners, the methods of the subclass; supers and inherits, those it calls.
(struct wraps (overrides inners supers inherits fields))

(define-values (prop:object object? object-class) (make-struct-type-property 'object 'can-impersonate))

(define (class-extends? c other)
  (or (eq? c other)
      (let* ([line (class-line c)] [other-line (class-line other)] [i (sub1 (vector-length other-line))])
        (and (< i (vector-length line)) (eq? (vector-ref line i) (vector-ref other-line i))))))

;; A class like C, with other data of seals; a subclass of either is one of both.
(define (copy-class c contracted)
  (make-class (class-name c) (class-line c) (class-interface c) (class-index c) (class-names c) (class-methods c)
              (class-outside c) (class-levels c) (class-states c) (class-abstracts c) (class-fields c)
              (class-inner-fields c) (class-inits c) (class-mode c) (class-inspector c) (class-struct c) (class-make c)
              (class-ref c) (class-set c) (class-count c) (class-initialize c) contracted (class-super c)
              (class-links c) (class-wraps c)))

;; A class like C under contracts: OUTSIDE and FIELDS for what is used from outside, INITIALIZE, and WRAPS for subclasses.
;; Its objects belong to it when MAKE? is true; else it is for objects that exist.
(define (contracted-class c outside fields initialize new-wraps make?)
  (define new
    (make-class (class-name c) (class-line c) (class-interface c) (class-index c) (class-names c) (class-methods c)
                outside (class-levels c) (class-states c) (class-abstracts c) fields
                (if new-wraps (merge (class-inner-fields c) (wraps-fields new-wraps)) (class-inner-fields c))
                (class-inits c) (class-mode c) (class-inspector c) (class-struct c) (class-make c)
                (class-ref c) (class-set c) (class-count c) initialize (class-contracted c) (class-super c)
                (class-links c) (join-wraps (class-wraps c) new-wraps)))
  (when make?
    (define-values (type make is? ref set)
      (make-struct-type (string->symbol (format "object:~a" (class-name c))) (class-struct c) 0 0 #f
                        (list (cons prop:object new)) (class-inspector c)))
    (set-class-struct! new type)
    (set-class-make! new make))
  new)
(define (merge a b) (for/fold ([a a]) ([(k v) (in-hash b)]) (hash-set a k v)))
(define (join-wraps old new)
  ;; what the new contract asks comes after what the old one does
  (define (both a b)
    (for/fold ([a a]) ([(k w) (in-hash b)])
      (define v (hash-ref a k #f))
      (hash-set a k (if v (lambda (p) (w (v p))) w))))
  (cond [(not old) new]
        [(not new) old]
        [else (wraps (both (wraps-overrides old) (wraps-overrides new)) (both (wraps-inners old) (wraps-inners new))
                     (both (wraps-supers old) (wraps-supers new)) (both (wraps-inherits old) (wraps-inherits new))
                     #hasheq())]))
;; The contracts left for subclasses of a class below SUPER that supplies METHODS, a list of (kind . name).  What is asked of
;; an inner method holds for all that replaces it; what inherits a method goes on calling it until it is itself replaced.
(define (remaining-wraps w super methods)
  (define (without h [supplied? (lambda (m) #t)])
    (for/fold ([h h]) ([m (in-list methods)] #:when (supplied? m)) (hash-remove h (cdr m))))
  (define (augmentable? m) (memq (car m) '(pubment overment augment)))
  (and w (wraps (without (wraps-overrides w)) (without (wraps-inners w) augmentable?) (without (wraps-supers w))
                (without (wraps-inherits w) (lambda (m) (not (inner-method? super m)))) #hasheq())))
;; Whether the method that is declared so is what an `inner` of a class above reaches.
(define (inner-method? super m)
  (case (car m)
    [(augment augride augment-final) #t]
    [(override overment override-final) (and (vector-ref (class-levels super) (hash-ref (class-index super) (cdr m))) #t)]
    [else #f]))
(define (wrap-of w part name) (and w (hash-ref (part w) name #f)))

(define (class-implements? c i) (interface-extends? (class-interface c) i))

;; A method that an interface has given a contract: for is a procedure from the party that sends the message to the
;; method's procedure; as a procedure it is called for no party.
(struct interface-method (for)
  #:property prop:procedure
  (make-keyword-procedure
   (lambda (kws vals m . args) (keyword-apply ((interface-method-for m) #f) kws vals args))
   (lambda (m . args) (apply ((interface-method-for m) #f) args))))

;; (method-of who obj name) and (method-for who obj name sender) -> procedure?, which takes the object first
;;   sender : variable reference of the module of the message, or #f
(define (method-of who obj name) (method-for who obj name #f))
;; (quick-method obj name) -> the procedure, or #f where it takes more to find: for objects without impersonators, and methods
;; that no interface has given a contract.  The numbers are the places of index and outside in a class.
(define-syntax-rule (quick-method obj name) (struct-type-method obj prop:object name 3 6))
(define (method-for who obj name sender)
  (define c (object-class obj #f))
  (if c
      (let ([i (hash-ref (class-index c) name #f)])
        (if i
            (let ([p (vector-ref (class-outside c) i)])
              (if (interface-method? p) (for-sender p sender) p))
            (no-method who name c)))
      (no-object who obj name)))
(define (no-object who obj name)
  (object-error who "target is not an object" "target" obj "method name" (name-text name)))
(define (no-method who name c)
  (object-error who "no such method" "method name" (name-text name) "class name" (name-text (class-name c))))
(define (for-sender p sender)
  ((interface-method-for p) (and sender (sending-party sender))))
(define (sending-party ref)
  (define mpi (variable-reference->module-path-index ref))
  (define name (and mpi (resolved-module-path-name (module-path-index-resolve mpi))))
  (if (pair? name) name (or (variable-reference->module-source ref) 'top-level)))

;; (field-reader who obj name), (field-writer who obj name) -> accessor or mutator
(define (field-part who obj name part)
  (define c (object-class obj #f))
  (unless c (raise-argument-error who "object?" obj))
  (define f (hash-ref (class-fields c) name #f))
  (unless f
    (object-error who "given object does not have the requested field"
                  "field name" (name-text name) "object" obj))
  (vector-ref f part))
(define (field-reader who obj name) (field-part who obj name 0))
(define (field-writer who obj name) (field-part who obj name 1))

;; ---- object% ------------------------------------------------------------------------------------

(define-values (object-struct make-root root? root-ref root-set!)
  (make-struct-type 'object #f 0 0 #f '() #f))

(define object%
  (make-class 'object% (vector #f) #f #hasheq() '() (vector) (vector) (vector) (vector) '() #hasheq() #hasheq()
    '() 'normal #f object-struct #f root-ref root-set! 0 void #f #f #hasheqv() #f))
(vector-set! (class-line object%) 0 object%)
(let ([i (make-interface 'object% '() (make-hasheq) #hasheq() '())])
  (hash-set! (interface-all i) i #t)
  (set-class-interface! object% i))
;; The structure type of plain objects is the root with the class attached, so it prints as the root.
(define-values (plain-struct make-plain plain? plain-ref plain-set!)
  (make-struct-type 'object #f 0 0 #f (list (cons prop:object object%)) #f))
(set-class-struct! object% plain-struct)
(set-class-make! object% make-plain)
(set-class-initialize! object% (lambda (obj given) (no-more-arguments obj given)))

;; Raises where arguments are left for which there is no taker; of those with names the first three are shown.
(define (no-more-arguments obj given)
  (unless (null? given)
    (define name (class-name (object-class obj)))
    (define named (filter car given))
    (if (null? named)
        (too-many-arguments (map cdr given) name)
        (object-error 'instantiate
                      (apply string-append "unused initialization arguments\n  unused arguments:"
                             (for/list ([p (in-list named)] [i (in-range 4)])
                               (if (< i 3) (format "\n   [~a ~e]" (car p) (cdr p)) "\n   ...")))
                      "instantiated class name" (name-text name)))))

(define (too-many-arguments args name)
  (object-error 'instantiate "too many initialization arguments"
                "arguments" (shown (apply string-append
                                          (let loop ([l args])
                                            (cond [(null? l) '()]
                                                  [(null? (cdr l)) (list (format "~e" (car l)))]
                                                  [else (cons (format "~e " (car l)) (loop (cdr l)))]))))
                "class name" (name-text name)))
(provide no-more-arguments too-many-arguments name-text name-string (struct-out shown))

;; ---- making a class -----------------------------------------------------------------------------

;; (compose-class name super interfaces inspector fields private-count inherited-fields methods inherited
;;                inits mode builder) -> class?
;;   interfaces : list of interfaces to implement; inspector : inspector or #f
;;   fields, inherited-fields : names of own public fields, and of the superclass's that are used
;;   methods : list of (kind . name) that the class supplies; kind : public, override, ... abstract
;;   inherited : list of (kind . name); kind : inherit, inherit/super, ... rename-inner
;;   builder : a procedure of what the bodies need (an accessor and a mutator for each public, private and
;;     inherited field; an access for each of METHODS and INHERITED, see ACCESS), which returns the list of
;;     method procedures (for abstract ones: #f) and the procedure that initializes an object
;; The name of a class without one of its own; none below object%.
(define (derived-name super)
  (define name (and (class? super) (class-super super) (class-name super)))
  (and name (string->symbol (format "derived-from-~a" name))))

(define (compose-class given-name super interfaces inspector fields private-count inherited-fields
                       methods inherited inits mode builder)
  (define name (or given-name (derived-name super)))
  (define (fail message . more)
    (apply object-error 'class* message (append more (if name (list "class name" (name-text name)) '()))))
  (unless (class? super) (fail "superclass expression result is not a class" "result" super))
  (for ([i (in-list interfaces)])
    (unless (interface? i) (fail "interface expression result is not an interface" "result" i)))
  (unless (or (not inspector) (inspector? inspector))
    (fail "class `inspect' result is not an inspector or #f" "result" inspector))
  (when (class-contracted super)
    ((hash-ref (class-contracted super) 'extend void) super inits fields
     (for/list ([m (in-list methods)] #:when (memq (car m) '(public pubment public-final abstract))) (cdr m))))
  (check-distinct fail "method" (map cdr methods))
  (check-distinct fail "field" fields)
  (define super-index (class-index super))
  (check-against-super fail name super methods inherited fields inherited-fields)
  ;; methods
  (define new-names (for/list ([m (in-list methods)] #:unless (hash-ref super-index (cdr m) #f)) (cdr m)))
  (define old-count (vector-length (class-methods super)))
  (define asked (class-wraps super))
  ;; methods that are overridden under contract get an index of their own; so do those inherited under contract
  (define (under part l) (if asked (filter (lambda (m) (hash-ref (part asked) (cdr m) #f)) l) '()))
  (define moved (for/list ([m (in-list (under wraps-overrides methods))] #:when (hash-ref super-index (cdr m) #f)) (cdr m)))
  (define borrowed
    (for/list ([m (in-list (under wraps-inherits inherited))] #:when (memq (car m) '(inherit inherit/super inherit/inner)))
      (cdr m)))
  (define index
    (for/fold ([h super-index]) ([n (in-list (append new-names moved))] [i (in-naturals old-count)]) (hash-set h n i)))
  (define borrowed-index
    (for/fold ([h index]) ([n (in-list borrowed)] [i (in-naturals (+ old-count (length new-names) (length moved)))])
      (hash-set h n i)))
  (define count (+ old-count (length new-names) (length moved) (length borrowed)))
  (define (widen old) (let ([v (make-vector count #f)]) (vector-copy! v 0 old) v))
  (define procs (widen (class-methods super)))
  (define outside (widen (class-outside super)))
  (define levels (widen (class-levels super)))
  (define states (widen (class-states super)))
  (define links
    (for/fold ([h (class-links super)]) ([n (in-list moved)])
      (define-values (i j) (values (hash-ref super-index n) (hash-ref index n)))
      (for ([v (in-list (list procs outside levels states))]) (vector-set! v j (vector-ref v i)))
      (hash-set h j (list (cons i (hash-ref (wraps-overrides asked) n))))))
  (for ([n (in-list borrowed)])
    (define j (hash-ref borrowed-index n))
    (define p ((hash-ref (wraps-inherits asked) n) (redispatch (hash-ref super-index n) n)))
    (for ([v (in-list (list procs outside))]) (vector-set! v j p))
    (vector-set! states j 'sealed))
  (for ([i (in-list interfaces)])
    (for ([n (in-hash-keys (interface-names i))])
      (unless (hash-ref index n #f)
        (object-error 'class* "missing interface-required method" "method name" (name-text n)
                      "class name" (name-text name)
                      "interface name" (name-text (interface-name i))))))
  (define supplied (for/hasheq ([m (in-list methods)] #:unless (eq? (car m) 'abstract)) (values (cdr m) #t)))
  (define abstracts
    (append (for/list ([m (in-list methods)] #:when (eq? (car m) 'abstract)) (cdr m))
            (for/list ([n (in-list (class-abstracts super))] #:unless (hash-ref supplied n #f)) n)))
  ;; interface of its own
  (define own
    (make-interface name (cons (class-interface super) interfaces)
               (make-all (cons (class-interface super) interfaces))
               (for/fold ([h (interface-names (class-interface super))])
                         ([n (in-list (append new-names (map cdr methods)))])
                 (hash-set h n (interface-contract-of n (cons (class-interface super) interfaces))))
               '()))
  (hash-set! (interface-all own) own #t)
  ;; the structure type
  (define field-count (+ (length fields) private-count))
  (define line (make-vector (add1 (vector-length (class-line super)))))
  (vector-copy! line 0 (class-line super))
  (define field-table
    (for/fold ([h (class-fields super)]) ([f (in-list fields)]) (hash-set h f (make-vector 2))))
  (define inner-field-table
    (if (eq? (class-fields super) (class-inner-fields super))
        field-table
        (for/fold ([h (class-inner-fields super)]) ([f (in-list fields)]) (hash-set h f (hash-ref field-table f)))))
  (define c
    (make-class name line own index (append (reverse new-names) (class-names super)) procs outside levels states
      abstracts field-table inner-field-table inits mode inspector #f #f #f #f field-count #f (class-contracted super)
      super links (remaining-wraps asked super methods)))
  (vector-set! line (sub1 (vector-length line)) c)
  (define contracts? (for/or ([contract (in-hash-values (interface-names own))]) (procedure? contract)))
  (define struct-name
    (string->symbol (format "~aobject~a" (if contracts? "wrapper-" "") (if name (format ":~a" name) ""))))
  (define properties
    (distinct-properties (for*/list ([i (in-list interfaces)] [p (in-list (interface-properties i))]) p)))
  (define above
    (cond
      [(null? properties) (if (eq? super object%) object-struct (class-struct super))]
      [else
       (define-values (type make is? ref set)
         (make-struct-type struct-name (if (eq? super object%) object-struct (class-struct super)) 0 0 #f
                           (cons (cons prop:object c) properties) inspector))
       type]))
  (define-values (type make is? ref set)
    (make-struct-type struct-name above 0 field-count unsafe-undefined
                      (list (cons prop:object c)) inspector))
  (set-class-struct! c type)
  (set-class-make! c make)
  (set-class-ref! c ref)
  (set-class-set! c set)
  ;; what the bodies use
  (define own-parts
    (let loop ([i 0] [names fields])
      (if (= i field-count)
          '()
          (let ()
            (define a (make-struct-field-accessor ref i))
            (define m (make-struct-field-mutator set i))
            (when (pair? names)
              (let ([v (hash-ref field-table (car names))]) (vector-set! v 0 a) (vector-set! v 1 m)))
            (list* a m (loop (add1 i) (if (pair? names) (cdr names) '())))))))
  (define inherited-parts
    (for/fold ([l '()] #:result (reverse l)) ([f (in-list inherited-fields)])
      (define v (hash-ref (class-inner-fields super) f))
      (list* (vector-ref v 1) (vector-ref v 0) l)))
  (define accesses
    (for/fold ([l '()] #:result (reverse l)) ([m (in-list (append methods inherited))])
      (append (reverse (access super (if (hash-ref super-index (cdr m) #f) borrowed-index index) (car m) (cdr m))) l)))
  (define-values (new-procs initialize)
    (apply builder c (append own-parts inherited-parts accesses)))
  (set-class-initialize! c initialize)
  (for ([m (in-list methods)] [p (in-list new-procs)])
    (define inner (and asked (inner-method? super m) (wrap-of asked wraps-inners (cdr m))))
    (install! (car m) (if inner (inner p) p) (hash-ref index (cdr m)) procs outside levels states links))
  (apply-interface-contracts! c methods interfaces outside)
  (when contracts?
    (set-class-make! c (lambda () (check-interface-methods outside) (set-class-make! c make) (make))))
  c)

;; The first object is made when the methods are seen to be what the contracts of interfaces ask.
(define (check-interface-methods outside)
  (for ([p (in-vector outside)] #:when (interface-method? p)) ((interface-method-for p) #f)))

;; The contract of the method N in the first of the interfaces that has one, or #t.
(define (interface-contract-of n interfaces)
  (or (for/or ([i (in-list interfaces)])
        (define contract (hash-ref (interface-names i) n #f))
        (and (procedure? contract) contract))
      #t))
;; Messages to the methods that the class supplies, or that an interface newly asks for, are under the contracts of
;; interfaces.
(define (apply-interface-contracts! c methods interfaces outside)
  (define names (interface-names (class-interface c)))
  (define (apply! n contract)
    (define i (hash-ref (class-index c) n))
    (define p (vector-ref outside i))
    (when (and p (procedure? contract))
      (vector-set! outside i (interface-method (contract n (class-name c) (if (interface-method? p) (vector-ref (class-methods c) i) p))))))
  (define supplied
    (for/fold ([h #hasheq()]) ([m (in-list methods)])
      (apply! (cdr m) (hash-ref names (cdr m) #f))
      (hash-set h (cdr m) #t)))
  (for* ([i (in-list interfaces)] [(n contract) (in-hash (interface-names i))] #:unless (hash-ref supplied n #f))
    (apply! n contract)))

;; A procedure that calls the method with index I of the object that it gets.
(define (redispatch i name)
  (procedure-rename
   (make-keyword-procedure
    (lambda (kws vals object . args) (keyword-apply (vector-ref (class-methods (object-class object)) i) kws vals object args))
    (lambda (object . args) (apply (vector-ref (class-methods (object-class object)) i) object args)))
   name))

(define (check-distinct fail what names)
  (for/fold ([seen #hasheq()]) ([n (in-list names)])
    (when (hash-ref seen n #f)
      (fail (format "external ~a names mapped to overlapping keys" what)))
    (hash-set seen n #t)))

;; Raises unless the superclass allows what the class declares; one kind of mistake after the other.
(define (check-against-super fail name super methods inherited fields inherited-fields)
  (define index (class-index super))
  (define (has-field? f) (hash-ref (class-fields super) f #f))
  (define (fail-at message m) (fail message "superclass" super "method name" (name-text (cdr m))))
  ;; calls CHECK with each declaration of those KINDS, and the state of the superclass's method
  (define (check-kinds kinds declared check)
    (for* ([k (in-list kinds)] [m (in-list declared)] #:when (eq? k (car m)))
      (define i (hash-ref index (cdr m) #f))
      (check m (and i (vector-ref (class-states super) i)))))
  (check-kinds '(public pubment public-final abstract) methods
               (lambda (m state) (when state (fail-at "superclass already contains method" m))))
  (for ([f (in-list fields)] #:when (has-field? f))
    (fail "superclass already contains field" "superclass" super "field name" (name-text f)))
  (for ([f (in-list inherited-fields)] #:unless (has-field? f))
    (object-error 'class* "superclass does not provide field" "superclass" super "field name" (name-text f) "class" name))
  (define all (append methods inherited))
  (check-kinds '(inherit inherit/super inherit/inner overment override-final override augment augment-final augride
                 rename-super rename-inner)
               all
               (lambda (m state)
                 (unless state
                   (define what (if (memq (car m) '(inherit/super inherit/inner)) 'inherit (car m)))
                   (fail (format "superclass does not provide an expected method for ~a" what)
                         (format "~a name" what) (name-text (cdr m))))))
  (define override-kinds '(override overment override-final))
  (check-kinds (append override-kinds '(inherit/super rename-super)) all
               (lambda (m state)
                 (unless (memq state '(override sealed))
                   (fail-at "superclass method for override, overment, inherit/super, or rename-super is not overrideable" m))))
  (check-kinds '(augment augride augment-final inherit/inner rename-inner) all
               (lambda (m state)
                 (unless (eq? state 'augment)
                   (fail-at "superclass method for augride, augment, inherit/inner, or rename-inner method is not augmentable" m))))
  (check-kinds override-kinds methods
               (lambda (m state)
                 (when (eq? state 'sealed)
                   (fail "cannot override or augment final method" "method name" (name-text (cdr m)))))))

(define (last-level c i)
  (define v (vector-ref (class-levels c) i))
  (if v (vector-ref v (sub1 (vector-length v))) (vector-ref (class-methods c) i)))

;; What the bodies need for a method of KIND, in order (kinds.rkt).
(define (access super index kind name)
  (define i (hash-ref index name))
  (define old (hash-ref (class-index super) name #f))
  (define levels                        ; in the superclass
    (cond [(not old) 0]
          [(vector-ref (class-levels super) old) => vector-length]
          [else 1]))
  (for/list ([what (in-list (access-kinds kind))])
    (case what
      [(index) i]
      [(super)
       (define p (or (last-level super old) void)) ; void where it is abstract
       (define wrap (wrap-of (class-wraps super) wraps-supers name))
       (if wrap (wrap p) p)]
      [else (if (memq kind '(pubment augment)) (add1 levels) levels)])))

;; Puts the procedure P of a method declared as KIND in place, and under contract where the index is linked to.
(define (install! kind p i procs outside levels states links)
  (define (replace-last!)
    (define v (vector-ref levels i))
    (cond [v (let ([w (vector-copy v)])
               (vector-set! w (sub1 (vector-length w)) p)
               (vector-set! levels i w))]
          [else (vector-set! procs i p) (vector-set! outside i p)]))
  (define (add-level!)
    (define v (or (vector-ref levels i) (vector (vector-ref procs i))))
    (define w (make-vector (add1 (vector-length v)) p))
    (vector-copy! w 0 v)
    (vector-set! levels i w))
  (case kind
    [(public pubment public-final abstract) (vector-set! procs i p) (vector-set! outside i p)]
    [(override overment override-final) (replace-last!)]
    [(augment augride augment-final) (add-level!)])
  (vector-set! states i
               (case kind
                 [(public override augride abstract) 'override]
                 [(pubment overment augment) 'augment]
                 [else 'sealed]))
  (for ([link (in-list (hash-ref links i '()))])
    (define-values (j wrap) (values (car link) (cdr link)))
    (install! kind (and p (wrap p)) j procs outside levels states links)
    (unless (vector-ref levels j) (vector-set! outside j p))))

(define (vector-copy v)
  (define w (make-vector (vector-length v)))
  (vector-copy! w 0 v)
  w)

;; object% : class?
;; The class above all others; it has no methods and fields.

;; (object? v) -> boolean?
;; Whether v is an object.

;; (exn:fail:object message marks)
;; Raised for what is wrong with classes and objects.
