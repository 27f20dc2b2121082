#lang racket/base
;; r6rs/private/records: records by definition and by procedures, and looking into them.
;; Layer: above racket/base.
;; A record type is a structure type; its descriptor keeps what the Report asks about it.

(provide define-record-type record-type-descriptor record-constructor-descriptor
         fields mutable immutable parent protocol sealed opaque nongenerative parent-rtd
         make-record-type-descriptor record-type-descriptor? make-record-constructor-descriptor
         record-constructor record-predicate record-accessor record-mutator
         record? record-rtd record-type-name record-type-parent record-type-uid record-type-generative?
         record-type-sealed? record-type-opaque? record-type-field-names record-field-mutable?)

(require (for-syntax racket/base))

;; names, mutable? : vectors of the own fields;  type ... set : the structure type and its parts
(struct rtd (name parent uid sealed? opaque? names mutable? type make is? ref set count)
  #:property prop:custom-write (lambda (v port mode) (write-string "#<vector-type>" port)))
(define record-type-descriptor? rtd?)
;; What belongs to a record: its descriptor.
(define-values (prop:record record-instance? record-descriptor) (make-struct-type-property 'record))

(define uids (make-weak-hasheq))

(define (check who ok? expected v) (unless ok? (raise-argument-error who expected v)))

;; a type's fields: vector of lists (mutable name) or (immutable name), as pairs of either kind
(define (make-record-type-descriptor name parent uid sealed? opaque? fields)
  (check 'make-record-type-descriptor (symbol? name) "symbol?" name)
  (check 'make-record-type-descriptor (or (not parent) (rtd? parent)) "(or/c record-type-descriptor? #f)" parent)
  (check 'make-record-type-descriptor (vector? fields) "vector?" fields)
  (when (and parent (rtd-sealed? parent))
    (raise-arguments-error 'make-record-type-descriptor "cannot extend a sealed record type" "parent" parent))
  (define specs (for/list ([f (in-vector fields)]) (list (first-of f) (first-of (rest-of f)))))
  (define names (list->vector (map cadr specs)))
  (define mutable? (list->vector (map (lambda (s) (eq? 'mutable (car s))) specs)))
  (define known (and uid (hash-ref uids uid #f)))
  (cond
    [known
     (unless (and (equal? names (rtd-names known)) (equal? mutable? (rtd-mutable? known)) (eq? parent (rtd-parent known)))
       (raise-arguments-error 'make-record-type-descriptor "mismatch with the record type of the same uid" "uid" uid))
     known]
    [else
     (define opaque*? (and (or opaque? (and parent (rtd-opaque? parent))) #t))
     (define-values (descriptor) #f)
     (define-values (type make is? ref set)
       (make-struct-type name (and parent (rtd-type parent)) (vector-length names) 0 #f
                         (if parent
                             (list (cons prop:override-record (lambda () descriptor)))
                             (list (cons prop:record (lambda () descriptor))
                                   (cons prop:override-record (lambda () descriptor))))
                         (if opaque*? (current-inspector) #f)))
     (set! descriptor
           (rtd name parent uid (and sealed? #t) opaque*? names mutable? type make is? ref set
                (+ (vector-length names) (if parent (rtd-count parent) 0))))
     (when uid (hash-set! uids uid descriptor))
     descriptor]))
(define-values (prop:override-record override? override-descriptor) (make-struct-type-property 'record-type))
(define (first-of p) (if (mpair? p) (mcar p) (car p)))
(define (rest-of p) (if (mpair? p) (mcdr p) (cdr p)))

;; ---- constructors -------------------------------------------------------------------------------

;; the protocol: a procedure from the maker of records to the constructor, or #f;  parent : constructor descriptor or #f
(struct rcd (rtd parent protocol))

;; What record-constructor makes a constructor of: a type, the parent's descriptor or #f, and a protocol or #f.
(define (make-record-constructor-descriptor type parent protocol)
  (check 'make-record-constructor-descriptor (rtd? type) "record-type-descriptor?" type)
  (define up (rtd-parent type))
  (rcd type (or parent (and up (rcd up (default-rcd (rtd-parent up)) #f))) protocol))
(define (default-rcd type) (and type (rcd type (default-rcd (rtd-parent type)) #f)))

;; The constructor by the descriptor's protocol.
(define (record-constructor c)
  (check 'record-constructor (rcd? c) "record-constructor-descriptor?" c)
  (constructor c (rtd-make (rcd-rtd c)) '()))

;; The constructor of C that makes a record of a type below; MAKE takes all fields, MORE are the values of those below.
(define (constructor c make more)
  (define type (rcd-rtd c))
  (define n (vector-length (rtd-names type)))
  (define up (rcd-parent c))
  (define protocol
    (or (rcd-protocol c)
        (if up
            (lambda (make-parent)
              (define inherited (if (default? up) (rtd-count (rtd-parent type)) #f))
              (lambda args
                (define-values (for-parent own)
                  (let ([k (- (length args) n)])
                    (if (< k 0) (wrong-count args) (split args k))))
                (apply (apply make-parent for-parent) own)))
            (lambda (make) make))))
  (define (finish own)
    (unless (= n (length own)) (wrong-count own)))
  (protocol
   (if up
       (lambda parent-args
         (lambda own
           (finish own)
           (apply (constructor up make (append own more)) parent-args)))
       (lambda own
         (finish own)
         (apply make (append own more))))))
(define (default? c) (and (not (rcd-protocol c)) (or (not (rcd-parent c)) (default? (rcd-parent c)))))
(define (split l k) (if (eqv? k 0) (values '() l) (let-values ([(a b) (split (cdr l) (- k 1))]) (values (cons (car l) a) b))))
(define (wrong-count args)
  (raise-arguments-error 'make-record-constructor "wrong number of arguments to record constructor" "arguments" args))

;; The predicate of the type.
(define (record-predicate type)
  (check 'record-predicate (rtd? type) "record-type-descriptor?" type)
  (rtd-is? type))
(define (field-name type i) (string->symbol (format "field~a" i)))
;; The accessor of field i, counted from 0 among the type's own.
(define (record-accessor type i)
  (check 'record-accessor (rtd? type) "record-type-descriptor?" type)
  (make-struct-field-accessor (rtd-ref type) i (field-name type i)))
;; The mutator of field i, counted from 0 among the type's own.
(define (record-mutator type i)
  (check 'record-mutator (rtd? type) "record-type-descriptor?" type)
  (unless (vector-ref (rtd-mutable? type) i)
    (raise-arguments-error 'record-mutator "field is not mutable" "field" (vector-ref (rtd-names type) i)))
  (make-struct-field-mutator (rtd-set type) i (field-name type i)))

;; ---- looking in ---------------------------------------------------------------------------------

;; Whether v is a record that is not opaque.
(define (record? v) (and (record-instance? v) (not (rtd-opaque? ((override-descriptor v))))))
;; The type of a record that is not opaque.
(define (record-rtd v)
  (check 'record-rtd (record? v) "record?" v)
  ((override-descriptor v)))
(define record-type-name rtd-name)
(define record-type-parent rtd-parent)
(define record-type-uid rtd-uid)
;; Whether each evaluation of its definition makes a new type.
(define (record-type-generative? t) (not (rtd-uid t)))
(define record-type-sealed? rtd-sealed?)
(define record-type-opaque? rtd-opaque?)
(define record-type-field-names rtd-names)
;; Whether field i of the type's own can be changed.
(define (record-field-mutable? t i) (vector-ref (rtd-mutable? t) i))

;; ---- by definition ------------------------------------------------------------------------------

(define-syntaxes (fields mutable immutable parent protocol sealed opaque nongenerative parent-rtd)
  (let ([bad (lambda (stx) (raise-syntax-error #f "allowed only in a record definition" stx))])
    (values bad bad bad bad bad bad bad bad bad)))

(begin-for-syntax
  ;; What the name of a record stands for: identifiers of its descriptors.
  (struct record-name (rtd rcd)
    #:property prop:procedure (lambda (self stx) (raise-syntax-error #f "illegal use of a record name" stx)))
  (define (record-part stx id part)
    (define v (and (identifier? id) (syntax-local-value id (lambda () #f))))
    (unless (record-name? v) (raise-syntax-error #f "not a record name" stx id))
    (part v))
  (define (named ctx fmt . ids) (datum->syntax ctx (string->symbol (apply format fmt (map syntax-e ids))) ctx)))

;; The type that define-record-type defined as id.
(define-syntax (record-type-descriptor stx)
  (syntax-case stx () [(_ id) (record-part stx #'id record-name-rtd)]))
;; The constructor descriptor of a type that define-record-type defined.
(define-syntax (record-constructor-descriptor stx)
  (syntax-case stx () [(_ id) (record-part stx #'id record-name-rcd)]))

;; (define-record-type name clause ...) or (define-record-type (name make is?) clause ...)
;; Defines a type, its constructor make-NAME or make, and predicate NAME? or is?; clauses are fields, parent, protocol, sealed,
;; opaque, nongenerative and parent-rtd.
(define-syntax (define-record-type stx)
  (syntax-case stx ()
    [(_ head clause ...)
     (let*-values ([(name make is?)
                    (syntax-case #'head ()
                      [(name make is?)
                       (andmap identifier? (list #'name #'make #'is?))
                       (values #'name #'make #'is?)]
                      [name (identifier? #'name) (values #'name (named #'name "make-~a" #'name) (named #'name "~a?" #'name))]
                      [_ (raise-syntax-error #f "bad record name" stx #'head)])])
       (define found (make-hasheq))
       (for ([c (in-list (syntax->list #'(clause ...)))])
         (define l (syntax->list c))
         (unless (and l (pair? l) (identifier? (car l))) (raise-syntax-error #f "bad record clause" stx c))
         (define kind
           (for/first ([id (in-list (list #'fields #'parent #'protocol #'sealed #'opaque #'nongenerative #'parent-rtd))]
                       #:when (free-identifier=? id (car l)))
             (syntax-e id)))
         (unless kind (raise-syntax-error #f "bad record clause" stx c))
         (when (hash-ref found kind #f) (raise-syntax-error #f (format "multiple ~a clauses" kind) stx c))
         (hash-set! found kind (cdr l)))
       (define specs
         (for/list ([f (in-list (hash-ref found 'fields '()))] [i (in-naturals)])
           (define (accessor id) (named name "~a-~a" name id))
           (define (mutator id) (named name "~a-~a-set!" name id))
           (syntax-case f (mutable immutable)
             [id (identifier? #'id) (list #'id #f (accessor #'id) #f i)]
             [(immutable id) (list #'id #f (accessor #'id) #f i)]
             [(immutable id get) (list #'id #f #'get #f i)]
             [(mutable id) (list #'id #t (accessor #'id) (mutator #'id) i)]
             [(mutable id get set) (list #'id #t #'get #'set i)]
             [_ (raise-syntax-error #f "bad field specification" stx f)])))
       (define parent (hash-ref found 'parent #f))
       (define parent-rtd (hash-ref found 'parent-rtd #f))
       (define uid (hash-ref found 'nongenerative #f))
       (define (one key default) (let ([l (hash-ref found key #f)]) (if l (car l) default)))
       (with-syntax ([name name] [make make] [is? is?]
                     [(rtd rcd) (generate-temporaries (list name name))]
                     [parent-rtd (cond [parent (record-part stx (car parent) record-name-rtd)]
                                       [parent-rtd (car parent-rtd)] [else #'#f])]
                     [parent-rcd (cond [parent (record-part stx (car parent) record-name-rcd)]
                                       [parent-rtd (cadr parent-rtd)] [else #'#f])]
                     [uid (cond [(not uid) #'#f]
                                [(null? uid) #`'#,(string->symbol (format "~a-~a-~a" (syntax-e name) (syntax-line stx) (syntax-column stx)))]
                                [else #`'#,(car uid)])]
                     [sealed (one 'sealed #'#f)] [opaque (one 'opaque #'#f)] [protocol (one 'protocol #'#f)]
                     [((field-spec get i) ...)
                      (for/list ([s (in-list specs)])
                        (list (list (if (cadr s) 'mutable 'immutable) (car s)) (caddr s) (list-ref s 4)))]
                     [((set j) ...)
                      (for/list ([s (in-list specs)] #:when (cadr s)) (list (cadddr s) (list-ref s 4)))])
         #'(begin
             (define rtd (make-record-type-descriptor 'name parent-rtd uid sealed opaque (vector 'field-spec ...)))
             (define rcd (make-record-constructor-descriptor rtd parent-rcd protocol))
             (define-syntax name (record-name #'rtd #'rcd))
             (define make (record-constructor rcd))
             (define is? (record-predicate rtd))
             (define get (record-accessor rtd i)) ...
             (define set (record-mutator rtd j)) ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (record-type-name type) -> symbol?
;; The name of the type.

;; (record-type-parent type) -> (or/c record-type-descriptor? #f)
;; The type above it.

;; (record-type-uid type) -> (or/c symbol? #f)
;; What a nongenerative type is known by.

;; (record-type-sealed? type) -> boolean?
;; Whether no type may be below it.

;; (record-type-opaque? type) -> boolean?
;; Whether record? is #f for its records.

;; (record-type-field-names type) -> (vectorof symbol?)
;; The names of the type's own fields.

;; (record-type-descriptor? v) -> boolean?
;; Whether v is a type of records.

;; (fields field-spec ...)
;; In define-record-type: the fields; each an id or (immutable id [accessor]) or (mutable id [accessor mutator]).

;; (immutable id accessor)
;; In fields: a field that cannot be changed.

;; (mutable id accessor mutator)
;; In fields: a field that can be changed.

;; (parent id)
;; In define-record-type: the type above.

;; (parent-rtd type-expr constructor-descriptor-expr)
;; In define-record-type: the type above, as values.

;; (protocol expr)
;; In define-record-type: a procedure from the maker of records to the constructor.

;; (nongenerative [uid])
;; In define-record-type: each evaluation of the definition gives the same type, known by uid.

;; (sealed boolean)
;; In define-record-type: whether no type may be below it.

;; (opaque boolean)
;; In define-record-type: whether record? is #f for its records.
