#lang racket/base
;; racket/private/class/class-contract: contracts of classes and objects by their members.
;; Layer: above the contract system and the class system.
;; A contracted class is a copy whose methods and fields, as they are seen from outside, are wrapped; what it asks of
;; subclasses waits in it until one is made (wraps in core.rkt).  An object under contract is an impersonator that says
;; it is of such a class.

(provide class/c object/c instanceof/c dynamic-object/c object-contract absent)

(require "core.rkt" "keywords.rkt" "use.rkt" "../../contract/private/core.rkt" "../../contract/private/blame.rkt"
         "../../contract/private/arrow.rkt" "../../contract/private/arrow-d.rkt"
         (only-in '#%unsafe unsafe-undefined)
         (for-syntax racket/base "maps.rkt"))

(define-syntax (absent stx) (raise-syntax-error #f "use of a class contract keyword is not in a class contract" stx))

;; Each a list of (name . contract), with #f for no contract; absents : names of methods, then of fields
;; opaque? : whether there may be no other methods and fields; 'public: but those with local names
(struct members (methods fields inits inherits inherit-fields supers inners overrides augments augrides absents absent-fields
                         opaque?))

;; What stands in the name of an object contract for a member that must just be there.
(define just-check-existence
  (let ()
    (struct just-check-existence ()
      #:property prop:custom-write (lambda (v port mode) (write-string "#<just-check-existence>" port)))
    (just-check-existence)))

;; ---- names --------------------------------------------------------------------------------------

(define (shown bare)
  (lambda (m) (if (cdr m) (list (car m) (name-of (cdr m))) (bare (car m)))))
(define (members-name who m bare)
  (define (group head l) (if (null? l) '() (list (cons head (map (shown bare) l)))))
  `(,who ,@(map (shown bare) (members-methods m))
         ,@(group 'init (sort (members-inits m) symbol<? #:key car))
         ,@(group 'field (members-fields m))
         ,@(group 'inherit (members-inherits m))
         ,@(group 'inherit-field (members-inherit-fields m))
         ,@(group 'super (members-supers m))
         ,@(group 'inner (members-inners m))
         ,@(group 'override (members-overrides m))
         ,@(group 'augment (members-augments m))
         ,@(group 'augride (members-augrides m))
         ,@(let ([fields (members-absent-fields m)])
             (if (and (null? fields) (null? (members-absents m)))
                 '()
                 (list `(absent ,@(members-absents m) ,@(if (null? fields) '() (list (cons 'field fields)))))))))

;; ---- first-order checks ---------------------------------------------------------------------------

