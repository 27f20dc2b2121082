#lang racket/base
;; racket/contract/private/misc: contracts of events, channels, continuation mark keys; of properties of values, of
;; lists with a fixed end; guards of structures that contracts make.
;; Layer: contract system, above data and arrow.

(provide *list/c evt/c channel/c continuation-mark-key/c prompt-tag/c property/c failure-result/c struct-guard/c make-none/c)

(require "blame.rkt" "core.rkt" "combine.rkt" "apply.rkt" "arrow.rkt" (only-in "data.rkt" listof)
         (for-syntax racket/base "location.rkt"))

;; (*list/c prefix suffix ...): lists whose last elements are as the suffixes say and all those before as the prefix.
(define (*list/c prefix . suffixes)
  (define contracts (coerce-contracts '*list/c (cons prefix suffixes)))
  (if (null? suffixes) (listof (car contracts)) (list-with-end (car contracts) (cdr contracts))))
(define (list-with-end first lasts)
  (define n (length lasts))
  (define all (cons first lasts))
  (define (ok? v)
    (and (list? v)
         (let loop ([v v] [left (- (length v) n)])
           (cond [(< left 0) #f]
                 [(eqv? left 0) (andmap (lambda (c x) ((first-order-of c) x)) lasts v)]
                 [else (and ((first-order-of first) (car v)) (loop (cdr v) (- left 1)))]))))
  (define (place i)
    (if (eqv? i n) "the last element of" (format "the ~a to the last element of" (ordinal (- n i -1)))))
  (define (project blame)
    (define p ((late-neg-of first) (blame-add-context blame "the prefix of")))
    (define qs
      (for/list ([c (in-list lasts)] [i (in-naturals 1)])
        ((late-neg-of c) (blame-add-context blame (place i)))))
    (lambda (v neg)
      (unless (list? v)
        (raise-blame-error blame #:missing-party neg v '(expected: "list?" given: "~e") v))
      (define left (- (length v) n))
      (when (< left 0)
        (raise-blame-error blame #:missing-party neg v
                           '(expected: "list? with at least ~a" given: "~e") (plural n "element") v))
      (let loop ([v v] [left left] [qs qs])
        (cond [(null? v) '()]
              [(eqv? left 0) (let ([x ((car qs) (car v) neg)]) (same-pair v x (loop (cdr v) 0 (cdr qs))))]
              [else (let ([x (p (car v) neg)]) (same-pair v x (loop (cdr v) (- left 1) qs)))]))))
  (new-of-kind (all-kind all) (cons '*list/c (map name-of all)) ok? project #:list? #t
               #:more (compound all (lambda items items))))
(define (plural n what) (format "~a ~a~a" n what (if (eqv? n 1) "" "s")))

;; ---- events -----------------------------------------------------------------------------------

;; (evt/c c ...): events with as many results as contracts.
(define (evt/c . args) (chaperone-evt/c (coerce-chaperone-contracts 'evt/c args)))
(define (evt-name c) (cons 'evt/c (map name-of (chaperone-evt/c-results c))))
(define ((evt-projection c) blame)
  (define projections (map (lambda (c) ((late-neg-of c) blame)) (chaperone-evt/c-results c)))
  (define n (length projections))
  (lambda (v neg)
    (unless (evt? v) (refuse blame v neg (evt-name c)))
    (define (checked . vals)
      (unless (eqv? n (length vals))
        (raise-blame-error blame #:missing-party neg v
                           '(expected: "event that produces ~a values" given: "event that produces ~a values")
                           n (length vals)))
      (apply values (map (lambda (p x) (p x neg)) projections vals)))
    (chaperone-evt v (lambda (e) (values e checked)) prop:contracted c prop:blame (cons blame neg))))
(struct chaperone-evt/c (results)
  #:property prop:chaperone-contract
  (build-chaperone-contract-property #:name evt-name #:first-order (lambda (c) evt?) #:late-neg-projection evt-projection))
(define (refuse blame v neg name)
  (raise-blame-error blame #:missing-party neg v '(expected: "~s" given: "~e") name v))

;; A contract of things that hold one kind of value: WRAP gets the thing and the procedures for what comes out and
;; what goes in.
(define (holder who c name is? chaperone impersonate wrap)
  (define kind (all-kind (list c) 'chaperone))
  (define contract
    (new-of-kind kind name is?
                 (lambda (blame)
                   (define out ((late-neg-of c) blame))
                   (define in ((late-neg-of c) (blame-swap blame)))
                   (lambda (v neg)
                     (unless (is? v) (refuse blame v neg name))
                     (wrap (if (eq? kind 'impersonator) impersonate chaperone) v
                           (lambda (x) (out x neg)) (lambda (x) (in x neg))
                           (list prop:contracted contract prop:blame (cons blame neg)))))))
  contract)

;; (channel/c c): channels through which such values pass.
(define (channel/c c)
  (define content (coerce-contract 'channel/c c))
  (holder 'channel/c content (list 'channel/c (name-of content)) channel? chaperone-channel impersonate-channel
          (lambda (make v out in properties)
            (apply make v (lambda (ch) (values ch out)) (lambda (ch x) (in x)) properties))))
;; (continuation-mark-key/c c): keys of marks with such values.
(define (continuation-mark-key/c c)
  (define content (coerce-contract 'continuation-mark-key/c c))
  (holder 'continuation-mark-key/c content (list 'continuation-mark-key/c (name-of content))
          continuation-mark-key? chaperone-continuation-mark-key impersonate-continuation-mark-key
          (lambda (make v out in properties) (apply make v out in properties))))

;; (prompt-tag/c c ... [#:call/cc c]): tags with which values that the contracts accept are passed to a prompt's handler,
;; and results to continuations, as #:call/cc says, one contract or (values c ...).
(define-syntax (prompt-tag/c stx)
  (define (build contracts results)
    (with-syntax ([(c ...) contracts])
      (syntax-case results (values)
        [(values r ...) #'(make-prompt-tag-contract (list c ...) (list r ...))]
        [#f #'(make-prompt-tag-contract (list c ...) '())]
        [r #'(make-prompt-tag-contract (list c ...) (list r))])))
  (syntax-case stx ()
    [(_ c ... #:call/cc r)
     (not (ormap keyword? (map syntax-e (syntax->list #'(c ...)))))
     (build #'(c ...) #'r)]
    [(_ c ...)
     (not (ormap keyword? (map syntax-e (syntax->list #'(c ...)))))
     (build #'(c ...) #'#f)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (make-prompt-tag-contract contracts results)
  (define passed (coerce-contracts 'prompt-tag/c contracts))
  (define returned (coerce-contracts 'prompt-tag/c results))
  (define kind (all-kind (append passed returned) 'chaperone))
  (define name `(prompt-tag/c ,@(map name-of passed) #:call/cc ,@(map name-of returned)))
  (define c
    (new-of-kind
     kind name continuation-prompt-tag?
     (lambda (blame)
       (define (projections l blame) (map (lambda (c) ((late-neg-of c) blame)) l))
       (define swapped (blame-swap blame))
       (define-values (handled aborted) (values (projections passed blame) (projections passed swapped)))
       (define-values (at-prompt at-use) (values (projections returned blame) (projections returned swapped)))
       (lambda (v neg)
         (unless (continuation-prompt-tag? v) (refuse blame v neg name))
         (define ((through projections) . vals)
           (apply values (for/list ([p (in-list projections)] [x (in-list vals)]) (p x neg))))
         (define-values (wrap wrap-procedure)
           (if (eq? kind 'impersonator)
               (values impersonate-prompt-tag impersonate-procedure)
               (values chaperone-prompt-tag chaperone-procedure)))
         (define properties (list prop:contracted c prop:blame (cons blame neg)))
         (if (null? returned)
             (apply wrap v (through handled) (through aborted) properties)
             (apply wrap v (through handled) (through aborted) (through at-prompt)
                    (lambda (k) (wrap-procedure k (lambda args (apply values (through at-use) args))))
                    properties))))))
  c)

;; ---- properties of values -----------------------------------------------------------------------

;; (property/c get c #:name name): values for which GET gives what the flat contract accepts.
(define (property/c get c #:name [name (object-name get)])
  (unless (and (procedure? get) (procedure-arity-includes? get 1))
    (raise-argument-error 'property/c "(procedure-arity-includes/c 1)" get))
  (define inner (coerce-flat-contract 'property/c c))
  (define ok? (first-order-of inner))
  (new-flat (list 'property/c (or (object-name get) get) (name-of inner))
            (lambda (v) (ok? (get v)))
            #:late-neg
            (lambda (blame)
              (define project
                ((late-neg-of inner) (blame-add-context blame (format "the ~a of" (or name (object-name get) get)))))
              (lambda (v neg) (project (get v) neg) v))))

;; What is given for the case that something is not found: a thunk or a value.
(define failure-result/c (if/c procedure? (-> any) any/c))

;; A contract by the name that accepts nothing.
(define (make-none/c name)
  (new-flat name (lambda (v) #f)
            #:late-neg (lambda (blame)
                         (lambda (v neg)
                           (raise-blame-error blame #:missing-party neg v (list (format "~s allows no values" name) 'given: "~e") v)))))

;; (struct-guard/c c ...): a guard for a structure type with a contract for each field.
(define-syntax (struct-guard/c stx)
  (syntax-case stx ()
    [(_ c ...)
     (with-syntax ([location (location-syntax stx)])
       #'(make-guard (list c ...) (current-contract-region) location))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (make-guard args party location)
  (define contracts (coerce-contracts 'struct-guard/c args))
  (define n (length contracts))
  (lambda given
    (define name (car (reverse given)))
    (unless (eqv? n (- (length given) 1))
      (error 'struct-guard/c "given ~a contracts, but the struct ~s has ~a fields" n name (- (length given) 1)))
    (apply values
           (for/list ([c (in-list contracts)] [v (in-list given)] [i (in-naturals 1)])
             (((late-neg-of c)
               (blame-swap (make-blame location (format "~a, field ~a" name i) (lambda () (name-of c)) party party)))
              v #f)))))
