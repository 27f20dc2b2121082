#lang racket/base
;; racket/contract/private/data: contracts of lists, pairs, vectors, boxes, hash tables, parameters, promises, syntax.
;; Layer: contract system, above apply.
;; Immutable data are copied where an element changes; mutable ones are wrapped, and checked at each access.

(provide listof non-empty-listof list*of list/c cons/c cons/dc
         vectorof vector/c vector-immutableof vector-immutable/c
         box/c box-immutable/c hash/c hash/dc parameter/c promise/c syntax/c)

(require "blame.rkt" "core.rkt" "combine.rkt" "apply.rkt" racket/promise (for-syntax racket/base))

(define (refuse blame v neg what)
  (raise-blame-error blame #:missing-party neg v (list 'expected what 'given: "~e") v))
(define (plural n what) (format "~a ~a~a" n what (if (eqv? n 1) "" "s")))

;; ---- lists ------------------------------------------------------------------------------------

;; L with each element changed by PROJECT; L itself when none changes.
(define (map/same project l)
  (let loop ([l l])
    (if (pair? l)
        (let* ([a (car l)] [new (project a)] [rest (cdr l)] [new-rest (loop rest)])
          (if (and (eq? a new) (eq? rest new-rest)) l (cons new new-rest)))
        l)))

(define (list-contract name element ok-list? expected)
  (define ok? (first-order-of element))
  (define flat? (eq? 'flat (kind-of element)))
  (new-of-kind (kind-of element) name
               (lambda (v)
                 (and (ok-list? v)
                      (let loop ([l v]) (or (null? l) (and (ok? (car l)) (loop (cdr l)))))))
               (lambda (blame)
                 (define project ((late-neg-of element) (blame-add-context blame "an element of")))
                 (lambda (v neg)
                   (unless (ok-list? v)
                     (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") expected v))
                   (cond
                     [flat? (for ([x (in-list v)]) (project x neg)) v]
                     [else (map/same (lambda (x) (project x neg)) v)])))
               #:list? #t
               #:more (element-list element (ok-list? '()))
               #:stronger (lambda (a b)
                            (define other (and (basic? b) (basic-more b)))
                            (and (element-list? other)
                                 (or (element-list-empty? other) (not (ok-list? '())))
                                 (contract-stronger? element (element-list-contract other))))))

;; Lists of such elements.
;; > (contract (listof integer?) '(1 2) 'server 'client)
;; '(1 2)
(define (listof c)
  (define element (coerce-contract 'listof c))
  (list-contract (list 'listof (name-of element)) element list? "list?"))
;; Lists of such elements that are not empty.
(define (non-empty-listof c)
  (define element (coerce-contract 'non-empty-listof c))
  (list-contract (list 'non-empty-listof (name-of element)) element
                 (lambda (v) (and (pair? v) (list? v))) "(and/c list? pair?)"))

;; Pairs in a row whose last tail the other contract accepts; that alone for no pairs.
(define (list*of c [last c])
  (define element (coerce-contract 'list*of c))
  (define tail (coerce-contract 'list*of last))
  (define-values (ok? tail-ok?) (values (first-order-of element) (first-order-of tail)))
  (new-of-kind (all-kind (list element tail))
               (list* 'list*of (name-of element) (if (eq? c last) '() (list (name-of tail))))
               (lambda (v) (let loop ([v v]) (if (pair? v) (and (ok? (car v)) (loop (cdr v))) (tail-ok? v))))
               (lambda (blame)
                 (define p ((late-neg-of element) (blame-add-context blame "an element of")))
                 (define q ((late-neg-of tail) (blame-add-context blame "an element of")))
                 (lambda (v neg)
                   (let loop ([v v])
                     (if (pair? v) (cons (p (car v) neg) (loop (cdr v))) (q v neg)))))))

;; Lists with an element for each contract.
(define (list/c . args)
  (define elements (coerce-contracts 'list/c args))
  (define n (length elements))
  (define tests (map first-order-of elements))
  (new-of-kind (all-kind elements) (cons 'list/c (map name-of elements))
               (lambda (v) (and (list? v) (= n (length v)) (andmap (lambda (ok? x) (ok? x)) tests v)))
               (lambda (blame)
                 (define projections
                   (for/list ([c (in-list elements)] [i (in-naturals 1)])
                     ((late-neg-of c) (blame-add-context blame (format "the ~a element of" (ordinal i))))))
                 (lambda (v neg)
                   (unless (list? v) (refuse blame v neg "a list"))
                   (unless (= n (length v))
                     (raise-blame-error blame #:missing-party neg v
                                        '(expected: "a list of ~a" given: "~a" "\n  complete list: ~e")
                                        (plural n "element") (plural (length v) "element") v))
                   (define new (map (lambda (p x) (p x neg)) projections v))
                   (if (andmap eq? new v) v new)))
               #:more (compound elements list)
               #:stronger (lambda (a b)
                            (define other (and (basic? b) (basic-more b)))
                            (if (element-list? other)
                                (and (or (pair? elements) (element-list-empty? other))
                                     (for/and ([c (in-list elements)])
                                       (contract-stronger? c (element-list-contract other))))
                                (parts-stronger? a b)))
               #:list? #t))
;; Whether each part of A's data is in what the same part of B's may be, for data without mutation.
(define (parts-stronger? a b)
  (define-values (more other) (values (basic-more a) (and (basic? b) (basic-more b))))
  (and (compound? other) (eq? (compound-make more) (compound-make other))
       (= (length (compound-contracts more)) (length (compound-contracts other)))
       (andmap contract-stronger? (compound-contracts more) (compound-contracts other))))

;; Pairs.
(define (cons/c a d)
  (define head (coerce-contract 'cons/c a))
  (define tail (coerce-contract 'cons/c d))
  (if (and (eq? head any/c) (eq? tail any/c))
      (coerce-contract 'cons/c pair?)
      (pair-contract head tail)))
(define (pair-contract head tail)
  (define-values (head? tail?) (values (first-order-of head) (first-order-of tail)))
  (new-of-kind (all-kind (list head tail)) (list 'cons/c (name-of head) (name-of tail))
               (lambda (v) (and (pair? v) (head? (car v)) (tail? (cdr v))))
               (lambda (blame)
                 (define p ((late-neg-of head) (blame-add-context blame "the car of")))
                 (define q ((late-neg-of tail) (blame-add-context blame "the cdr of")))
                 (lambda (v neg)
                   (unless (pair? v)
                     (raise-blame-error blame #:missing-party neg v '(expected: "pair?" given: "~e") v))
                   (define-values (x y) (values (p (car v) neg) (q (cdr v) neg)))
                   (if (and (eq? x (car v)) (eq? y (cdr v))) v (cons x y))))
               #:more (compound (list head tail) cons)
               #:stronger parts-stronger?
               #:list? (list-contract? tail)))

;; The contract of one half may depend on the other half: (cons/dc [hd c] [tl (hd) c]) or the other way round.
(define-syntax (cons/dc stx)
  (syntax-case stx ()
    [(_ [hd c] [tl (dep) d] . more)
     #'(dependent-pair '(cons/dc [hd c] [tl (dep) d]) c (lambda (dep) d) #t)]
    [(_ [hd (dep) c] [tl d] . more)
     #'(dependent-pair '(cons/dc [hd (dep) c] [tl d]) d (lambda (dep) c) #f)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (dependent-pair name c make car-first?)
  (define first (coerce-contract 'cons/dc c))
  (define first? (first-order-of first))
  (define (other v) (coerce-contract 'cons/dc (make v)))
  (new-chaperone name
                 (lambda (v)
                   (and (pair? v)
                        (let-values ([(a b) (if car-first? (values (car v) (cdr v)) (values (cdr v) (car v)))])
                          (and (first? a) ((first-order-of (other a)) b)))))
                 (lambda (blame)
                   (define car-blame (blame-add-context blame "the car of"))
                   (define cdr-blame (blame-add-context blame "the cdr of"))
                   (define p ((late-neg-of first) (if car-first? car-blame cdr-blame)))
                   (lambda (v neg)
                     (unless (pair? v)
                       (raise-blame-error blame #:missing-party neg v '(expected: "pair?" given: "~e") v))
                     (define a (p (if car-first? (car v) (cdr v)) neg))
                     (define b (((late-neg-of (other a)) (if car-first? cdr-blame car-blame))
                                (if car-first? (cdr v) (car v)) neg))
                     (if car-first? (cons a b) (cons b a))))))

;; What contracts of data that may be mutable keep: the form's name, the option #:immutable, the contracts of the parts.
(struct container (form immutable contracts))
(define (container-stronger? a b)
  (define-values (more other) (values (basic-more a) (and (basic? b) (basic-more b))))
  (and (container? more) (container? other)
       (eq? (container-form more) (container-form other))
       (eq? (container-immutable more) (container-immutable other))
       (= (length (container-contracts more)) (length (container-contracts other)))
       (andmap (if (eq? #t (container-immutable more)) contract-stronger? contract-equivalent?)
               (container-contracts more) (container-contracts other))))

;; ---- vectors and boxes ------------------------------------------------------------------------

(define (options immutable flat?)
  (append (if (eq? immutable 'dont-care) '() (list '#:immutable immutable))
          (if (and flat? (not (eq? immutable #t))) '(#:flat? #t) '())))

(define (check-mutability blame v neg immutable what is-immutable?)
  (cond
    [(eq? immutable 'dont-care) (void)]
    [(and (eq? immutable #t) (not (is-immutable? v))) (refuse blame v neg (format "an immutable ~a" what))]
    [(and (not immutable) (is-immutable? v)) (refuse blame v neg (format "a mutable ~a" what))]))

;; Vectors of such elements.
(define (vectorof c #:immutable [immutable 'dont-care] #:flat? [flat? #f] #:eager [eager #t])
  (define element (coerce-contract 'vectorof c))
  (define ok? (first-order-of element))
  (define kind (vector-kind (list element) immutable flat?))
  (new-of-kind kind (list* 'vectorof (name-of element) (options immutable flat?))
               (lambda (v)
                 (and (vector? v) (fits? v immutable) (for/and ([x (in-vector v)]) (ok? x))))
               (lambda (blame)
                 (define inner (blame-add-context blame "an element of"))
                 (define out ((late-neg-of element) inner))
                 (define in ((late-neg-of element) (blame-swap inner)))
                 (lambda (v neg)
                   (unless (vector? v) (refuse blame v neg "a vector"))
                   (check-mutability blame v neg immutable "vector" immutable?)
                   (wrap-vector v neg kind (lambda (i) out) (lambda (i) in) blame (quick-test element))))
               #:more (container 'vectorof immutable (list element))
               #:stronger container-stronger?))

;; Vectors with an element for each contract.
(define (vector/c #:immutable [immutable 'dont-care] #:flat? [flat? #f] . args)
  (define elements (map (lambda (a) (coerce-contract 'vector/c a)) args))
  (define n (length elements))
  (define tests (list->vector (map first-order-of elements)))
  (define kind (vector-kind elements immutable flat?))
  (new-of-kind kind (append (cons 'vector/c (map name-of elements)) (options immutable flat?))
               (lambda (v)
                 (and (vector? v) (fits? v immutable) (= n (vector-length v))
                      (for/and ([x (in-vector v)] [ok? (in-vector tests)]) (ok? x))))
               (lambda (blame)
                 (define (all blame)
                   (for/vector ([c (in-list elements)] [i (in-naturals)])
                     ((late-neg-of c) (blame-add-context blame (if (eq? kind 'flat) "an element of" (format "the ~a element of" (ordinal i)))))))
                 (define out (all blame))
                 (define in (all (blame-swap blame)))
                 (lambda (v neg)
                   (unless (vector? v) (refuse blame v neg "a vector"))
                   (check-mutability blame v neg immutable "vector" immutable?)
                   (unless (= n (vector-length v))
                     (raise-blame-error blame #:missing-party neg v '(expected: "a vector of ~a" given: "~e") (plural n "element") v))
                   (wrap-vector v neg kind (lambda (i) (vector-ref out i)) (lambda (i) (vector-ref in i)) blame)))
               #:more (container 'vector/c immutable elements)
               #:stronger container-stronger?))

(define (fits? v immutable) (or (eq? immutable 'dont-care) (eq? immutable (immutable? v))))
(define (vector-kind elements immutable flat?)
  (cond [flat? 'flat]
        [(eq? immutable #t) (all-kind elements)]
        [else (all-kind elements 'chaperone)]))

;; test : predicate of elements that pass as they are, or #f
(define (wrap-vector v neg kind out-at in-at blame [test #f])
  (cond
    [(eq? kind 'flat)
     (for ([x (in-vector v)] [i (in-naturals)]) ((out-at i) x neg))
     v]
    [(immutable? v)
     (define new (for/vector #:length (vector-length v) ([x (in-vector v)] [i (in-naturals)]) ((out-at i) x neg)))
     (if (for/and ([a (in-vector v)] [b (in-vector new)]) (eq? a b)) v (vector->immutable-vector new))]
    [else
     ((if (eq? kind 'chaperone) chaperone-vector impersonate-vector)
      v
      (if test (lambda (v i x) (if (test x) x ((out-at i) x neg))) (lambda (v i x) ((out-at i) x neg)))
      (if test (lambda (v i x) (if (test x) x ((in-at i) x neg))) (lambda (v i x) ((in-at i) x neg)))
      prop:blame (cons blame neg))]))

;; A contract for immutable vectors whose elements all obey c.
(define (vector-immutableof c) (vectorof c #:immutable #t))
;; A contract for immutable vectors of that many elements, each obeying its contract.
(define (vector-immutable/c . cs) (apply vector/c cs #:immutable #t))

;; Boxes.
(define (box/c in [out in] #:immutable [immutable 'dont-care] #:flat? [flat? #f])
  (define stored (coerce-contract 'box/c in))
  (define content (if (eq? in out) stored (coerce-contract 'box/c out)))
  (define both (if (eq? in out) (list stored) (list stored content)))
  (define ok? (first-order-of content))
  (define kind (vector-kind both immutable flat?))
  (new-of-kind kind (append (cons 'box/c (map name-of both)) (options immutable flat?))
               (lambda (v) (and (box? v) (fits? v immutable) (ok? (unbox v))))
               (lambda (blame)
                 (define inner (blame-add-context blame "the content of"))
                 (define project-out ((late-neg-of content) inner))
                 (define project-in ((late-neg-of stored) (blame-swap inner)))
                 (define whole (if (eq? kind 'flat) inner blame))
                 (lambda (v neg)
                   (unless (box? v) (refuse whole v neg "a box"))
                   (check-mutability whole v neg immutable "box" immutable?)
                   (cond
                     [(eq? kind 'flat) (project-out (unbox v) neg) v]
                     [(immutable? v) (box-immutable (project-out (unbox v) neg))]
                     [else
                      ((if (eq? kind 'chaperone) chaperone-box impersonate-box)
                       v
                       (lambda (b x) (project-out x neg))
                       (lambda (b x) (project-in x neg))
                       prop:blame (cons blame neg))])))
               #:more (container 'box/c immutable both)
               #:stronger container-stronger?))
;; A contract for immutable boxes whose content obeys c.
(define (box-immutable/c c) (box/c c #:immutable #t))

;; ---- hash tables ------------------------------------------------------------------------------

;; Tables with such keys and values.
(define (hash/c key value #:immutable [immutable 'dont-care] #:flat? [flat? #f])
  (define k (coerce-chaperone-contract 'hash/c key))
  (define v (coerce-contract 'hash/c value))
  (hash-contract (append (list 'hash/c (name-of k) (name-of v)) (options immutable flat?))
                 k (lambda (key) v) (list v) immutable flat? "the values of"))

;; The contract of a value may depend on its key: (hash/dc [k c] [v (k) d]).
(define-syntax (hash/dc stx)
  (define (build key value c dep d options)
    (let loop ([l (or (syntax->list options) (raise-syntax-error #f "bad syntax" stx))])
      (when (pair? l)
        (unless (memq (syntax-e (car l)) '(#:kind #:immutable))
          (raise-syntax-error #f "expected either the keyword #:kind or #:immutable" stx (car l)))
        (unless (pair? (cdr l)) (raise-syntax-error #f "expected a value to follow the keyword" stx (car l)))
        (loop (cddr l))))
    #`(dependent-hash '(hash/dc #,key #,value . #,options) #,c (lambda (#,dep) #,d) . #,options))
  (syntax-case stx ()
    [(_ [k c] [v (dep) d] . options)
     (and (identifier? #'k) (identifier? #'v) (identifier? #'dep))
     (begin
       (unless (free-identifier=? #'k #'dep)
         (raise-syntax-error #f "expected the same identifier for the domain and the dependency" stx #'k))
       (build #'[k c] #'[v (dep) d] #'c #'dep #'d #'options))]
    [(_ [k c] [v () d] . options)
     (and (identifier? #'k) (identifier? #'v))
     (build #'[k c] #'[v () d] #'c #'dep #'d #'options)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (dependent-hash name key make #:immutable [immutable 'dont-care] #:kind [kind 'chaperone])
  (hash-contract name (coerce-chaperone-contract 'hash/dc key)
                 (lambda (key) (coerce-contract 'hash/dc (make key)))
                 '() immutable (eq? kind 'flat) "the values of"))

;; fixed : list of the one contract of all values, or '()
(define (hash-contract name key value-at fixed immutable flat? values-text)
  (define key? (first-order-of key))
  (define (never v) #f)
  (define key-ok? (or (quick-test key) never))
  (define value-ok? (or (and (pair? fixed) (quick-test (car fixed))) never))
  (define kind (vector-kind (cons key fixed) immutable flat?))
  (new-of-kind kind name
               (lambda (h)
                 (and (hash? h) (fits? h immutable)
                      (for/and ([(k v) (in-hash h)]) (and (key? k) ((first-order-of (value-at k)) v)))))
               (lambda (blame)
                 (define key-blame (blame-add-context blame "the keys of"))
                 (define value-blame (blame-add-context blame values-text))
                 (define key-out ((late-neg-of key) key-blame))
                 (define key-in ((late-neg-of key) (blame-swap key-blame)))
                 (define (value-project blame)
                   (if (pair? fixed)
                       (let ([p ((late-neg-of (car fixed)) blame)]) (lambda (k v neg) (p v neg)))
                       (lambda (k v neg) (((late-neg-of (value-at k)) blame) v neg))))
                 (define out (value-project value-blame))
                 (define in (value-project (blame-swap value-blame)))
                 (lambda (h neg)
                   (unless (hash? h) (refuse blame h neg "a hash"))
                   (check-mutability blame h neg immutable "hash" immutable?)
                   (cond
                     [(or (eq? kind 'flat) (immutable? h))
                      (define changed
                        (for/fold ([new h]) ([(k v) (in-hash h)])
                          (define-values (k2 v2) (let ([k2 (key-out k neg)]) (values k2 (out k v neg))))
                          (if (and (eq? k k2) (eq? v v2)) new (hash-set (hash-remove new k) k2 v2))))
                      (if (eq? kind 'flat) h changed)]
                     [else
                      (define (check-key k) (if (key-ok? k) k (key-in k neg)))
                      (define (check-found h k v) (if (value-ok? v) v (out k v neg)))
                      ((if (eq? kind 'chaperone) chaperone-hash impersonate-hash)
                       h
                       (lambda (h k) (values (if (key-ok? k) k (key-in k neg)) check-found))
                       (lambda (h k v) (values (check-key k) (if (value-ok? v) v (in k v neg))))
                       (lambda (h k) (check-key k))
                       (lambda (h k) (if (key-ok? k) k (key-out k neg)))
                       prop:blame (cons blame neg))])))
               #:more (and (pair? fixed) (container 'hash/c immutable (cons key fixed)))
               #:stronger container-stronger?))

;; ---- parameters, promises, syntax -------------------------------------------------------------

;; in : contract of what it is set to; out : of what it gives
(define (parameter/c in [out in])
  (define a (coerce-contract 'parameter/c in))
  (define b (coerce-contract 'parameter/c out))
  (new-of-kind (all-kind (list a b) 'chaperone)
               (list* 'parameter/c (name-of a) (if (eq? in out) '() (list (name-of b))))
               parameter?
               (lambda (blame)
                 (define inner (blame-add-context blame "the parameter of"))
                 (define project-in ((late-neg-of a) (blame-swap inner)))
                 (define project-out ((late-neg-of b) inner))
                 (lambda (v neg)
                   (unless (parameter? v)
                     (raise-blame-error blame #:missing-party neg v '(expected "a parameter")))
                   (make-derived-parameter v
                                           (lambda (x) (project-in x neg))
                                           (lambda (x) (project-out x neg)))))))

;; Promises of such values.
(define (promise/c c)
  (define content (coerce-contract 'promise/c c))
  (new-of-kind (all-kind (list content) 'chaperone) (list 'promise/c (name-of content)) promise?
               (lambda (blame)
                 (define project ((late-neg-of content) (blame-add-context blame "the promise from")))
                 (lambda (v neg)
                   (unless (promise? v)
                     (raise-blame-error blame #:missing-party neg v '(expected: "<promise>" given: "~e") v))
                   (delay (project (force v) neg))))))

;; Syntax with such content.
(define (syntax/c c)
  (define content (coerce-flat-contract 'syntax/c c))
  (define ok? (first-order-of content))
  (new-flat (list 'syntax/c (name-of content)) (lambda (v) (and (syntax? v) (ok? (syntax-e v))))))