;; Calls FAIL with a text for what class C has not as the contract says; -> whether all is well
(define (check-class m c fail)
  (define index (class-index c))
  (define (state n) (vector-ref (class-states c) (hash-ref index n)))
  (define (has-method n) (or (hash-ref index n #f) (fail (format "no public method ~a" n))))
  (define (ever-augmentable? n)
    (or (eq? 'augment (state n)) (and (vector-ref (class-levels c) (hash-ref index n)) #t)))
  (define (has-been-augmentable n) (or (ever-augmentable? n) (fail (format "method ~a has never been augmentable" n))))
  (and
   (for/and ([x (in-list (members-methods m))])
     (and (has-method (car x))
          (or (not (cdr x))
              ((first-order-of (cdr x)) (vector-ref (class-methods c) (hash-ref index (car x))))
              (fail (format "public method ~a doesn't match contract" (car x))))))
   (for/and ([x (in-list (members-fields m))])
     (or (hash-ref (class-fields c) (car x) #f) (fail (format "no public field ~a" (car x)))))
   (for/and ([x (in-list (append (members-inherits m) (members-supers m) (members-inners m) (members-overrides m)
                                 (members-augments m) (members-augrides m)))])
     (has-method (car x)))
   (for/and ([x (in-list (members-inherit-fields m))])
     (or (hash-ref (class-fields c) (car x) #f) (fail (format "no public field ~a" (car x)))))
   (for/and ([x (in-list (members-overrides m))])
     (case (state (car x))
       [(sealed) (fail (format "method ~a is final" (car x)))]
       [else (or (not (ever-augmentable? (car x))) (fail (format "method ~a was previously augmentable" (car x))))]))
   (for/and ([x (in-list (members-supers m))])
     (case (state (car x))
       [(override) #t]
       [(augment) (fail (format "method ~a is augmentable, not overrideable" (car x)))]
       [else (fail (format "method ~a is final" (car x)))]))
   (for/and ([x (in-list (members-inners m))])
     (and (has-been-augmentable (car x))
          (or (not (eq? 'sealed (state (car x)))) (fail (format "method ~a is final" (car x))))))
   (for/and ([x (in-list (members-augments m))])
     (and (has-been-augmentable (car x))
          (case (state (car x))
            [(augment) #t]
            [(override) (fail (format "method ~a is currently overrideable, not augmentable" (car x)))]
            [else (fail (format "method ~a is final" (car x)))])))
   (for/and ([x (in-list (members-augrides m))])
     (and (has-been-augmentable (car x))
          (case (state (car x))
            [(override) #t]
            [(augment) (fail (format "method ~a is currently augmentable, not overrideable" (car x)))]
            [else (fail (format "method ~a is final" (car x)))])))
   (for/and ([n (in-list (members-absents m))])
     (or (not (hash-ref index n #f)) (fail (format "class already contains public method ~a" n))))
   (for/and ([n (in-list (members-absent-fields m))])
     (or (not (hash-ref (class-fields c) n #f)) (fail (format "class already contains public field ~a" n))))
   (or (not (members-opaque? m))
       (let ([counts? (if (eq? 'public (members-opaque? m)) symbol-interned? (lambda (n) #t))])
         (and
          (for/and ([n (in-list (reverse (class-names c)))] #:when (counts? n))
            (or (assq n (members-methods m)) (fail (format "method ~a not specified in contract" n))))
          (for/and ([n (in-hash-keys (class-fields c))] #:when (counts? n))
            (or (assq n (members-fields m)) (fail (format "field ~a not specified in contract" n)))))))
   #t))

;; ---- projections --------------------------------------------------------------------------------

(define (method-blame blame n) (blame-add-context blame (format "the ~a method in" n) #:important n))
(define (projections l blame-of)
  (for/list ([x (in-list l)] #:when (cdr x)) (cons (car x) ((late-neg-of (cdr x)) (blame-of (car x))))))
;; Fields have two: for what is read and for what is put there.
(define (field-projections l blame-of)
  (for/list ([x (in-list l)] #:when (cdr x))
    (define b (blame-of (car x)))
    (list (car x) ((late-neg-of (cdr x)) b) ((late-neg-of (cdr x)) (blame-swap b)))))

(define (wrap-field v out in neg)
  (define-values (acc mut) (values (vector-ref v 0) (vector-ref v 1)))
  (vector (lambda (o) (let ([x (acc o)]) (if (eq? x unsafe-undefined) x (out x neg))))
          (lambda (o x) (mut o (in x neg)))))
(define (wrap-fields table ps neg)
  (for/fold ([h table]) ([p (in-list ps)])
    (hash-set h (car p) (wrap-field (hash-ref h (car p)) (cadr p) (caddr p) neg))))
(define (wrap-methods c ps neg)
  (define outside (make-vector (vector-length (class-outside c))))
  (vector-copy! outside 0 (class-outside c))
  (for ([p (in-list ps)])
    (define i (hash-ref (class-index c) (car p)))
    (vector-set! outside i ((cdr p) (vector-ref outside i) neg)))
  outside)

;; -> procedure of a class and the using party, to the class under contract
(define (class-projection m blame)
  (define (in n) (method-blame blame n))
  (define (swapped n) (blame-swap (method-blame blame n)))
  (define methods (projections (members-methods m) in))
  (define (field-blame n) (blame-add-context blame (format "the ~a field in" n)))
  (define fields (field-projections (members-fields m) field-blame))
  (define inits
    (projections (members-inits m) (lambda (n) (blame-add-context (blame-swap blame) (format "the ~a init argument in" n)))))
  (define supers (projections (members-supers m) in))
  (define inherits (projections (append (members-inherits m) (members-augments m) (members-augrides m)) in))
  (define inherit-fields (field-projections (members-inherit-fields m) (lambda (n) blame)))
  (define inners (projections (members-inners m) swapped))
  (define overrides (projections (members-overrides m) swapped))
  (lambda (c neg make?)
    (define (table ps) (for/hasheq ([p (in-list ps)]) (values (car p) (lambda (v) ((cdr p) v neg)))))
    (define initialize (class-initialize c))
    (contracted-class
     c (wrap-methods c methods neg) (wrap-fields (class-fields c) fields neg)
     (if (null? inits)
         initialize
         (lambda (object given)
           (initialize object
                       (for/list ([g (in-list given)])
                         (define p (assq (car g) inits))
                         (if p (cons (car g) ((cdr p) (cdr g) neg)) g)))))
     (and (or (pair? supers) (pair? inherits) (pair? inners) (pair? overrides) (pair? inherit-fields))
          (wraps (table overrides) (table inners) (table supers) (table inherits)
                 (for/hasheq ([p (in-list inherit-fields)])
                   (values (car p)
                           (wrap-field (hash-ref (class-inner-fields c) (car p)) (cadr p) (caddr p) neg)))))
     make?)))

(define ((failing blame v neg) text) (raise-blame-error blame #:missing-party neg v text))

(define (make-class/c name m)
  (define full (members-name 'class/c m values))
  (new-contract (or name full)
                (lambda (v) (and (class? v) (check-class m v (lambda (text) #f))))
                (lambda (blame)
                  (define project (class-projection m blame))
                  (lambda (c neg)
                    (unless (class? c)
                      (raise-blame-error blame #:missing-party neg c '(expected: "a class" given: "~e") c))
                    (check-class m c (failing blame c neg))
                    (project c neg #t)))))

;; ---- objects --------------------------------------------------------------------------------------

;; The object O as one of the class NEW.
(define (object-of-class o new c blame neg)
  (impersonate-struct o object-class (lambda (self old) new)
                      prop:wrapped-object o
                      prop:contracted c prop:blame (cons blame neg)))
(define (check-object blame v neg)
  (unless (object? v)
    (raise-blame-error blame #:missing-party neg v '(expected: "an object" given: "~e") v)))

(define (make-object/c name m)
  ;; methods are looked at when they are wrapped, so that their own contracts tell what is wrong
  (define existence
    (struct-copy members m [methods (map (lambda (x) (cons (car x) #f)) (members-methods m))]))
  (define c
    (new-contract name
                  (lambda (v) (and (object? v) (check-class m (object-class v) (lambda (text) #f))))
                  (lambda (blame)
                    (define project (class-projection m blame))
                    (lambda (v neg)
                      (check-object blame v neg)
                      (define k (object-class v))
                      (check-class existence k (failing blame v neg))
                      (object-of-class v (project k neg #f) c blame neg)))))
  c)

;; (instanceof/c class-contract): objects of classes that the contract accepts.
(define (instanceof/c class-contract)
  (define inner (coerce-contract 'instanceof/c class-contract))
  (define ok? (first-order-of inner))
  (define c
    (new-contract (list 'instanceof/c (name-of inner))
                  (lambda (v) (and (object? v) (ok? (object-class v)) #t))
                  (lambda (blame)
                    (define project ((late-neg-of inner) blame))
                    (lambda (v neg)
                      (check-object blame v neg)
                      (object-of-class v (project (object-class v) neg) c blame neg)))))
  c)

(define (make-members methods fields)
  (members methods fields '() '() '() '() '() '() '() '() '() '() #f))
(define (object-members-name m) (members-name 'object/c m (lambda (n) (list n just-check-existence))))

;; (dynamic-object/c method-names method-contracts field-names field-contracts)
;; The same with names and contracts as values.
(define (dynamic-object/c method-names method-contracts field-names field-contracts)
  (define (check l pred expected) (unless (and (list? l) (andmap pred l)) (raise-argument-error 'dynamic-object/c expected l)))
  (check method-names symbol? "(listof symbol?)")
  (check field-names symbol? "(listof symbol?)")
  (define (check-counts names contracts)
    (unless (= (length names) (length contracts))
      (raise-arguments-error 'dynamic-object/c "expected the same number of names and contracts"
                             "names" names "contracts" contracts)))
  (check-counts method-names method-contracts)
  (check-counts field-names field-contracts)
  (define m
    (make-members (map cons method-names (coerce-contracts 'dynamic-object/c method-contracts))
                  (map cons field-names (coerce-contracts 'dynamic-object/c field-contracts))))
  (make-object/c (object-members-name m) m))

;; ---- forms ----------------------------------------------------------------------------------------

(begin-for-syntax
  (define (keyword? id k) (and (identifier? id) (free-identifier=? id k)))
  ;; An element id or (id contract) -> code for (cons name contract)
  (define (element who spec)
    (syntax-case spec ()
      [id (identifier? #'id) #`(cons #,(external-name #'id) #f)]
      [(id c) (identifier? #'id) #`(cons #,(external-name #'id) (coerce-contract '#,who c))]
      [_ (raise-syntax-error who "expected identifier or (id contract)" spec)]))
  ;; -> hash from kind to a list of code, in order; ALLOWED are the kinds that WHO takes
  (define (parse-members who specs allowed)
    (define (add h kind l) (hash-update h kind (lambda (old) (append old l)) '()))
    (for/fold ([h (hasheq)]) ([s (in-list specs)])
      (define head (syntax-case s () [(head . rest) (identifier? #'head) #'head] [_ #f]))
      (define kind (and head (for/first ([k (in-list member-kinds)] #:when (keyword? head (cdr k))) (car k))))
      (define (parts)
        (or (syntax->list (syntax-case s () [(_ . rest) #'rest]))
            (raise-syntax-error who "expected identifier or (id contract)" s)))
      (when (and kind (not (memq kind allowed)))
        (define what (if (eq? kind 'absent) "specification" "contract"))
        (raise-syntax-error who (format "~a ~a not allowed in ~a" kind what who) s))
      (case kind
        [(#f) (add h 'methods (list (element who s)))]
        [(absent)
         (for/fold ([h h]) ([a (in-list (parts))])
           (syntax-case a ()
             [id (identifier? #'id) (add h 'absents (list (external-name #'id)))]
             [(field id ...)
              (keyword? #'field (quote-syntax field))
              (let ([ids (syntax->list #'(id ...))])
                (unless (andmap identifier? ids) (raise-syntax-error who "expected identifier" a))
                (add h 'absent-fields (map external-name ids)))]
             [_ (raise-syntax-error who "expected identifier or (field id ...)" a)]))]
        [(init-field)
         (let ([l (map (lambda (p) (element who p)) (parts))]) (add (add h 'init l) 'field l))]
        [else (add h kind (map (lambda (p) (element who p)) (parts)))])))
  (define member-kinds
    (list (cons 'field #'field) (cons 'init #'init) (cons 'init-field #'init-field) (cons 'inherit #'inherit)
          (cons 'inherit-field #'inherit-field) (cons 'super #'super) (cons 'inner #'inner) (cons 'override #'override)
          (cons 'augment #'augment) (cons 'augride #'augride) (cons 'absent #'absent)))
  (define class-kinds (map car member-kinds))
  (define object-kinds '(field init init-field))
  (define (members-code h opaque?)
    (define (part k) #`(list #,@(hash-ref h k '())))
    #`(members #,(part 'methods) #,(part 'field) #,(part 'init) #,(part 'inherit) #,(part 'inherit-field) #,(part 'super)
               #,(part 'inner) #,(part 'override) #,(part 'augment) #,(part 'augride) #,(part 'absents)
               #,(part 'absent-fields) #,opaque?)))

;; (class/c #:opaque #:ignore-local-member-names member ...)
;; A contract for classes: members are method contracts, (init [id c] ...), (field [id c] ...), (inherit ...), (super ...),
;; (override ...) and the like, and (absent id ...).
(define-syntax (class/c stx)
  (syntax-case stx ()
    [(_ . all)
     (let loop ([l (or (syntax->list #'all) (raise-syntax-error #f "bad syntax" stx))] [opaque? #f])
       (define first (and (pair? l) (syntax-e (car l))))
       (cond
         [(and (not opaque?) (eq? first '#:opaque)) (loop (cdr l) #t)]
         [(and (eq? opaque? #t) (eq? first '#:ignore-local-member-names)) (loop (cdr l) ''public)]
         [else
          #`(make-class/c '#,(or (syntax-property stx 'inferred-name) (syntax-local-name)) #,(members-code (parse-members 'class/c l class-kinds) opaque?))]))]))

;; (object/c method ... (field f ...) ...)
;; A contract for objects whose methods and fields obey contracts.
(define-syntax (object/c stx)
  (syntax-case stx ()
    [(_ spec ...)
     (with-syntax ([m (members-code (hash-remove (parse-members 'object/c (syntax->list #'(spec ...)) object-kinds) 'init) #f)])
       #'(let ([all m]) (make-object/c (object-members-name all) all)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (object-contract (method contract) ... (field id contract) ...): arrows stand for methods, without the object.
(define-syntax (object-contract stx)
  (syntax-case stx ()
    [(_ clause ...)
     (let-values ([(methods fields)
                   (for/fold ([methods '()] [fields '()] #:result (values (reverse methods) (reverse fields)))
                             ([c (in-list (syntax->list #'(clause ...)))])
                     (syntax-case c ()
                       [(f . rest)
                        (keyword? #'f (quote-syntax field))
                        (syntax-case #'rest ()
                          [(id contract) (identifier? #'id) (values methods (cons (list #'id #'contract #'contract) fields))]
                          [_ (raise-syntax-error #f "malformed field specification" stx c)])]
                       [(id contract)
                        (identifier? #'id)
                        (values (cons (list #'id (as-method #'contract) #'contract) methods) fields)]
                       [_ (raise-syntax-error #f "malformed object-contract clause" stx c)]))])
       (with-syntax ([((m mc shown) ...) methods] [((f fc fshown) ...) fields]
                     [(mn ...) (map (lambda (m) (external-name (car m))) methods)]
                     [(fn ...) (map (lambda (m) (external-name (car m))) fields)])
         #'(let ([ms (list (cons mn (coerce-contract 'object-contract mc)) ...)]
                 [fs (list (cons fn (coerce-contract 'object-contract fc)) ...)])
             (make-object/c (cons 'object-contract
                                  (append (map (lambda (x) (list 'field (car x) (name-of (cdr x)))) fs)
                                          (map (lambda (x) (list (car x) (arrow-name (name-of (cdr x))))) ms)))
                            (make-members ms fs)))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(begin-for-syntax
  ;; An arrow contract as that of a method.
  (define (as-method c)
    (syntax-case c ()
      [(head . rest)
       (identifier? #'head)
       (let ([new (for/first ([pair (in-list (list (cons #'-> #'->m) (cons #'->* #'->*m) (cons #'case-> #'case->m)
                                                   (cons #'->d #'->dm)))]
                              #:when (keyword? #'head (car pair)))
                    (cdr pair))])
         (if new (datum->syntax c (cons new #'rest) c c) c))]
      [_ c])))
(define (arrow-name n)
  (define plain '((->m . ->) (->*m . ->*) (case->m . case->) (->dm . ->d)))
  (cond [(and (pair? n) (assq (car n) plain)) => (lambda (p) (cons (cdr p) (cdr n)))]
        [else n]))

;; (absent id ...)
;; In class/c: methods, or fields as (field id ...), that must not be there.
