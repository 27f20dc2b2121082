#lang racket/base
;; racket/contract/private/arrow: contracts of procedures.
;; Layer: contract system, above wrap.
;; The forms make a record of the parts (signature); one projection serves them all.

(provide -> ->* case-> ->m ->*m case->m any unconstrained-domain-> predicate/c dynamic->* parametric->/c
         new-forall/c new-exists/c
         check-procedure count-text value-count-text
         signature? signature-mandatory signature-optional signature-rest signature-kws signature-ranges signature-mask)

(require "blame.rkt" "core.rkt" "signature.rkt" "wrap.rkt" "apply.rkt" racket/list
         (only-in '#%unsafe unsafe-chaperone-procedure unsafe-impersonate-procedure) (for-syntax racket/base "location.rkt"))

;; any
;; As the range of a procedure contract: any results, which are not checked.
(define-syntax (any stx) (raise-syntax-error #f "use of 'any' outside the range of an arrow contract" stx))

;; ---- making -----------------------------------------------------------------------------------

(define (arrow-contract s name)
  (letrec ([c (new-of-kind
               (all-kind (signature-contracts s) 'chaperone)
               name
               (lambda (v) (accepts-least? s v))
               (if (of-predicates? s)
                   (lambda (blame) (procedure-wrapper c s blame #:range-context values))
                   (lambda (blame) (procedure-wrapper c s blame)))
               #:stronger (lambda (a b)
                            (define other (and (basic? b) (basic-more b)))
                            (or (equal? (name-of a) (name-of b))
                                (and (signature? other) (signature-stronger? s other))))
               #:more s)])
    c))

;; Is S that of predicates, as predicate/c?  Its messages do not tell argument from result either.
(define (of-predicates? s)
  (define (only? l c) (and (pair? l) (null? (cdr l)) (eq? (car l) (coerce-contract/f c))))
  (and (only? (signature-mandatory s) any/c) (only? (signature-ranges s) boolean?) (not (signature-method? s))
       (null? (signature-optional s)) (null? (signature-kws s)) (not (signature-rest s))
       (not (signature-pre s)) (not (signature-post s))))

;; Does A take at least what B takes, and give at most what B gives?  For contracts of arguments by position only.
(define (signature-stronger? a b)
  (define (plain? s)
    (and (null? (signature-optional s)) (not (signature-rest s)) (null? (signature-kws s))
         (not (signature-pre s)) (not (signature-post s))))
  (define (all-stronger? l m) (and (= (length l) (length m)) (andmap contract-stronger? l m)))
  (and (plain? a) (plain? b)
       (all-stronger? (signature-mandatory b) (signature-mandatory a))
       (or (not (signature-ranges b))
           (and (signature-ranges a) (all-stronger? (signature-ranges a) (signature-ranges b))))))

(define (build-arrow who mandatory optional rest kws ranges pre post ellipsis? star? [method? #f])
  (define s (make-signature who mandatory optional rest kws ranges pre post method?))
  (arrow-contract s (signature-name s ellipsis? star?)))

(begin-for-syntax
  ;; -> list of contract expressions, list of (keyword . expression); raises for a keyword without a contract
  ;; others : such a list of keywords that are taken
  (define (split-arguments who stx args [others '()] #:end [end "expected a contract to follow the keyword (plus the range)"])
    (let loop ([args args] [positions '()] [kws '()])
      (cond
        [(null? args) (values (reverse positions) (reverse kws))]
        [(keyword? (syntax-e (car args)))
         (unless (pair? (cdr args))
           (raise-syntax-error who end stx (car args)))
         (when (keyword? (syntax-e (cadr args)))
           (raise-syntax-error '#%datum "keyword misused as an expression" #f (cadr args)))
         (when (memq (syntax-e (car args)) (map (lambda (k) (syntax-e (car k))) (append kws others)))
           (raise-syntax-error #f "duplicate keyword" stx (car args)))
         (loop (cddr args) positions (cons (cons (car args) (cadr args)) kws))]
        [else (loop (cdr args) (cons (car args) positions) kws)])))
  (define (range-expression range)
    (syntax-case range (any values)
      [any #'#f]
      [(values c ...) #'(list c ...)]
      [c #'(list c)]))
  (define (keyword-list kws mandatory?)
    (map (lambda (k) #`(list '#,(car k) #,(cdr k) #,mandatory?)) kws)))

;; STX is (-> c ... range), with #:kw c among the arguments; c ... before the range for the rest.
(define-for-syntax (expand-arrow stx who method?)
  (syntax-case stx ()
    [(_ arg ... range)
     (let*-values ([(args) (syntax->list #'(arg ...))]
                   [(ellipsis) (for/first ([a (in-list args)] [i (in-naturals)]
                                           #:when (and (identifier? a) (free-identifier=? a (quote-syntax ...))))
                                 i)]
                   [(before after) (if ellipsis
                                       (values (for/list ([a (in-list args)] [i (in-range (- ellipsis 1))]) a)
                                               (list-tail args (+ ellipsis 1)))
                                       (values args '()))]
                   [(positions kws) (split-arguments '-> stx before)])
       (for ([a (in-list after)])
         (when (keyword? (syntax-e a)) (raise-syntax-error #f "keywords are not allowed after the ellipsis" stx a)))
       (when (and ellipsis (eqv? ellipsis 0)) (raise-syntax-error #f "expected the ellipsis to follow a contract" stx (car args)))
       (with-syntax ([(p ...) positions] [(k ...) (keyword-list kws #t)]
                     [rest (if ellipsis #`(each-of #,(list-ref args (- ellipsis 1)) (list #,@after)) #'#f)]
                     [ranges (range-expression #'range)] [ellipsis? (and ellipsis #t)])
         #`(build-arrow '#,who (list p ...) '() rest (list k ...) ranges #f #f ellipsis? #f #,method?)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (-> domain ... range)
;; (-> domain ... any)
;; A contract on procedures: of each argument, or #:keyword argument, and of the result; (values range ...) for several.
;; > (define/contract (half n) (-> even? integer?) (/ n 2))
;; > (half 8)
;; 4
(define-syntax (-> stx) (expand-arrow stx '-> #f))
;; The same for methods, whose first argument is the object.
(define-syntax (->m stx) (expand-arrow stx '->m #t))

;; Lists of what a contract accepts, and at the end what each of the contracts LAST accepts; the rest of (-> c ... last any).
;; What it blames is settled with the other arguments (signature-projections).
(define (each-of c last)
  (define element (coerce-contract '-> c))
  (define ending (map (lambda (c) (coerce-contract '-> c)) last))
  (define ok? (first-order-of element))
  (new-of-kind (all-kind (cons element ending)) (list 'listof (name-of element))
               (if (null? ending)
                   (lambda (v) (and (list? v) (andmap ok? v)))
                   (lambda (v)
                     (and (list? v)
                          (let ([n (- (length v) (length ending))])
                            (and (>= n 0)
                                 (andmap ok? (take v n))
                                 (andmap (lambda (c v) ((first-order-of c) v)) ending (drop v n)))))))
               #f
               #:more (repeated element ending)))

;; STX is (->* (mandatory ...) (optional ...) #:rest c #:pre e range #:post e).
(define-for-syntax (expand-arrow* stx who method?)
  (define (fail text at) (raise-syntax-error #f text stx at))
  (define at-end "cannot have a keyword at the end")
  (define (condition style e) #`(cons (lambda () #,e) '#,style))
  (define (parse mandatory optional star? more)
    (let loop ([more more] [rest #'#f] [pre #'#f] [range #f] [post #'#f])
      (define (any-range?) (and range (identifier? range) (free-identifier=? range #'any)))
      (syntax-case more ()
        [(#:rest c . more) (not (or range (syntax-e rest))) (loop #'more #'c pre range post)]
        [(#:pre e . more) (not range) (loop #'more rest (condition 'plain #'e) range post)]
        [(#:pre/desc e . more) (not range) (loop #'more rest (condition 'desc #'e) range post)]
        [(_ . _) (any-range?) (fail "expected nothing to follow any" range)]
        [(#:post e . more) range (loop #'more rest pre range (condition 'plain #'e))]
        [(#:post/desc e . more) range (loop #'more rest pre range (condition 'desc #'e))]
        [() (unless range (fail "expected a range contract" (datum->syntax #f '())))
            (let*-values ([(op ok) (split-arguments '->* stx (syntax->list optional) #:end at-end)]
                          [(mp mk) (split-arguments '->* stx (syntax->list mandatory) ok #:end at-end)])
              #`(build-arrow '#,who (list #,@mp) (list #,@op) #,rest
                             (list #,@(keyword-list mk #t) #,@(keyword-list ok #f))
                             #,(range-expression range) #,pre #,post #f #,star? #,method?))]
        [(c . more)
         (not (or range (keyword? (syntax-e #'c))))
         (loop #'more rest pre #'c post)]
        [(c . more) range (fail "expected the contract to end, but found an extra sub-piece" #'c)]
        [(c . more) (fail "expected a range contract" #'c)])))
  (syntax-case stx ()
    [(_ mandatory optional next . more)
     (and (syntax->list #'mandatory) (syntax->list #'optional)
          (not (memq (syntax-e #'next) '(#:post #:post/desc #:post/name))))
     (parse #'mandatory #'optional #t #'(next . more))]
    [(_ mandatory . more) (syntax->list #'mandatory) (parse #'mandatory #'() #f #'more)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (->* (domain ...) (optional-domain ...) [#:rest rest] [#:pre expr] range [#:post expr])
;; The same with optional arguments; #:pre and #:post are tests before and after the call.
(define-syntax (->* stx) (expand-arrow* stx '->* #f))
(define-syntax (->*m stx) (expand-arrow* stx '->*m #t))

;; ---- several cases ----------------------------------------------------------------------------

;; Each case is (-> c ... range) or (-> c ... #:rest c range).
(define-for-syntax (expand-cases stx who method?)
  (syntax-case stx ()
    [(_ clause ...)
     (with-syntax ([(case ...)
                    (for/list ([c (in-list (syntax->list #'(clause ...)))])
                      (define (check-keywords args)
                        (for ([a (in-list (syntax->list args))])
                          (when (keyword? (syntax-e a)) (raise-syntax-error #f "does not accept keywords" stx a))))
                      (syntax-case c (->)
                        [(-> arg ... #:rest rest range)
                         (check-keywords #'(arg ...))
                         #`(make-signature '#,who (list arg ...) '() rest '() #,(range-expression #'range) #f #f #,method?)]
                        [(-> arg ... range)
                         (check-keywords #'(arg ... range))
                         #`(make-signature '#,who (list arg ...) '() #f '() #,(range-expression #'range) #f #f #,method?)]
                        [_ (raise-syntax-error #f "expected ->" stx
                                               (syntax-case c () [(head . _) #'head] [_ c]))]))])
       #`(case-contract '#,who (lambda () #,(name-syntax stx (local-name stx))) (list case ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (case-> arrow-contract ...)
;; A contract on procedures with cases for several numbers of arguments.
(define-syntax (case-> stx) (expand-cases stx 'case-> #f))
(define-syntax (case->m stx) (expand-cases stx 'case->m #t))

;; called : thunk of what messages call the contract when a procedure under it is applied to arguments that do not fit
(define (case-contract who called signatures)
  (define name
    (cons who
          (map (lambda (s)
                 (if (signature-rest s)
                     `(-> ,@(map name-of (signature-written s)) #:rest ,(name-of (signature-rest s))
                          ,(last (signature-name s #f #f)))
                     (cons '-> (cdr (signature-name s #f #f)))))
               signatures)))
  (letrec ([c (new-of-kind
               (all-kind (append-map signature-contracts signatures) 'chaperone)
               name
               procedure?
               (lambda (blame)
                 (define makers
                   (for/list ([s (in-list signatures)] [i (in-naturals 1)])
                     (define (within-case b) (blame-add-context b (format "the ~a case of" (ordinal i))))
                     (case-maker s blame within-case)))
                 (lambda (f neg)
                   (when (null? signatures)
                     (unless (procedure? f)
                       (raise-blame-error blame #:missing-party neg f "expected a procedure")))
                   (for ([s (in-list signatures)]) (check-case s f blame neg))
                   (wrap-cases c called signatures makers f blame neg))))])
    c))

;; The most arguments for which the wrapper has the case at hand.
(define most-cases 3)

(define (wrap-cases c called signatures makers f blame neg)
  (define wrappers (for/list ([make (in-list makers)]) (make f neg)))
  (define (refuse . args)
    (unless (procedure-arity-includes? f (length args)) (apply-refused f args))
    (apply (shape-procedure (called) (apply bitwise-ior (map signature-mask signatures)) '() '()) args))
  (define (wrapper-for n)
    (or (for/first ([s (in-list signatures)] [w (in-list wrappers)] #:when (bitwise-bit-set? (signature-mask s) n)) w)
        refuse))
  (define-values (none one two three) (apply values (build-list (+ most-cases 1) wrapper-for)))
  (define wrapper
    (case-lambda
      [(a) (one a)]
      [(a b) (two a b)]
      [() (none)]
      [(a b c) (three a b c)]
      [args (apply (wrapper-for (length args)) args)]))
  (define (refuse-keywords kws vals . args)
    (raise-blame-error blame #:missing-party neg f (list "expected no keywords, got keyword ~s") (car kws)))
  (wrap-all-procedure (if (eq? 'impersonator (kind-of c)) unsafe-impersonate-procedure unsafe-chaperone-procedure)
                      f wrapper refuse-keywords
                      prop:contracted c prop:blame (cons blame neg)))

;; ---- results only -----------------------------------------------------------------------------

;; Procedures of whatever arguments whose results the contracts accept.
(define-syntax (unconstrained-domain-> stx)
  (syntax-case stx (any)
    [(_ any) #'(unconstrained #f)]
    [(_ c ...) #'(unconstrained (list c ...))]))
(define (unconstrained ranges)
  (define contracts (and ranges (coerce-contracts 'unconstrained-domain-> ranges)))
  (letrec ([c (new-of-kind
               (all-kind (or contracts '()) 'chaperone)
               (cons 'unconstrained-domain-> (if contracts (map name-of contracts) '(any)))
               procedure?
               (lambda (blame)
                 (define range-blame (blame-add-context blame "the range of"))
                 (define projections (and contracts (map (lambda (c) (projection c range-blame)) contracts)))
                 (lambda (f neg)
                   (unless (procedure? f)
                     (raise-blame-error blame #:missing-party neg f '(expected: "a procedure" given: "~e") f))
                   (define post (range-wrapper projections blame range-blame neg f #f))
                   (define plain
                     (if post
                         (case-lambda
                           [(a) (values post a)]
                           [(a b) (values post a b)]
                           [args (apply values post args)])
                         values))
                   (define-values (required allowed) (procedure-keywords f))
                   ((if (eq? 'impersonator (kind-of c)) impersonate-procedure chaperone-procedure)
                    f
                    (if (null? allowed)
                        plain
                        (make-keyword-procedure
                         (lambda (kws kw-args . args)
                           (if post (apply values post kw-args args) (apply values kw-args args)))
                         plain))
                    prop:contracted c prop:blame (cons blame neg)))))])
    c))

;; Procedures of one argument that return a boolean.  Messages do not tell argument from result.
(define predicate/c
  (letrec ([s (make-signature 'predicate/c (list any/c) '() #f '() (list boolean?) #f #f)]
           [c (new-chaperone 'predicate/c (lambda (v) (accepts? s v))
                             (lambda (blame) (procedure-wrapper c s blame #:range-context values)))])
    c))

;; The contract that ->* would make of the parts.  ranges : list of contracts, or #f for any
(define (dynamic->* #:mandatory-domain-contracts [mandatory '()]
                    #:optional-domain-contracts [optional '()]
                    #:mandatory-keywords [mandatory-kws '()]
                    #:mandatory-keyword-contracts [mandatory-kw-contracts '()]
                    #:optional-keywords [optional-kws '()]
                    #:optional-keyword-contracts [optional-kw-contracts '()]
                    #:rest-contract [rest #f]
                    #:range-contracts ranges)
  (define (fail expected keyword v)
    (raise-argument-error 'dynamic->* (format "~a in the ~s argument" expected keyword) v))
  (define (check-list v keyword) (unless (list? v) (fail "list?" keyword v)))
  (define (check-paired kws kws-keyword contracts contracts-keyword)
    (check-list kws kws-keyword)
    (check-list contracts contracts-keyword)
    (unless (= (length kws) (length contracts))
      (error 'dynamic->* "expected the length of the ~s argument to be the same as the length of the ~s argument"
             kws-keyword contracts-keyword)))
  (check-list mandatory '#:mandatory-domain-contracts)
  (check-list optional '#:optional-domain-contracts)
  (check-paired mandatory-kws '#:mandatory-keywords mandatory-kw-contracts '#:mandatory-keyword-contracts)
  (check-paired optional-kws '#:optional-keywords optional-kw-contracts '#:optional-keyword-contracts)
  (unless (or (not ranges) (list? ranges)) (fail "(or/c (listof contract?) #f)" '#:range-contracts ranges))
  (build-arrow 'dynamic->* mandatory optional rest
               (append (map (lambda (k c) (list k c #t)) mandatory-kws mandatory-kw-contracts)
                       (map (lambda (k c) (list k c #f)) optional-kws optional-kw-contracts))
               ranges #f #f #f (pair? optional)))

;; ---- parametric contracts ---------------------------------------------------------------------

;; A value that code under a parametric contract may pass on but not look into.
(struct sealed (key value)
  #:property prop:custom-write
  (lambda (s port mode) (fprintf port "#<~a>" (car (sealed-key s)))))

;; Seals what comes in and opens what goes out.   in? : tells from blame whether the value comes in
;; refuse : raises for a value that is not sealed; mark : what a sealed value shows after the name
(define (seal-contract name in? refuse [mark ""])
  (define key (list (format "~a~a" name mark)))
  (new-contract name (lambda (v) #t)
                (lambda (blame)
                  (if (in? blame)
                      (lambda (v neg) (sealed key v))
                      (lambda (v neg)
                        (if (and (sealed? v) (eq? key (sealed-key v)))
                            (sealed-value v)
                            (refuse blame v neg name)))))))
(define (refuse-unsealed blame v neg name)
  (raise-blame-error blame #:missing-party neg v '(expected: "~a" given: "~e") name v))
(define (refuse-abstract blame v neg name)
  (raise-blame-error blame #:missing-party neg v (list (format "not ~a: ~~e" name)) v))

;; (parametric->/c (X ...) c): X stands in c for any contract; the same one at each place.
(define-syntax (parametric->/c stx)
  (syntax-case stx ()
    [(_ (x ...) c)
     (for ([id (in-list (syntax->list #'(x ...)))])
       (unless (identifier? id) (raise-syntax-error #f "expected an identifier" stx id)))
     (let ([twice (check-duplicate-identifier (syntax->list #'(x ...)))])
       (when twice (raise-syntax-error #f "duplicate identifier" stx twice))
       #'(parametric-contract '(parametric->/c (x ...) c) '(x ...) (lambda (x ...) c)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (parametric-contract name variables body)
  (define c
    (new-contract
     name
     procedure?
     (lambda (blame)
       (define outside (blame-swapped? blame))
       (define (in? b) (not (eq? outside (blame-swapped? b))))
       ;; each call has its own seals
       (define (instantiated f neg)
         (define inner
           (coerce-contract 'parametric->/c (apply body (map (lambda (x) (seal-contract x in? refuse-unsealed)) variables))))
         (((late-neg-of inner) blame) f neg))
       (lambda (f neg)
         (unless (procedure? f)
           (raise-blame-error blame #:missing-party neg f '(expected "a procedure" given: "~e") f))
         (wrap-all-procedure
          unsafe-impersonate-procedure f
          (lambda args (apply (instantiated f neg) args))
          (lambda (kws vals . args) (keyword-apply (instantiated f neg) kws vals args))
          prop:contracted c prop:blame (cons blame neg))))))
  c)

;; Contracts for abstract types: sealed on the way in (forall) or out (exists).
(define (new-forall/c [name 'v]) (seal-contract name blame-swapped? refuse-abstract "/∀"))
(define (new-exists/c [name 'v]) (seal-contract name blame-original? refuse-abstract "/∃"))

;; (->*m (mandatory ...) (optional ...) #:rest c range)
;; (case->m (-> c ... range) ...)
;; In class/c and object/c: contracts for methods, like ->* and case-> without the object itself.

;; (new-∃/c [name]) -> contract?
;; (new-exists/c [name]) -> contract?
;; A contract for values of an unknown type: what is inside cannot be looked at by who is given them.
