#lang racket/base
;; racket/contract/private/data: contracts of lists, pairs, vectors, boxes, hash tables, parameters, promises, syntax.
;; Layer: contract system, above apply.
;; Immutable data are copied where an element changes; mutable ones are wrapped, and checked at each access.

(provide listof non-empty-listof list*of list/c cons/c cons/dc
         vectorof vector/c vector-immutableof vector-immutable/c
         box/c box-immutable/c hash/c hash/dc parameter/c promise/c syntax/c)

(require "blame.rkt" "core.rkt" "combine.rkt" "apply.rkt" (only-in "../../private/promise.rkt" promise? promise-through)
         (only-in '#%woad plain-predicate? plain-list guard every-element?) (for-syntax racket/base "condensed.rkt"))

(define (refuse blame v neg what)
  (raise-blame-error blame #:missing-party neg v (list 'expected what 'given: "~e") v))
(define (plural n what) (format "~a ~a~a" n what (if (eqv? n 1) "" "s")))

;; ---- lists ------------------------------------------------------------------------------------

;; L with each element changed by PROJECT; L itself when none changes.
(define (map/same project l)
  (let loop ([l l])
    (if (pair? l)
        (let ([new (project (car l))]) (same-pair l new (loop (cdr l))))
        l)))

;; Whether V is as immutable as the option says.
(define-syntax-rule (fits? v immutable) (or (eq? immutable 'dont-care) (eq? immutable (immutable? v))))

;; The predicate of lists, or of vectors, whose elements OK? accepts; a primitive is asked without a step of the language.
(define (list-test ok?)
  (or (plain-list ok?)
      (lambda (l) (let loop ([l l]) (or (null? l) (and (ok? (car l)) (loop (cdr l))))))))
(define (vector-test immutable ok?)
  (define (each? v) (for/and ([x (in-vector v)]) (ok? x)))
  (define-syntax-rule (with how) (lambda (v) (and (vector? v) (fits? v immutable) (how v))))
  (if (plain-predicate? ok?)
      (with (lambda (v) (if (impersonator? v) (each? v) (every-element? ok? v))))
      (with each?)))

(define (list-contract form element ok-list? expected)
  (define element-ok? (first-order-of element))
  (define all-ok? (list-test element-ok?))
  (define kind (kind-of element))
  (define flat? (eq? 'flat kind))
  (define quick? (quick-test/never element))
  (define all-quick? (if (and (eq? quick? element-ok?) (plain-predicate? all-ok?)) all-ok? never))
  (new-of-kind kind (delay-name (list form (name-of element)))
               (if (and (eq? ok-list? list?) (plain-predicate? all-ok?)) all-ok? (lambda (v) (and (ok-list? v) (all-ok? v))))
               (lambda (blame)
                 (define project (part-refusal element (blame-add-context blame "an element of")))
                 (lambda (v neg)
                   (unless (ok-list? v)
                     (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") expected v))
                   (cond
                     [(all-quick? v) v]
                     [flat?
                      (let loop ([l v])
                        (cond
                          [(null? l) v]
                          [else
                           (unless (quick? (car l)) (project (car l) neg))
                           (loop (cdr l))]))]
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
  (list-contract 'listof element list? "list?"))
;; Lists of such elements that are not empty.
(define (non-empty-listof c)
  (define element (coerce-contract 'non-empty-listof c))
  (list-contract 'non-empty-listof element
                 (lambda (v) (and (pair? v) (list? v))) "(and/c list? pair?)"))

;; Pairs in a row whose last tail the other contract accepts; that alone for no pairs.
(define (list*of c [last c])
  (define element (coerce-contract 'list*of c))
  (define tail (coerce-contract 'list*of last))
  (define-values (ok? tail-ok?) (values (first-order-of element) (first-order-of tail)))
  (new-of-kind (all-kind (list element tail))
               (delay-name (list* 'list*of (name-of element) (if (eq? c last) '() (list (name-of tail)))))
               (lambda (v) (let loop ([v v]) (if (pair? v) (and (ok? (car v)) (loop (cdr v))) (tail-ok? v))))
               (lambda (blame)
                 (define p (part-projection element (blame-add-context blame "an element of")))
                 (define q (part-projection tail (blame-add-context blame "an element of")))
                 (lambda (v neg)
                   (let loop ([v v])
                     (if (pair? v) (same-pair v (p (car v) neg) (loop (cdr v))) (q v neg)))))
               #:more (compound (list element tail) (lambda (x end) (list* x x end)))))

;; Lists with an element for each contract.
(define (list/c . args)
  (if (null? args) (coerce-contract 'list/c '()) (fixed-list-contract (coerce-contracts 'list/c args))))
(define (fixed-list-contract elements)
  (define n (length elements))
  (define tests (map first-order-of elements))
  (define kind (all-kind elements))
  (define (all-pass? v)
    (let loop ([tests tests] [l v]) (or (null? l) (and ((car tests) (car l)) (loop (cdr tests) (cdr l))))))
  (define quick? (andmap quick-test elements))
  (new-of-kind kind (delay-name (cons 'list/c (map name-of elements)))
               (lambda (v) (and (list? v) (= n (length v)) (all-pass? v)))
               (lambda (blame)
                 (define (place-blame i) (blame-add-context blame (format "the ~a element of" (ordinal i))))
                 (define projections
                   (and (not quick?)
                        (for/list ([c (in-list elements)] [i (in-naturals 1)]) (part-projection c (place-blame i)))))
                 (lambda (v neg)
                   (unless (list? v)
                     (if (eq? kind 'flat)
                         (refuse blame v neg "a list")
                         (raise-blame-error blame #:missing-party neg v '(expected: "a list" given: "~e") v)))
                   (unless (= n (length v)) (refuse-length blame v neg n))
                   (cond
                     [quick?
                      (let loop ([tests tests] [l v] [i 0])
                        (cond
                          [(null? l) v]
                          [((car tests) (car l)) (loop (cdr tests) (cdr l) (+ i 1))]
                          [else (flat-failure (place-blame (+ i 1)) (car l) neg (name-of (list-ref elements i)))]))]
                     [else
                      (define new (map (lambda (p x) (p x neg)) projections v))
                      (if (andmap eq? new v) v new)])))
               #:more (compound elements list)
               #:stronger (lambda (a b)
                            (define other (and (basic? b) (basic-more b)))
                            (if (element-list? other)
                                (and (or (pair? elements) (element-list-empty? other))
                                     (for/and ([c (in-list elements)])
                                       (contract-stronger? c (element-list-contract other))))
                                (parts-stronger? a b)))
               #:list? #t))
(define (refuse-length blame v neg n)
  (define expected (plural n "element"))
  (if (null? v)
      (raise-blame-error blame #:missing-party neg v '(expected: "a list of ~a" given: "~e") expected v)
      (raise-blame-error blame #:missing-party neg v '(expected: "a list of ~a" given: "~a" "\n  complete list: ~e")
                         expected (plural (length v) "element") v)))
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
  (new-of-kind (all-kind (list head tail)) (delay-name (list 'cons/c (name-of head) (name-of tail)))
               (lambda (v) (and (pair? v) (head? (car v)) (tail? (cdr v))))
               (lambda (blame)
                 (define p (part-projection head (blame-add-context blame "the car of")))
                 (define q (part-projection tail (blame-add-context blame "the cdr of")))
                 (lambda (v neg)
                   (unless (pair? v)
                     (raise-blame-error blame #:missing-party neg v '(expected: "pair?" given: "~e") v))
                   (let ([x (p (car v) neg)]) (same-pair v x (q (cdr v) neg)))))
               #:more (compound (list head tail) cons)
               #:stronger parts-stronger?
               #:list? (list-contract? tail)))

;; (cons/dc [hd c] [tl (hd) c] option), (cons/dc [hd (tl) c] [tl c] option)
;; The contract of one half may depend on the other half. The option #:flat, #:chaperone or #:impersonator says what kind of
;; contract the dependent one is: without it, a chaperone.
(define-syntax (cons/dc stx)
  (define (kind-of-option options)
    (syntax-case options ()
      [() 'chaperone]
      [(kw)
       (memq (syntax-e #'kw) '(#:flat #:chaperone #:impersonator))
       (string->symbol (keyword->string (syntax-e #'kw)))]
      [_ (raise-syntax-error #f "bad syntax" stx)]))
  (syntax-case stx ()
    [(_ [hd c] [tl (dep) d] . options)
     (with-syntax ([kind (kind-of-option #'options)])
       #`(dependent-pair (lambda (name) (list 'cons/dc (list 'hd name) '(tl (dep) #,(condensed #'d)))) c (lambda (dep) d) #t 'kind))]
    [(_ [hd (dep) c] [tl d] . options)
     (with-syntax ([kind (kind-of-option #'options)])
       #`(dependent-pair (lambda (name) (list 'cons/dc '(hd (dep) #,(condensed #'c)) (list 'tl name))) d (lambda (dep) c) #f 'kind))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; shown : from the name of the contract of the half that depends on nothing to the name of all
(define (dependent-pair shown c make car-first? kind)
  (define first (coerce-contract 'cons/dc c))
  (define name (shown (name-of first)))
  (define first? (first-order-of first))
  (define (other v) (coerce-contract 'cons/dc (make v)))
  (new-of-kind kind name
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
                   (cond [(eq? kind 'flat) v]
                         [car-first? (cons a b)]
                         [else (cons b a)])))))

;; Is A, of data that may be mutable, stronger than B?
(define (container-stronger? a b)
  (define-values (more other) (values (basic-more a) (and (basic? b) (basic-more b))))
  (and (container? more) (container? other)
       (eq? (container-form more) (container-form other))
       (or (eq? (container-immutable more) (container-immutable other)) (eq? 'dont-care (container-immutable other)))
       (= (length (container-contracts more)) (length (container-contracts other)))
       (andmap (if (eq? #t (container-immutable other)) contract-stronger? contract-equivalent?)
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

;; Vectors of such elements.  The elements of an immutable vector are checked at once when eager is #t or not less than its
;; length; else when they are read.
(define (vectorof c #:immutable [immutable 'dont-care] #:flat? [flat? #f] #:eager [eager #t])
  (define element ((if flat? coerce-flat-contract coerce-contract) 'vectorof c))
  (unless (or (boolean? eager) (exact-nonnegative-integer? eager))
    (raise-argument-error 'vectorof "(or/c #t #f exact-nonnegative-integer?)" eager))
  (when (and flat? (not (eq? eager #t)))
    (raise-arguments-error 'vectorof "flat? cannot be true unless eager is true" "flat?" flat? "eager" eager))
  (define quick? (quick-test/never element))
  (define kind (vector-kind (list element) (and (eq? eager #t) immutable) flat?))
  (define contract
    (new-of-kind kind (delay-name (list* 'vectorof (name-of element) (options immutable flat?)))
                 (vector-test immutable (first-order-of element))
                 (lambda (blame)
                   (define out (part-refusal element (blame-add-context blame "an element of")))
                   (define in (part-refusal element (blame-add-context blame "an element of" #:swap? #t)))
                   (vector-projection contract blame immutable #f eager quick? quick? out in))
                 #:more (container 'vectorof immutable (list element))
                 #:stronger container-stronger?))
  contract)

;; Vectors with an element for each contract.
(define (vector/c #:immutable [immutable 'dont-care] #:flat? [flat? #f] . args)
  (define elements (map (lambda (a) ((if flat? coerce-flat-contract coerce-contract) 'vector/c a)) args))
  (define n (length elements))
  (define (for-each-element f) (for/vector #:length n ([c (in-list elements)] [i (in-naturals)]) (f c i)))
  (define tests (for-each-element (lambda (c i) (first-order-of c))))
  (define quick-tests (for-each-element (lambda (c i) (quick-test/never c))))
  ;; what is asked at every place
  (define quick-all?
    (if (and (pair? args) (for/and ([ok? (in-vector quick-tests)]) (eq? ok? (vector-ref quick-tests 0))))
        (vector-ref quick-tests 0)
        never))
  (define kind (vector-kind elements immutable flat?))
  (define (place i) (if (eq? kind 'flat) "an element of" (format "the ~a element of" (ordinal i))))
  (define contract
    (new-of-kind kind (delay-name (append (cons 'vector/c (map name-of elements)) (options immutable flat?)))
                 (lambda (v)
                   (and (vector? v) (fits? v immutable) (= n (vector-length v))
                        (let loop ([i 0]) (or (eqv? i n) (and ((vector-ref tests i) (vector-ref v i)) (loop (+ i 1)))))))
                 (lambda (blame)
                   (define out
                     (for-each-element (lambda (c i) (part-refusal c (blame-add-context blame (place i))))))
                   (define in
                     (for-each-element (lambda (c i) (part-refusal c (blame-add-context blame (place i) #:swap? #t)))))
                   (vector-projection contract blame immutable n #t quick-tests quick-all? out in))
                 #:more (container 'vector/c immutable elements)
                 #:stronger container-stronger?))
  contract)

(define (vector-kind elements immutable flat?)
  (cond [flat? 'flat]
        [(eq? immutable #t) (all-kind elements)]
        [else (all-kind elements 'chaperone)]))

(define (copy-of v)
  (define new (make-vector (vector-length v)))
  (vector-copy! new 0 v)
  new)
;; The projection of C for vectors of N elements, or of any number for #f.  immutable, eager : as vectorof takes them
;; tests : what is asked first about an element, as quick-test/never gives it, or a vector of that;  plain? : what is asked of each
;; outs, ins : the projection of what TESTS refuses where it is read, and where it is stored, or a vector of them
(define (vector-projection c blame immutable n eager tests plain? outs ins)
  (define kind (kind-of c))
  (define-syntax-rule (at x i) (if (vector? x) (vector-ref x i) x))
  (define-syntax-rule (checked projections x i neg) (if ((at tests i) x) x ((at projections i) x neg)))
  (define-syntax-rule (check-first v neg)
    (begin
      (unless (vector? v) (refuse blame v neg "a vector"))
      (unless (eq? immutable 'dont-care) (check-mutability blame v neg immutable "vector" immutable?))
      (unless (or (not n) (= n (vector-length v)))
        (raise-blame-error blame #:missing-party neg v '(expected: "a vector of ~a" given: "~e") (plural n "element") v))))
  (define all-plain? (if (plain-predicate? plain?) (lambda (v) (and (not (impersonator? v)) (every-element? plain? v))) never))
  ;; -> the new vector, once an element has changed, or #f
  (define (changed v neg)
    (for/fold ([new #f]) ([i (in-range (vector-length v))])
      (define x (vector-ref v i))
      (define y (checked outs x i neg))
      (define changed (if (eq? x y) new (or new (copy-of v))))
      (when changed (vector-set! changed i y))
      changed))
  (define (eager? v) (or (eq? eager #t) (and eager (<= (vector-length v) eager))))
  (define make (if (eq? kind 'impersonator) impersonate-vector chaperone-vector))
  (define wrap
    (wrapping
     (lambda (v neg)
       (make v
             (guarded plain? (lambda (v i x) (checked outs x i neg)))
             (guarded plain? (lambda (v i x) (checked ins x i neg)))
             prop:contracted c prop:blame (cons blame neg)))))
  (if (eq? kind 'flat)
      (lambda (v neg)
        (check-first v neg)
        (unless (all-plain? v)
          (let loop ([i 0])
            (when (< i (vector-length v))
              (let ([x (vector-ref v i)])
                (unless ((at tests i) x) ((at outs i) x neg))
                (loop (+ i 1))))))
        v)
      (lambda (v neg)
        (check-first v neg)
        (cond
          [(not (and (immutable? v) (eager? v))) (wrap v neg)]
          [(all-plain? v) v]
          [(changed v neg) => vector->immutable-vector]
          [else v]))))

;; A contract for immutable vectors whose elements all obey c.
(define (vector-immutableof c) (vectorof c #:immutable #t))
;; A contract for immutable vectors of that many elements, each obeying its contract.
(define (vector-immutable/c . cs) (apply vector/c cs #:immutable #t))

;; Boxes.
(define (box/c in [out in] #:immutable [immutable 'dont-care] #:flat? [flat? #f])
  (define (coerce c) ((if flat? coerce-flat-contract coerce-contract) 'box/c c))
  (define stored (coerce in))
  (define content (if (eq? in out) stored (coerce out)))
  (define both (if (eq? in out) (list stored) (list stored content)))
  (define ok? (first-order-of content))
  (define kind (vector-kind both immutable flat?))
  (define-values (quick-out? quick-in?) (values (quick-test/never content) (quick-test/never stored)))
  (define contract
    (new-of-kind kind (delay-name (append (cons 'box/c (map name-of both)) (options immutable flat?)))
                 (lambda (v) (and (box? v) (fits? v immutable) (ok? (unbox v))))
                 (lambda (blame)
                   (define inner (blame-add-context blame "the content of"))
                   (define project-out (part-refusal content inner))
                   (define project-in (part-refusal stored (blame-swap inner)))
                   (define whole (if (eq? kind 'flat) inner blame))
                   (define make (if (eq? kind 'chaperone) chaperone-box impersonate-box))
                   (define wrap
                     (wrapping
                      (lambda (v neg)
                        (make v
                              (guarded quick-out? (lambda (b x) (if (quick-out? x) x (project-out x neg))))
                              (guarded quick-in? (lambda (b x) (if (quick-in? x) x (project-in x neg))))
                              prop:contracted contract prop:blame (cons blame neg)))))
                   (lambda (v neg)
                     (unless (box? v) (refuse whole v neg "a box"))
                     (check-mutability whole v neg immutable "box" immutable?)
                     (cond
                       [(eq? kind 'flat) (project-out (unbox v) neg) v]
                       [(immutable? v) (box-immutable (project-out (unbox v) neg))]
                       [else (wrap v neg)])))
                 #:more (container 'box/c immutable both)
                 #:stronger container-stronger?))
  contract)
;; A contract for immutable boxes whose content obeys c.
(define (box-immutable/c c) (box/c c #:immutable #t))

;; ---- hash tables ------------------------------------------------------------------------------

;; Tables with such keys and values.
(define (hash/c key value #:immutable [immutable 'dont-care] #:flat? [flat? #f])
  (unless (memq immutable '(#t #f dont-care))
    (raise-argument-error 'hash/c "(or/c #t #f 'dont-care) for the #:immutable argument" immutable))
  (define k ((if flat? coerce-flat-contract coerce-chaperone-contract) 'hash/c key))
  (define v ((if flat? coerce-flat-contract coerce-contract) 'hash/c value))
  (hash-contract (delay-name (append (list 'hash/c (name-of k) (name-of v)) (options immutable flat?)))
                 k (lambda (key) v) (list v) immutable (vector-kind (list k v) immutable flat?)))

;; The contract of a value may depend on its key: (hash/dc [k c] [v (k) d]).
(define-syntax (hash/dc stx)
  (define (build key value c dep d options)
    (let loop ([l (or (syntax->list options) (raise-syntax-error #f "bad syntax" stx))])
      (when (pair? l)
        (unless (memq (syntax-e (car l)) '(#:kind #:immutable))
          (raise-syntax-error #f "expected either the keyword #:kind or #:immutable" stx (car l)))
        (unless (pair? (cdr l)) (raise-syntax-error #f "expected a value to follow the keyword" stx (car l)))
        (loop (cddr l))))
    #`(dependent-hash '#,key '#,value #,c (lambda (#,dep) #,d) . #,options))
  (syntax-case stx ()
    [(_ [k c] [v (dep) d] . options)
     (and (identifier? #'k) (identifier? #'v) (identifier? #'dep))
     (begin
       (unless (free-identifier=? #'k #'dep)
         (raise-syntax-error #f "expected the same identifier for the domain and the dependency" stx #'k))
       (build #'k #`[v (dep) #,(condensed #'d)] #'c #'dep #'d #'options))]
    [(_ [k c] [v () d] . options)
     (and (identifier? #'k) (identifier? #'v))
     (build #'k #`[v () #,(condensed #'d)] #'c #'dep #'d #'options)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (dependent-hash key-name value-name key make #:immutable [immutable 'dont-care] #:kind [kind 'chaperone])
  (define key-contract (coerce-chaperone-contract 'hash/dc key))
  (hash-contract `(hash/dc (,key-name ,(name-of key-contract)) ,value-name
                           ,@(if (eq? immutable 'dont-care) '() (list '#:immutable immutable))
                           ,@(if (eq? kind 'flat) (list '#:kind ''flat) '()))
                 key-contract
                 (lambda (key) (coerce-contract 'hash/dc (make key)))
                 '() immutable kind))

;; fixed : list of the one contract of all values, or '()
(define (hash-contract name key value-at fixed immutable kind)
  (define key? (first-order-of key))
  (define key-ok? (quick-test/never key))
  (define value-ok? (if (pair? fixed) (quick-test/never (car fixed)) never))
  ;; #f where the tests are not plain
  (define-values (all-keys? all-values?) (values (plain-list key-ok?) (plain-list value-ok?)))
  (define (all-pass? h) (and (all-keys? (hash-keys h)) (all-values? (hash-values h))))
  ;; whether that alone decides about a table
  (define (decisive? h) (and all-keys? all-values? (not (impersonator? h))))
  (define contract
    (new-of-kind kind name
                 (lambda (h)
                   (and (hash? h)
                        (or (fits? h immutable) (and (null? fixed) (not immutable)))
                        (if (decisive? h)
                            (all-pass? h)
                            (for/and ([(k v) (in-hash h)]) (and (key? k) ((first-order-of (value-at k)) v))))))
                 (lambda (blame)
                   (define key-blame (blame-add-context blame "the keys of"))
                   (define value-blame (blame-add-context blame "the values of"))
                   (define key-out (part-refusal key key-blame))
                   (define key-in (part-refusal key (blame-swap key-blame)))
                   (define (value-project blame)
                     (if (pair? fixed)
                         (let ([p (part-refusal (car fixed) blame)]) (lambda (k v neg) (p v neg)))
                         (lambda (k v neg) (((late-neg-of (value-at k)) blame) v neg))))
                   (define out (value-project value-blame))
                   (define in (value-project (blame-swap value-blame)))
                   (define make (if (eq? kind 'chaperone) chaperone-hash impersonate-hash))
                   (define wrap
                     (wrapping
                      (lambda (h neg)
                        (define (check-key k) (if (key-ok? k) k (key-in k neg)))
                        (define check-found (guarded value-ok? (lambda (h k v) (if (value-ok? v) v (out k v neg)))))
                        (define (find h k) (values (check-key k) check-found))
                        (make h
                              (if (plain-predicate? key-ok?) (guard key-ok? find check-found) find)
                              (lambda (h k v) (values (check-key k) (if (value-ok? v) v (in k v neg))))
                              (guarded key-ok? (lambda (h k) (check-key k)))
                              (guarded key-ok? (lambda (h k) (if (key-ok? k) k (key-out k neg))))
                              prop:contracted contract prop:blame (cons blame neg)))))
                   (lambda (h neg)
                     (unless (hash? h) (refuse blame h neg "a hash"))
                     (check-mutability blame h neg immutable "hash" immutable?)
                     (cond
                       [(and (or (eq? kind 'flat) (immutable? h)) (decisive? h) (all-pass? h)) h]
                       [(or (eq? kind 'flat) (immutable? h))
                        (define changed
                          (for/fold ([new h]) ([(k v) (in-hash h)])
                            (define k2 (if (key-ok? k) k (key-out k neg)))
                            (define v2 (if (value-ok? v) v (out k v neg)))
                            (if (and (eq? k k2) (eq? v v2)) new (hash-set (hash-remove new k) k2 v2))))
                        (if (eq? kind 'flat) h changed)]
                       [else (wrap h neg)])))
                 #:more (and (pair? fixed) (container 'hash/c immutable (cons key fixed)))
                 #:stronger container-stronger?))
  contract)

;; ---- parameters, promises, syntax -------------------------------------------------------------

;; in : contract of what it is set to; out : of what it gives
(define (parameter/c in [out in])
  (define a (coerce-contract 'parameter/c in))
  (define b (coerce-contract 'parameter/c out))
  (define contract
    (new-contract (delay-name (list* 'parameter/c (name-of a) (if (eq? in out) '() (list (name-of b)))))
                 (lambda (v) (and (parameter? v) ((first-order-of b) (v))))
                 (lambda (blame)
                   (define inner (blame-add-context blame "the parameter of"))
                   (define project-in (part-projection a (blame-swap inner)))
                   (define project-out (part-projection b inner))
                   (lambda (v neg)
                     (unless (parameter? v)
                       (raise-blame-error blame #:missing-party neg v '(expected "a parameter")))
                     (define (check-result x) (project-out x neg))
                     (impersonate-procedure v (case-lambda [() check-result] [(x) (project-in x neg)])
                                            prop:contracted contract prop:blame (cons blame neg))))))
  contract)

;; Promises of such values.
(define (promise/c c)
  (define content (coerce-contract 'promise/c c))
  (define kind (all-kind (list content) 'chaperone))
  (define contract
    (new-of-kind kind (list 'promise/c (name-of content)) promise?
                 (lambda (blame)
                   (define inner (blame-add-context blame "the promise from"))
                   (define project ((late-neg-of content) inner))
                   (lambda (v neg)
                     (unless (promise? v)
                       (raise-blame-error blame #:missing-party neg v '(expected: "<promise>" given: "~e") v))
                     (define through
                       (case-lambda
                         [(x) (project x neg)]
                         [all (raise-blame-error inner #:missing-party neg v '("received ~a~a~a" expected: "1 value")
                                                 (plural (length all) "value")
                                                 (if (null? all) "" ":")
                                                 (apply string-append (map (lambda (x) (format "\n   ~e" x)) all)))]))
                     (promise-through kind v through prop:contracted contract prop:blame (cons blame neg))))
                 #:more (container 'promise/c #t (list content))
                 #:stronger container-stronger?))
  contract)

;; Syntax with such content.
(define (syntax/c c)
  (define content (coerce-flat-contract 'syntax/c c))
  (define ok? (first-order-of content))
  (new-flat (list 'syntax/c (name-of content)) (lambda (v) (and (syntax? v) (ok? (syntax-e v))))))
