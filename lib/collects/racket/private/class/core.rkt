#lang racket/base
;; racket/private/class/core: classes, interfaces and objects at run time.
;; Layer: above racket/base; without contracts.
;; A method has one or more levels: the first is what calls from outside reach; each further level
;; augments the one before it, reached by `inner`.  A class has for each method the levels' present
;; procedures, which take the object as their first argument.  An object is an instance of a structure
;; type made for its class, which it carries in a property.

(require "kinds.rkt" (only-in '#%unsafe unsafe-undefined))

(provide (struct-out class-record) (struct-out interface-record)
         object? object-class prop:object object% object-struct
         (struct-out exn:fail:object)
         object-error class-implements? class-extends? interface-extends? copy-class
         compose-class compose-interface
         method-of access-kinds field-reader field-writer)

(struct exn:fail:object exn:fail () #:extra-constructor-name make-exn:fail:object)

;; (object-error who message field value ...) raises exn:fail:object; a VALUE that is a string is put as
;; it is, another is written as the error value printer does.
(define (object-error who message . fields)
  (define o (open-output-string))
  (fprintf o "~a: ~a" who message)
  (let loop ([l fields])
    (unless (null? l)
      (fprintf o (if (string? (cadr l)) "\n  ~a: ~a" "\n  ~a: ~e") (car l) (cadr l))
      (loop (cddr l))))
  (raise (exn:fail:object (string->immutable-string (get-output-string o)) (current-continuation-marks))))

;; "" and "  class name: C" are the two ways a message ends; names that are hidden print as symbols.
(define (name-text name) (if name (symbol->string name) "#f"))

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
;;   names : external names; contracts : as many contracts, or #f
(define (compose-interface name supers properties names contracts)
  (define (fail message what v)
    (apply object-error 'interface message what v (if name (list "interface name" (name-text name)) '())))
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

;; The last value for each property.
(define (distinct-properties l)
  (let loop ([l l])
    (cond [(null? l) '()]
          [(assq (caar l) (cdr l)) (loop (cdr l))]
          [else (cons (car l) (loop (cdr l)))])))

;; ---- classes ------------------------------------------------------------------------------------

;; line : vector of the classes from object% to this one; interface : its own interface
;; index : hasheq, method name -> index; names : method names, by index, newest first
;; methods : vector, index -> procedure for calls from outside
;; levels : vector, index -> #f (one level) or vector of procedures
;; states : vector, index -> 'override | 'augment | 'final: what a subclass may do with the last level
;; abstracts : names without an implementation
;; fields : hasheq, public field -> (vector accessor mutator index struct-class)
;; inits : names of initialization arguments; mode : 'normal, 'rest, 'stop
;; struct, make, ref, set, count : the structure type, its parts and number of own fields
;; initialize : (object class arguments) -> any; contracted : extra data of class contracts
(struct class (name line [interface #:mutable] index names methods levels states abstracts fields
                    inits mode inspector
                    [struct #:mutable] [make #:mutable] [ref #:mutable] [set #:mutable] count
                    [initialize #:mutable] [contracted #:mutable])
  #:name class-record #:constructor-name make-class
  #:property prop:object-name (lambda (c) (class-name c))
  #:property prop:custom-write
  (write-named "class" (lambda (c) (class-name c)))
  #:authentic)

(define-values (prop:object object? object-class) (make-struct-type-property 'object 'can-impersonate))

(define (class-extends? c other)
  (define line (class-line c))
  (define i (sub1 (vector-length (class-line other))))
  (and (< i (vector-length line)) (eq? (vector-ref line i) (vector-ref (class-line other) i))))

;; A class like C, with other data of contracts; a subclass of either is one of both.
(define (copy-class c contracted)
  (make-class (class-name c) (class-line c) (class-interface c) (class-index c) (class-names c) (class-methods c)
              (class-levels c) (class-states c) (class-abstracts c) (class-fields c) (class-inits c)
              (class-mode c) (class-inspector c) (class-struct c) (class-make c) (class-ref c) (class-set c)
              (class-count c) (class-initialize c) contracted))

(define (class-implements? c i) (interface-extends? (class-interface c) i))

(define (class-super c)
  (define line (class-line c))
  (define n (vector-length line))
  (and (> n 1) (vector-ref line (- n 2))))

;; (method-of who obj name) -> procedure?, which takes the object first
(define (method-of who obj name)
  (unless (object? obj)
    (object-error who "target is not an object" "target" obj "method name" (name-text name)))
  (define c (object-class obj))
  (define i (hash-ref (class-index c) name #f))
  (unless i
    (object-error who "no such method" "method name" (name-text name) "class name" (name-text (class-name c))))
  (vector-ref (class-methods c) i))

;; (field-reader who obj name), (field-writer who obj name) -> accessor or mutator
(define (field-part who obj name part)
  (unless (object? obj) (raise-argument-error who "object?" obj))
  (define f (hash-ref (class-fields (object-class obj)) name #f))
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
  (make-class 'object% (vector #f) #f #hasheq() '() (vector) (vector) (vector) '() #hasheq()
    '() 'normal #f object-struct #f root-ref root-set! 0 void #f))
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

;; What is left when object% is reached was given for nothing.
(define (no-more-arguments obj given)
  (unless (null? given)
    (define name (name-text (class-name (object-class obj))))
    (if (andmap (lambda (p) (not (car p))) given)
        (too-many-arguments (map cdr given) name)
        (object-error 'instantiate
                      (format "unused initialization arguments\n  unused arguments:~a\n  instantiated class name: ~a"
                              (apply string-append
                                     (map (lambda (p) (format "\n   [~a ~e]" (car p) (cdr p)))
                                          (filter car given)))
                              name)))))

(define (too-many-arguments args name)
  (object-error 'instantiate "too many initialization arguments"
                "arguments" (apply string-append
                                   (let loop ([l args])
                                     (cond [(null? l) '()]
                                           [(null? (cdr l)) (list (format "~e" (car l)))]
                                           [else (cons (format "~e " (car l)) (loop (cdr l)))])))
                "class name" name))
(provide too-many-arguments class-super name-text)

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
(define (compose-class name super interfaces inspector fields private-count inherited-fields
                       methods inherited inits mode builder)
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
  ;; the superclass has what is inherited
  (define super-index (class-index super))
  (for ([m (in-list (append methods inherited))])
    (check-against-super fail super super-index (car m) (cdr m)))
  (for ([f (in-list fields)])
    (when (hash-ref (class-fields super) f #f)
      (fail "superclass already contains field" "superclass" super "field name" (name-text f))))
  (for ([f (in-list inherited-fields)])
    (unless (hash-ref (class-fields super) f #f)
      (object-error 'class* "superclass does not provide field" "superclass" super
                    "field name" (name-text f) "class" name)))
  ;; methods
  (define new-names (for/list ([m (in-list methods)] #:unless (hash-ref super-index (cdr m) #f)) (cdr m)))
  (define old-count (vector-length (class-methods super)))
  (define index
    (for/fold ([h super-index]) ([n (in-list new-names)] [i (in-naturals old-count)]) (hash-set h n i)))
  (define count (+ old-count (length new-names)))
  (define (widen old) (let ([v (make-vector count #f)]) (vector-copy! v 0 old) v))
  (define procs (widen (class-methods super)))
  (define levels (widen (class-levels super)))
  (define states (widen (class-states super)))
  (for ([i (in-list interfaces)])
    (for ([n (in-hash-keys (interface-names i))])
      (unless (hash-ref index n #f)
        (object-error 'class* "missing interface-required method" "method name" (name-text n)
                      "class name" (name-text name)
                      "interface name" (name-text (interface-name i))))))
  (define supplied (for/list ([m (in-list methods)] #:unless (eq? (car m) 'abstract)) (cdr m)))
  (define abstracts
    (append (for/list ([m (in-list methods)] #:when (eq? (car m) 'abstract)) (cdr m))
            (for/list ([n (in-list (class-abstracts super))] #:unless (memq n supplied)) n)))
  ;; interface of its own
  (define own
    (make-interface name (cons (class-interface super) interfaces)
               (make-all (cons (class-interface super) interfaces))
               (for/fold ([h (interface-names (class-interface super))]) ([n (in-list new-names)])
                 (hash-set h n #t))
               '()))
  (hash-set! (interface-all own) own #t)
  ;; the structure type
  (define field-count (+ (length fields) private-count))
  (define line (make-vector (add1 (vector-length (class-line super)))))
  (vector-copy! line 0 (class-line super))
  (define field-table
    (for/fold ([h (class-fields super)]) ([f (in-list fields)]) (hash-set h f (make-vector 2))))
  (define c
    (make-class name line own index (append (reverse new-names) (class-names super)) procs levels states
      abstracts field-table inits mode inspector #f #f #f #f field-count #f (class-contracted super)))
  (vector-set! line (sub1 (vector-length line)) c)
  (define struct-name (string->symbol (if name (format "object:~a" name) "object")))
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
          (let ([field (if (pair? names) (car names) 'private)])
            (define a (make-struct-field-accessor ref i field))
            (define m (make-struct-field-mutator set i field))
            (when (pair? names)
              (let ([v (hash-ref field-table field)]) (vector-set! v 0 a) (vector-set! v 1 m)))
            (list* a m (loop (add1 i) (if (pair? names) (cdr names) '())))))))
  (define inherited-parts
    (for/fold ([l '()] #:result (reverse l)) ([f (in-list inherited-fields)])
      (define v (hash-ref (class-fields super) f))
      (list* (vector-ref v 1) (vector-ref v 0) l)))
  (define accesses
    (for/fold ([l '()] #:result (reverse l)) ([m (in-list (append methods inherited))])
      (append (reverse (access super index (car m) (cdr m))) l)))
  (define-values (new-procs initialize)
    (apply builder c (append own-parts inherited-parts accesses)))
  (set-class-initialize! c initialize)
  (for ([m (in-list methods)] [p (in-list new-procs)])
    (define i (hash-ref index (cdr m)))
    (install! (car m) p i procs levels states))
  c)

(define (check-distinct fail what names)
  (let loop ([l names])
    (unless (null? l)
      (when (memq (car l) (cdr l))
        (fail (format "external ~a names mapped to overlapping keys" what)))
      (loop (cdr l)))))

;; Raises unless the superclass allows what KIND says about the method NAME.
(define (check-against-super fail super index kind name)
  (define i (hash-ref index name #f))
  (define state (and i (vector-ref (class-states super) i)))
  (define (must . states)
    (unless (memq state states)
      (fail (if (memq 'override states)
                "superclass method for override, overment, inherit/super, or rename-super is not overrideable"
                "superclass method for augride, augment, inherit/inner, or rename-inner method is not augmentable")
            "superclass" super "method name" (name-text name))))
  (case kind
    [(public pubment public-final abstract)
     (when i (fail "superclass already contains method" "superclass" super "method name" (name-text name)))]
    [else
     (unless i
       (define what (if (memq kind '(inherit/super inherit/inner)) 'inherit kind))
       (fail (format "superclass does not provide an expected method for ~a" what)
             (format "~a name" what) (name-text name)))
     (case kind
       [(override overment override-final augment augride augment-final)
        (define override? (memq kind '(override overment override-final)))
        (when (and override? (eq? state 'sealed))
          (fail "cannot override or augment final method" "method name" (name-text name)))
        (must (if override? 'override 'augment))]
       [(inherit/super rename-super) (must 'override 'sealed)]
       [(inherit/inner rename-inner) (must 'augment)])]))

(define (last-level c i)
  (define v (vector-ref (class-levels c) i))
  (if v (vector-ref v (sub1 (vector-length v))) (vector-ref (class-methods c) i)))

;; What the bodies need for a method of KIND, in order (kinds.rkt).
(define (access super index kind name)
  (define i (hash-ref index name))
  (define old? (< i (vector-length (class-levels super))))
  (define levels                        ; in the superclass
    (cond [(not old?) 0]
          [(vector-ref (class-levels super) i) => vector-length]
          [else 1]))
  (for/list ([what (in-list (access-kinds kind))])
    (case what
      [(index) i]
      [(super) (last-level super i)]
      [else (if (memq kind '(pubment augment)) (add1 levels) levels)])))

;; Puts the procedure P of a method declared as KIND in place.
(define (install! kind p i procs levels states)
  (define (replace-last!)
    (define v (vector-ref levels i))
    (cond [v (let ([w (vector-copy v)])
               (vector-set! w (sub1 (vector-length w)) p)
               (vector-set! levels i w))]
          [else (vector-set! procs i p)]))
  (define (add-level!)
    (define v (or (vector-ref levels i) (vector (vector-ref procs i))))
    (define w (make-vector (add1 (vector-length v)) p))
    (vector-copy! w 0 v)
    (vector-set! levels i w))
  (case kind
    [(public pubment public-final abstract) (vector-set! procs i p)]
    [(override overment override-final) (replace-last!)]
    [(augment augride augment-final) (add-level!)])
  (vector-set! states i
               (case kind
                 [(public override augride abstract) 'override]
                 [(pubment overment augment) 'augment]
                 [else 'sealed])))

(define (vector-copy v)
  (define w (make-vector (vector-length v)))
  (vector-copy! w 0 v)
  w)
