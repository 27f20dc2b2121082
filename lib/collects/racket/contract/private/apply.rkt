#lang racket/base
;; racket/contract/private/apply: putting a contract on a value, and recursive contracts.
;; Layer: contract system, above combine.

(provide contract apply-contract contract-on source->srcloc recursive-contract flat-rec-contract flat-murec-contract invariant-assertion
         current-contract-region)

(require "blame.rkt" "core.rkt" "combine.rkt" "../../private/party.rkt" racket/stxparam (for-syntax racket/base "location.rkt"))

;; (apply-contract c v positive negative name location) -> v, or v in a wrapper;  location : as source->srcloc takes it
(define (apply-contract c v positive negative name location)
  ((contract-on c positive name location) v negative))
;; (contract-on c positive name location) -> procedure from a value and the negative party to the value under the contract
(define (contract-on c positive name location)
  (define ctc (coerce-contract 'contract c))
  (define source (source->srcloc location))
  ((late-neg-of ctc) (make-blame source name (lambda () (name-of ctc)) (or positive 'false) #f)))

;; s : srcloc, syntax, #f, or a list or vector of the parts of a srcloc
(define (source->srcloc s)
  (cond
    [(or (not s) (srcloc? s)) s]
    [(syntax? s) (srcloc (syntax-source s) (syntax-line s) (syntax-column s) (syntax-position s) (syntax-span s))]
    [(and (list? s) (= 5 (length s))) (apply srcloc s)]
    [(and (vector? s) (= 5 (vector-length s))) (apply srcloc (vector->list s))]
    [else
     (raise (exn:fail:contract
             (format "contract: expected a source location (srcloc struct, syntax object, list, vector, or #f); got: ~e" s)
             (current-continuation-marks)))]))

;; (contract c v positive negative [name location])
;; The value under the contract: positive is blamed for the value, negative for how it is used; name and location tell of it in
;; messages.
(define-syntax (contract stx)
  (syntax-case stx ()
    [(_ c v positive negative)
     (with-syntax ([name (name-syntax stx (local-name stx))])
       #'(apply-contract c v positive negative name #f))]
    [(_ c v positive negative name location) #'(apply-contract c v positive negative name location)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; The party of the code where the form stands: the module, or the function or region around it.
(define-syntax-parameter current-contract-region
  (lambda (stx) #'(variable-reference->party (#%variable-reference))))

;; The contract is evaluated when it is first needed, so it may refer to what is defined later.
(define-syntax (recursive-contract stx)
  (define (build c kind extra)
    (with-syntax ([c c] [kind kind] [extra extra] [self (name-syntax stx (local-name stx))])
      #'(make-recursive 'kind '(recursive-contract c . extra) (lambda () c) 'extra self)))
  (define kinds '(#:impersonator #:chaperone #:flat))
  (define (bad-kind at)
    (raise-syntax-error #f "type must be one of #:impersonator, #:chaperone, or #:flat" stx at))
  (syntax-case stx ()
    [(_ c) (build #'c #'impersonator '())]
    [(_ c #:list-contract?) (build #'c #'impersonator '(#:list-contract?))]
    [(_ c #:list-contract? . more)
     (pair? (syntax-e #'more))
     (raise-syntax-error
      #f (format "~s keyword must appear right after the expression" (syntax-e (car (syntax-e #'more)))) stx #'more)]
    [(_ c kw)
     (memq (syntax-e #'kw) kinds)
     (build #'c (string->symbol (keyword->string (syntax-e #'kw))) (list #'kw))]
    [(_ c kw #:list-contract?)
     (memq (syntax-e #'kw) kinds)
     (build #'c (string->symbol (keyword->string (syntax-e #'kw))) (list #'kw '#:list-contract?))]
    [(_ c kw . _) (bad-kind #'kw)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; name : what is shown before the contract is there; then its name, and EXTRA after it; in that name SELF stands for the whole
(define (make-recursive kind name thunk [extra #f] [self name])
  (define of-lists? (and extra (memq '#:list-contract? extra) #t))
  (define c #f)
  (define last-blame #f)
  (define last-project #f)
  (define (get)
    (unless c
      (define whole name)
      (set! name self)
      (define made (coerce-contract 'recursive-contract (thunk)))
      (when (and of-lists? (not (list-contract? made)))
        (raise-argument-error 'recursive-contract "list-contract?" made))
      (set! c made)
      (set! name (if extra (list* 'recursive-contract (name-of c) extra) whole)))
    c)
  (new-of-kind kind (delay-name name)
               (lambda (v) ((first-order-of (get)) v))
               (lambda (blame)
                 (define outer (and last-blame (inside? blame last-blame) last-project))
                 (unless outer (set! last-blame blame))
                 (define project outer)
                 (define (use v neg)
                   (unless project (set! project ((late-neg-of (get)) blame)))
                   (when (and of-lists? (not (list? v)))
                     (raise-blame-error blame #:missing-party neg v '(expected: "list?" given: "~e") v))
                   (project v neg))
                 (unless outer (set! last-project use))
                 (or outer use))
               #:list? of-lists? #:more (recursive get)))

;; Is the place that BLAME names inside of the one that OUTER names?  Then the projection made for the outer one
;; serves again, and blame does not grow with the depth of the data.
(define (inside? blame outer)
  (and (eq? (blame-positive blame) (blame-positive outer))
       (eq? (blame-negative blame) (blame-negative outer))
       (let ([contexts (blame-context outer)])
         (let loop ([l (blame-context blame)])
           (or (eq? l contexts) (and (pair? l) (loop (cdr l))))))))

;; A flat contract in which the name refers to the contract itself.
(define-syntax (flat-rec-contract stx)
  (syntax-case stx ()
    [(_ id c ...)
     (identifier? #'id)
     #'(letrec ([inner (lambda () whole)]
                [id (make-recursive 'flat 'id (lambda () (inner)))]
                [whole (let ([body (or/c c ...)]) (flat-named-contract 'id body))])
         whole)]
    [(_ id . _)
     (not (identifier? #'id))
     (raise-syntax-error #f "expected first argument to be an identifier" stx #'id)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (flat-murec-contract ([id flat-contract-expr ...] ...) body ...+)
;; Flat contracts that see each other: each id is one of its contracts; the body gives the result.
(define-syntax (flat-murec-contract stx)
  (syntax-case stx ()
    [(_ ([id c ...] ...) body0 body ...)
     (for ([id (in-list (syntax->list #'(id ...)))])
       (unless (identifier? id) (raise-syntax-error #f "expected an identifier" stx id)))
     (with-syntax ([(whole ...) (generate-temporaries #'(id ...))])
       #'(letrec ([id (make-recursive 'flat 'id (lambda () whole))] ...
                  [whole (or/c c ...)] ...)
           body0 body ...))]
    [(_ ([id c ...] ...)) (raise-syntax-error #f "expected at least one body expression" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (invariant-assertion c e): the value of E; where C does not accept it nobody is blamed.
(define-syntax (invariant-assertion stx)
  (syntax-case stx ()
    [(_ c e)
     #`(apply-contract c e assertion-party assertion-party #,(name-syntax stx (local-name stx)) #,(location-syntax #'c))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
