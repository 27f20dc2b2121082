#lang racket/base
;; racket/contract/private/core: what a contract is, and how values become contracts.
;; Layer: contract system, above blame.
;; A contract is a structure with a record of operations (under prop:contract and its kin).  The projection has the
;; late-neg form: from blame to a procedure of the value and the party that uses it.

(provide prop:contract prop:chaperone-contract prop:flat-contract
         prop:contracted prop:blame has-contract? value-contract has-blame? value-blame
         contract-property? chaperone-contract-property? flat-contract-property? contract-struct?
         build-contract-property build-chaperone-contract-property build-flat-contract-property
         make-contract make-chaperone-contract make-flat-contract
         new-flat new-chaperone new-contract new-of-kind kind-of all-kind
         contract? chaperone-contract? flat-contract? impersonator-contract? list-contract?
         coerce-contract coerce-contracts coerce-contract/f coerce-flat-contract coerce-chaperone-contract
         coerce-flat-contracts coerce-chaperone-contracts
         eq-contract? eq-contract-val equal-contract? equal-contract-val
         quick-test quick-test/never test-of guarded wrapping never repeatable? part-projection part-refusal same-pair delay-name any-test all-tests (struct-out recursive) (struct-out element-list) (struct-out compound) (struct-out conjunction) (struct-out container) basic? basic-more predicate-stronger generate-of exercise-of
         write-contract contract-name contract-first-order contract-first-order-passes? first-order-of name-of
         contract-projection contract-val-first-projection contract-late-neg-projection late-neg-of
         get/build-late-neg-projection get/build-val-first-projection
         contract-stronger? contract-equivalent? flat-contract-predicate
         any/c none/c flat-failure rename-kind)

(require "blame.rkt" (only-in racket/list empty? cons?) (only-in '#%woad plain-predicate? plain-any plain-all plain-same plain-number guard rewrapper))

;; The operations take the contract.  kind : 'flat, 'chaperone or 'impersonator
(struct operations (kind name first-order late-neg stronger equivalent list? generate exercise)
  #:property prop:custom-write
  (lambda (o port mode)
    (define kind (operations-kind o))
    (fprintf port "#<~acontract-property>" (if (eq? kind 'impersonator) "" (format "~a-" kind)))))

(define ((check-operations kind) v info)
  (unless (operations? v)
    (define-values (property expected)
      (case kind
        [(flat) (values "prop:flat-contract" "a flat contract property")]
        [(chaperone) (values "prop:chaperone-contract" "a chaperone contract property")]
        [else (values "prop:contract" "a contract property")]))
    (raise (exn:fail:contract (format "~a: expected ~a; got: ~e" property expected v) (current-continuation-marks))))
  v)
(define-values (prop:any-contract contract-struct? operations-of) (make-struct-type-property 'prop:any-contract))

;; How a contract structure prints: with its kind and name, but outside of quoted data as the expression that makes it, where
;; there is one.
(define (write-contract c port mode)
  (define more (and (basic? c) (basic-more c)))
  (define (show before)
    (write-string before port)
    (if (eqv? mode 1) (print (name-of c) port 1) (write (name-of c) port))
    (write-string ">" port))
  (cond
    [(eq? 'fields more)   ; contracts of structures show no name
     (write-string (case (kind-of c)
                     [(flat) "#<procedure:flat-struct/dc>"]
                     [(chaperone) "#<struct/dc>"]
                     [else "#<impersonator-struct/dc>"])
                   port)]
    [(and (eqv? mode 0) (not (eq? 'from-parts more))) (print (name-of c) port 1)]
    [else
     (show (case (kind-of c) [(flat) "#<flat-contract: "] [(chaperone) "#<chaperone-contract: "] [else "#<contract: "]))]))
(define (derive kind)
  (cons (cons prop:any-contract values)
        (if (eq? kind 'flat)
            (list (cons prop:procedure (lambda (v) (lambda (self x) ((first-order-of self) x)))))
            '())))
;; prop:contract : struct-type-property?
;; Instances are contracts: by a result of build-contract-property.
(define-values (prop:contract has-contract-prop? get-contract-prop)
  (make-struct-type-property 'prop:contract (check-operations 'impersonator) (derive 'impersonator)))
;; prop:chaperone-contract : struct-type-property?
;; Instances are chaperone contracts: by a result of build-chaperone-contract-property.
(define-values (prop:chaperone-contract has-chaperone-prop? get-chaperone-prop)
  (make-struct-type-property 'prop:chaperone-contract (check-operations 'chaperone) (derive 'chaperone)))
;; prop:flat-contract : struct-type-property?
;; Instances are flat contracts: by a result of build-flat-contract-property.
(define-values (prop:flat-contract has-flat-prop? get-flat-prop)
  (make-struct-type-property 'prop:flat-contract (check-operations 'flat) (derive 'flat)))

;; Whether v is a result of build-contract-property.
(define (contract-property? v) (and (operations? v) (eq? 'impersonator (operations-kind v))))
;; Whether v is a result of build-chaperone-contract-property.
(define (chaperone-contract-property? v) (and (operations? v) (eq? 'chaperone (operations-kind v))))
;; Whether v is a result of build-flat-contract-property.
(define (flat-contract-property? v) (and (operations? v) (eq? 'flat (operations-kind v))))

;; Properties of values under contract.
(define-values (impersonator-contracted contracted? contracted-of) (make-impersonator-property 'contracted))
(define-values (impersonator-blame blamed? blame-of) (make-impersonator-property 'blame))
(define prop:contracted impersonator-contracted)
(define prop:blame impersonator-blame)
;; Whether a value carries a contract.
(define (has-contract? v) (contracted? v))
;; The contract that a value carries, or #f.
(define (value-contract v) (and (contracted? v) (contracted-of v)))
;; Whether the value is under a contract that says whom to blame.
(define (has-blame? v) (blamed? v))
;; The property is blame, or a pair of blame and the party that it may miss.
(define (value-blame v)
  (define b (and (blamed? v) (blame-of v)))
  (if (pair? b) (blame-with-party (car b) (cdr b)) b))

;; ---- operations -------------------------------------------------------------------------------

;; Those of built-in contracts, which are most, are found without a look for the property.
(define (kind-of c)
  (cond [(flat? c) 'flat] [(chaperone? c) 'chaperone] [else (operations-kind (operations-of c))]))
(define (name-of c)
  (if (basic? c) (shown-name c) ((operations-name (operations-of c)) c)))
(define (first-order-of c)
  (if (basic? c) (basic-first-order c) ((operations-first-order (operations-of c)) c)))
(define (generate-of c) (let ([g (operations-generate (operations-of c))]) (and g (g c))))
(define (exercise-of c) (let ([e (operations-exercise (operations-of c))]) (and e (e c))))
(define (late-neg-of c) ((operations-late-neg (operations-of c)) c))

;; The projection of C with a blame, for a part of a value.  Where a predicate decides the blame is made for what it refuses only.
(define-syntax-rule (part-projection c blame) (delayed-projection c (lambda () blame)))
(define (delayed-projection c get-blame)
  (define ok? (quick-test c))
  (if ok?
      (lambda (v neg) (if (ok? v) v (flat-failure (get-blame) v neg (name-of c))))
      ((late-neg-of c) (get-blame))))
;; The same for values that the quick test of C, if there is one, has refused: it is not asked again, for its answer may be
;; another one then.
(define-syntax-rule (part-refusal c blame) (delayed-refusal c (lambda () blame)))
(define (delayed-refusal c get-blame)
  (if (quick-test c)
      (lambda (v neg) (flat-failure (get-blame) v neg (name-of c)))
      ((late-neg-of c) (get-blame))))

;; The pair V with other parts; V itself when they are its own.
(define (same-pair v a d) (if (and (eq? a (car v)) (eq? d (cdr v))) v (cons a d)))

;; The projection of contracts that have only a first-order test.
(define ((first-order-late-neg c) blame)
  (define ok? (first-order-of c))
  (lambda (v neg) (if (ok? v) v (flat-failure blame v neg (name-of c)))))
(define (flat-failure blame v neg name)
  (raise-blame-error blame #:missing-party neg v '(expected: "~s" given: "~e") name v))

;; Of any value; a plain test as others are.
(define any? (plain-all '()))
(define (default-name kind) (if (eq? kind 'impersonator) 'anonymous-contract 'anonymous-chaperone-contract))

;; What a contract that its user writes is given as a late-neg projection; older forms are turned into it.  Those of flat
;; contracts give back what they get, the results of one that calls itself a chaperone contract are chaperones.
(define (as-late-neg kind c late-neg val-first projection)
  (define project (find-late-neg kind c late-neg val-first projection))
  (if (eq? kind 'flat)
      (lambda (blame)
        (define check (project blame))
        (lambda (v neg) (check v neg) v))
      project))
(define (find-late-neg kind c late-neg val-first projection)
  (define (checked label project)
    (if (eq? kind 'chaperone) (lambda (blame) (chaperoning label (project blame))) project))
  (cond
    [late-neg (checked "late-neg-projection" (late-neg c))]
    [val-first
     (checked "late-neg-projection" (lambda (blame) (lambda (v neg) ((((val-first c) blame) v) neg))))]
    [projection
     (checked "projection" (lambda (blame) (lambda (v neg) (((projection c) (blame-with-party blame neg)) v))))]
    [else (first-order-late-neg c)]))
(define ((chaperoning label project) v neg)
  (define result (project v neg))
  (unless (chaperone-of? result v)
    (raise (exn:fail:contract
            (format "make-chaperone-contract::~a: contract violation\n  expected: chaperone-of ~e\n  result: ~e" label v result)
            (current-continuation-marks))))
  result)

;; Without any of these parts an impersonator contract would say nothing.
(define (check-parts who . parts)
  (unless (ormap values parts)
    (raise (exn:fail
           (format (string-append "~a: expected either the #:projection, #:val-first-projection, #:late-neg-projection,"
                                  " or #:first-order argument to not be #f, but all four were #f")
                   who)
           (current-continuation-marks)))))
(define ((property-builder kind)
         #:name [name (lambda (c) (default-name kind))]
         #:first-order [given-first-order #f]
         #:late-neg-projection [late-neg #f]
         #:collapsible-late-neg-projection [collapsible #f]
         #:val-first-projection [val-first #f]
         #:projection [projection #f]
         #:stronger [stronger #f]
         #:equivalent [equivalent #f]
         #:generate [generate #f]
         #:exercise [exercise #f]
         #:list-contract? [list? (lambda (c) #f)])
  (define first-order (or given-first-order (lambda (c) any?)))
  (when (eq? kind 'impersonator) (check-parts 'build-contract-property projection val-first late-neg collapsible given-first-order))
  (operations kind name first-order (lambda (c) (as-late-neg kind c late-neg val-first projection))
              stronger equivalent list? generate exercise))
(define build-contract-property (procedure-rename (property-builder 'impersonator) 'build-contract-property))
(define build-chaperone-contract-property
  (procedure-rename (property-builder 'chaperone) 'build-chaperone-contract-property))
(define build-flat-contract-property (procedure-rename (property-builder 'flat) 'build-flat-contract-property))

;; ---- the structures of built-in contracts --------------------------------------------------------

;; name : datum, or a delayed-name;  late-neg : procedure of blame;  stronger : #f or procedure of two;  more : what the maker keeps
;; generate : #f, or a procedure of fuel -> thunk of values that the contract accepts, or #f
(struct basic (name first-order late-neg stronger list? more generate)
  #:property prop:custom-write (lambda (c port mode) (write-contract c port mode)))
(define (basic-operations kind)
  (operations kind shown-name basic-first-order
              (lambda (c) (or (basic-late-neg c) (first-order-late-neg c)))
              (lambda (a b) (let ([s (basic-stronger a)]) (and s (s a b))))
              #f
              basic-list?
              (lambda (c) (basic-generate c))
              #f))
;; A name that is put together only when somebody wants to see it.
(struct delayed-name (thunk))
(define-syntax-rule (delay-name e) (delayed-name (lambda () e)))
(define (shown-name c) (let ([n (basic-name c)]) (if (delayed-name? n) ((delayed-name-thunk n)) n)))
(struct flat basic () #:property prop:flat-contract (basic-operations 'flat))
(struct chaperone basic () #:property prop:chaperone-contract (basic-operations 'chaperone))
(struct impersonator basic () #:property prop:contract (basic-operations 'impersonator))

;; -> the predicate that alone decides whether a value passes as it is, and has nothing to say of its parts; or #f
(define (quick-test c) (and (flat? c) (not (basic-late-neg c)) (basic-first-order c)))
(define (never v) #f)
;; The same, with a predicate of nothing in place of #f.
(define (quick-test/never c) (or (quick-test c) never))

;; What an impersonator is given for a part of which a quick test (quick-test/never) is asked first: PROC, which does that, but not
;; called for what a plain test accepts.
(define (guarded quick? proc) (if (plain-predicate? quick?) (guard quick? proc) proc))

;; As WRAP, a procedure of a value and the party that uses it that puts an impersonator around the value, the same for all
;; values of a kind but for the party: it is asked again only where one of these has changed.
(define (wrapping wrap)
  (define last #f) ; a party, and what wraps for it
  (lambda (v neg)
    (define known last)
    (or (and known (eq? neg (car known)) ((cdr known) v))
        (let* ([new (wrap v neg)] [rewrap (rewrapper new)])
          (when rewrap (set! last (cons neg rewrap)))
          new))))

;; Whether all that C, a flat contract, asks are primitives without effects, so that it is the same to ask twice.
(define (repeatable? c)
  (and (flat? c)
       (let ([more (basic-more c)])
         (cond
           [(element-list? more) (repeatable? (element-list-contract more))]
           [(compound? more) (andmap repeatable? (compound-contracts more))]
           [(conjunction? more) (andmap repeatable? (conjunction-contracts more))]
           [(container? more) (andmap repeatable? (container-contracts more))]
           ;; a projection that a program writes says more than the test
           [(and (eq? 'from-parts more) (basic-late-neg c)) #f]
           [else (or (plain-predicate? (basic-first-order c)) (eq? 'bounds more) (datum? more))]))))

;; What decides first about a value: that what it accepts passes as it is.  A contract with parts is asked again for what is refused,
;; to say which of them it is; so its test comes first only where that cannot be told.
(define (test-of c)
  (cond
    [(repeatable? c) (first-order-of c)]
    [(quick-test c) => values]
    [(and (basic? c) (pair? (basic-more c)))
     (define flats (filter flat? (basic-more c)))
     (if (and (pair? flats) (andmap repeatable? flats)) (any-test (map first-order-of flats)) never)]
    [else never]))

;; The predicate of values that one of the predicates TESTS accepts, or all of them; where not all are plain, many are taken four
;; at a time.
(define-syntax-rule (define-combined-test name compose combine)
  (define (name tests)
    (if (null? (cdr tests))
        (car tests)
        (or (compose tests)
            (case (length tests)
              [(2) (let ([a (car tests)] [b (cadr tests)]) (lambda (v) (combine (a v) (b v))))]
              [(3) (let ([a (car tests)] [b (cadr tests)] [c (caddr tests)]) (lambda (v) (combine (a v) (b v) (c v))))]
              [else
               (let ([a (car tests)] [b (cadr tests)] [c (caddr tests)] [d (cadddr tests)])
                 (if (null? (cddddr tests))
                     (lambda (v) (combine (a v) (b v) (c v) (d v)))
                     (let ([more (name (cddddr tests))]) (lambda (v) (combine (a v) (b v) (c v) (d v) (more v))))))])))))
(define-combined-test any-of-tests plain-any or)
;; #f or what another accepts is the most frequent of them.
(define (any-test tests)
  (if (and (pair? tests) (eq? not (car tests)) (pair? (cdr tests)) (not (plain-predicate? (cadr tests))))
      (let ([ok? (any-test (cdr tests))]) (lambda (v) (if v (ok? v) #t)))
      (any-of-tests tests)))
(define-combined-test all-tests plain-all and)

(define (new-flat name first-order #:late-neg [late-neg #f] #:stronger [stronger #f] #:list? [list? #f]
                  #:more [more #f] #:generate [generate #f])
  (flat name first-order late-neg stronger list? more generate))
(define (new-chaperone name first-order late-neg #:stronger [stronger #f] #:list? [list? #f])
  (chaperone name first-order late-neg stronger list? #f #f))
(define (new-contract name first-order late-neg #:stronger [stronger #f] #:list? [list? #f])
  (impersonator name first-order late-neg stronger list? #f #f))
;; more : for or/c the contracts of which one must hold, for arrows what they say, for structures 'fields, for contracts that
;; a program makes of parts 'from-parts, for numbers and characters between others 'bounds
(define (new-of-kind kind name first-order late-neg
                     #:stronger [stronger #f] #:list? [list? #f] #:more [more #f] #:generate [generate #f])
  ((case kind [(flat) flat] [(chaperone) chaperone] [else impersonator])
   name first-order late-neg stronger list? more generate))

;; The weakest of the kinds of contracts; at most CHAPERONE when nothing can be replaced.
(define (all-kind contracts [best 'flat])
  (for/fold ([k best]) ([c (in-list contracts)])
    (case (kind-of c)
      [(flat) k]
      [(chaperone) (if (eq? k 'flat) 'chaperone k)]
      [else 'impersonator])))

(define (rename-kind c name)
  (if (eq? 'flat (kind-of c))
      (new-flat name (first-order-of c))
      (new-of-kind (kind-of c) name (first-order-of c) (late-neg-of c) #:list? (list-contract? c) #:more 'from-parts)))

(define-syntax-rule (define-maker id kind make)
  (define (id #:name [name #f]
              #:first-order [first-order #f]
              #:late-neg-projection [late-neg #f]
              #:collapsible-late-neg-projection [collapsible #f]
              #:val-first-projection [val-first #f]
              #:projection [projection #f]
              #:stronger [stronger #f]
              #:equivalent [equivalent #f]
              #:generate [generate #f]
              #:exercise [exercise #f]
              #:list-contract? [is-list-contract? #f])
    (when (eq? 'kind 'impersonator) (check-parts 'id projection val-first late-neg first-order))
    (define (wrap p) (and p (lambda (c) p)))
    (define test (or first-order any?))
    (define own? (or late-neg val-first projection))
    (make (or name (default-name (if (eq? 'kind 'flat) 'chaperone 'kind)))
      test
      (and own? (as-late-neg 'kind #f (wrap late-neg) (wrap val-first) (wrap projection)))
      stronger is-list-contract? 'from-parts generate)))
(define-maker make-contract impersonator impersonator)
(define-maker make-chaperone-contract chaperone chaperone)
(define-maker make-flat-contract flat flat)

;; ---- coercing ---------------------------------------------------------------------------------

;; How a predicate is called in messages: the natural numbers by the shorter of their names.
(define (predicate-name p)
  (if (eq? p exact-nonnegative-integer?) 'natural? (or (object-name p) '???)))

;; What plain tests have become, which are few and asked for again and again.
(define tests-as-contracts (make-ephemeron-hasheq))
;; -> contract structure, or #f
(define (coerce-contract/f v)
  (cond
    [(basic? v) v]
    [(plain-predicate? v)
     (or (hash-ref tests-as-contracts v #f)
         (let ([c (other-as-contract v)])
           (hash-set! tests-as-contracts v c)
           c))]
    [else (other-as-contract v)]))
(define (other-as-contract v)
  (cond
    [(contract-struct? v) v]
    [(or (eq? v null?) (eq? v empty?)) (coerce-contract/f '())]
    [(eq? v cons?) (coerce-contract/f pair?)]
    [(eq? v list?) any-list]
    [(and (procedure? v) (procedure-arity-includes? v 1))
     (flat (predicate-name v) v #f predicate-stronger #f v #f)]
    [(or (symbol? v) (null? v))
     (new-flat (list 'quote v) (if (null? v) null? (plain-same v))
               #:late-neg (and (null? v) null-late-neg)
               #:stronger (same-datum v) #:list? (null? v) #:more (datum 'eq v) #:generate (always v))]
    [(or (boolean? v) (char? v) (keyword? v)) (datum-contract 'eq v (if v (plain-same v) not))]
    [(or (string? v) (bytes? v)) (datum-contract 'equal v (lambda (x) (equal? v x)))]
    [(number? v) (datum-contract 'equal v (plain-number v))]
    [(or (regexp? v) (byte-regexp? v))
     (new-flat v (lambda (x) (and (or (string? x) (bytes? x)) (regexp-match? v x))) #:stronger (same-datum v))]
    [else #f]))
(define (null-late-neg blame)
  (lambda (v neg)
    (define (refuse fmt . args) (apply raise-blame-error blame #:missing-party neg v fmt args))
    (cond
      [(null? v) v]
      [(list? v)
       (define n (length v))
       (refuse '(expected: "a list of 0 elements" given: "~a element~a" "\n  complete list: ~e") n (if (eqv? n 1) "" "s") v)]
      [else (refuse '(expected "a list" given: "~e") v)])))
;; The predicate list? as a contract: that of lists of anything.
(define any-list
  (new-flat '(listof any/c) list?
            #:late-neg (lambda (blame)
                         (lambda (v neg)
                           (if (list? v)
                               v
                               (raise-blame-error blame #:missing-party neg v '(expected: "list?" given: "~e") v))))
            #:list? #t))
;; test : predicate of what is the same as V
(define (datum-contract kind v test)
  (new-flat v test #:stronger (same-datum v) #:more (datum kind v) #:generate (always v)))
;; What a recursive contract keeps: a thunk of the contract that it stands for.
(struct recursive (get))
;; What contracts of data keep, for generating: the contract of the elements of a list and whether it may be empty;
;; the procedure that makes the data of parts that other contracts accept.
(struct element-list (contract empty?))
(struct compound (contracts make))
;; What and/c keeps.
(struct conjunction (contracts))
;; What contracts of data that may be mutable keep: the form's name, the option #:immutable, the contracts of the parts.
(struct container (form immutable contracts))
(define ((always v) fuel) (lambda () v))
;; What a contract made of a datum keeps; kind : 'eq or 'equal, how values are compared with it.
(struct datum (kind value))
(define ((datum-of-kind? kind) c) (and (flat? c) (datum? (basic-more c)) (eq? kind (datum-kind (basic-more c)))))
(define eq-contract? (procedure-rename (datum-of-kind? 'eq) 'eq-contract?))
(define equal-contract? (procedure-rename (datum-of-kind? 'equal) 'equal-contract?))
;; The value that the contract compares with by eq?.
(define (eq-contract-val c) (datum-value (basic-more c)))
;; The value that the contract compares with by equal?.
(define (equal-contract-val c) (datum-value (basic-more c)))
;; Of a datum: what is made of the same one, and predicates and the like that hold for it.
(define ((same-datum v) a b)
  (define more (and (basic? b) (basic-more b)))
  (cond
    [(datum? more) (or (equal? v (datum-value more)) (and (number? v) (number? (datum-value more)) (= v (datum-value more))))]
    [(procedure? more) (more v)]
    [(element-list? more) (and (null? v) (element-list-empty? more))]
    [(eq? 'bounds more) ((first-order-of b) v)]
    [else (equal? (name-of a) (name-of b))]))
(define (predicate-stronger a b) (and (flat? b) (procedure? (basic-more b)) (eq? (basic-more a) (basic-more b))))

;; v as a contract, also when it is a predicate or a plain value; else an error by the name who.
(define (coerce-contract who v)
  (or (coerce-contract/f v) (raise-argument-error who "contract?" v)))
;; All in a list as contracts; else an error by the name who.
(define (coerce-contracts who l)
  (for/list ([v (in-list l)] [i (in-naturals)])
    (or (coerce-contract/f v) (apply raise-argument-error who "contract?" i l))))
;; v as a flat contract; else an error by the name who.
(define (coerce-flat-contract who v)
  (define c (coerce-contract/f v))
  (unless (and c (eq? 'flat (kind-of c))) (raise-argument-error who "flat-contract?" v))
  c)
;; v as a chaperone contract; else an error by the name who.
(define (coerce-chaperone-contract who v)
  (define c (coerce-contract/f v))
  (unless (and c (memq (kind-of c) '(flat chaperone))) (raise-argument-error who "chaperone-contract?" v))
  c)

;; As coerce-contracts, for contracts of one kind.
(define (coerce-all who l expected ok?)
  (for/list ([v (in-list l)] [i (in-naturals)])
    (define c (coerce-contract/f v))
    (unless (and c (ok? (kind-of c)))
      (if c (apply raise-argument-error who expected i l) (raise-argument-error who "contract?" v)))
    c))
;; All in a list as flat contracts; else an error by the name who.
(define (coerce-flat-contracts who l)
  (coerce-all who l "flat-contract?" (lambda (k) (eq? k 'flat))))
;; All in a list as chaperone contracts; else an error by the name who.
(define (coerce-chaperone-contracts who l)
  (coerce-all who l "chaperone-contract?" (lambda (k) (memq k '(flat chaperone)))))

;; Whether v is a contract: also predicates, numbers, strings and the like.
(define (contract? v) (and (coerce-contract/f v) #t))
(define ((kind? ok) v) (let ([c (coerce-contract/f v)]) (and c (ok (kind-of c)))))
;; Whether v is a contract that a predicate decides.
(define flat-contract? (procedure-rename (kind? (lambda (k) (eq? k 'flat))) 'flat-contract?))
;; Whether v is a contract that never replaces what it checks by something else.
(define chaperone-contract? (procedure-rename (kind? (lambda (k) (and (memq k '(flat chaperone)) #t))) 'chaperone-contract?))
(define impersonator-contract? (procedure-rename (kind? (lambda (k) (eq? k 'impersonator))) 'impersonator-contract?))
;; Does the contract accept lists only?
(define (list-contract? v)
  (define c (coerce-contract/f v))
  (and c (let ([l ((operations-list? (operations-of c)) c)]) (and l #t))))

;; What a contract is called in messages.
(define (contract-name v) (name-of (coerce-contract 'contract-name v)))
;; A predicate that tells what the contract refuses at once.
(define (contract-first-order v) (first-order-of (coerce-contract 'contract-first-order v)))
;; Whether the contract v does not refuse x at once.
(define (contract-first-order-passes? v x) (and ((first-order-of (coerce-contract 'contract-first-order-passes? v)) x) #t))
;; The predicate of a flat contract.
(define (flat-contract-predicate v) (first-order-of (coerce-flat-contract 'flat-contract-predicate v)))

;; A procedure from a blame without its negative party to one from a value and that party to the value under the contract.
(define (contract-late-neg-projection v) (late-neg-of (coerce-contract 'contract-late-neg-projection v)))
;; The same, made from another kind of projection where need be.
(define (get/build-late-neg-projection c) (late-neg-of c))
(define ((contract-val-first-projection v) blame)
  (define project ((late-neg-of (coerce-contract 'contract-val-first-projection v)) blame))
  (lambda (x) (lambda (neg) (project x neg))))
;; A procedure from a blame to one from a value to one from the negative party to the value under the contract.
(define (get/build-val-first-projection c) (contract-val-first-projection c))
(define ((contract-projection v) blame)
  (define project ((late-neg-of (coerce-contract 'contract-projection v)) blame))
  (lambda (x) (project x #f)))

;; Does A accept only what B accepts, as far as is known?
(define (contract-stronger? a b)
  (stronger? (coerce-contract 'contract-stronger? a) (coerce-contract 'contract-stronger? b)))
(define (stronger? a b)
  (or (eq? a b)
      (and (eq? b any/c) (eq? 'flat (kind-of a)))
      (eq? a none/c)
      (let ([s (operations-stronger (operations-of a))]) (and s (s a b) #t))
      ;; as strong as one of the alternatives
      (and (basic? b) (pair? (basic-more b)) (ormap (lambda (c) (stronger? a c)) (basic-more b)))))
;; Whether each contract is stronger than the other.
(define (contract-equivalent? a b)
  (define-values (x y) (values (coerce-contract 'contract-equivalent? a) (coerce-contract 'contract-equivalent? b)))
  (define e (operations-equivalent (operations-of x)))
  (or (eq? x y)
      (and e (e x y) #t)
      (and (stronger? x y) (stronger? y x))))

;; ---- everything and nothing -------------------------------------------------------------------

;; Any value.
(define any/c (new-flat 'any/c any?))
;; No value.
(define none/c
  (new-flat 'none/c (lambda (v) #f)
            #:late-neg (lambda (blame)
                         (lambda (v neg)
                           (raise-blame-error blame #:missing-party neg v '("none/c allows no values" given: "~e") v)))))

;; (build-contract-property [#:name get-name #:first-order get-test #:late-neg-projection get-projection #:stronger stronger] ...)
;; (build-chaperone-contract-property [#:name get-name #:first-order get-test #:late-neg-projection get-projection] ...)
;; (build-flat-contract-property [#:name get-name #:first-order get-test #:late-neg-projection get-projection] ...)
;; What prop:contract and its like take: procedures of the instance that give the contract's parts.

;; (make-contract [#:name name #:first-order test #:late-neg-projection projection #:stronger stronger] ...) -> contract?
;; (make-chaperone-contract [#:name name #:first-order test #:late-neg-projection projection] ...) -> chaperone-contract?
;; (make-flat-contract [#:name name #:first-order test #:late-neg-projection projection] ...) -> flat-contract?
;; A contract from its parts: a name for messages, a predicate of what it does not refuse at once, and a procedure from a blame to one that
;; gets a value and the negative party, and gives the value under the contract.

;; (contract-projection c) -> (blame? . -> . (any/c . -> . any/c))
;; A procedure from a blame to one from a value to the value under the contract.

;; (contract-val-first-projection c) -> procedure?
;; A procedure from a blame to one from a value to one from the negative party to the value under the contract.

;; (contract-struct? v) -> boolean?
;; Whether v is a contract as a structure, so neither a plain predicate nor another value that stands for one.

;; (impersonator-contract? v) -> boolean?
;; Whether v is a contract that is neither flat nor a chaperone contract.

;; (eq-contract? v) -> boolean?
;; (equal-contract? v) -> boolean?
;; Whether v is a contract made of a value that it compares with by eq?, or by equal?.

;; prop:contracted : struct-type-property?
;; Instances are values under a contract: a procedure from the instance to the contract, or the number of a field.

;; prop:blame : struct-type-property?
;; Instances are values under a contract: a procedure from the instance to the blame, or the number of a field.

;; impersonator-prop:contracted : impersonator-property?
;; On an impersonator: the contract it is under.

;; impersonator-prop:blame : impersonator-property?
;; On an impersonator: whom to blame.
