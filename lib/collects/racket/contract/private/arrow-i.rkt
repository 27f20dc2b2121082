#lang racket/base
;; racket/contract/private/arrow-i: ->i, contracts of procedures whose parts depend on arguments and results.
;; Layer: contract system, above arrow.
;; Each part is a record with the names it depends on and a procedure from their values to its contract; parts are
;; checked after those that they depend on.

(provide ->i unsupplied-arg? the-unsupplied-arg)

(require "blame.rkt" "core.rkt" "apply.rkt" (only-in "signature.rkt" shape-text plural) (only-in "wrap.rkt" apply-refused shape-procedure wrap-all-procedure) (only-in racket/private/kw-rt keyword-caller) racket/list
         (only-in '#%unsafe unsafe-impersonate-procedure) (for-syntax racket/base "arrow-i-shape.rkt" "condensed.rkt" "location.rkt"))

;; What an optional argument that was not given stands for in the contracts of others.
(define the-unsupplied-arg (let () (struct unsupplied-arg ()) (unsupplied-arg)))
;; Whether v stands for an optional argument that was not given, in #:pre and #:post.
(define (unsupplied-arg? v) (eq? v the-unsupplied-arg))

;; name : symbol; key : position, keyword or 'rest; optional?; deps : list of names, or #f when the contract depends on nothing;
;; make : procedure of their values -> contract
(struct part (name key optional? deps make))
;; kind : 'pre or 'post; style : 'plain, 'name or 'desc; deps; test : procedure; text : string or #f
(struct condition (kind style deps test text))

;; ---- checking ---------------------------------------------------------------------------------

;; Parts and conditions in an order in which each comes after what it depends on, conditions as soon as they can be tested.
(define (in-order parts conditions known)
  (define (needs x) (or (if (part? x) (part-deps x) (condition-deps x)) '()))
  (let loop ([left (append conditions parts)] [known known] [out '()])
    (cond
      [(null? left) (reverse out)]
      [else
       (define ready (findf (lambda (x) (andmap (lambda (d) (memq d known)) (needs x))) left))
       (loop (remq ready left) (if (part? ready) (cons (part-name ready) known) known) (cons ready out))])))

;; The values of a call are a vector: a place for each argument, and after them for each result.  places : name -> place
(define absent (string->uninterned-symbol "absent"))
(define (value-at env i)
  (define v (vector-ref env i))
  (if (eq? v absent) the-unsupplied-arg v))
(define (apply-to proc deps env)
  (cond
    [(null? deps) (proc)]
    [(null? (cdr deps)) (proc (value-at env (car deps)))]
    [else (apply proc (map (lambda (i) (value-at env i)) deps))]))
(define (places-of names places) (map (lambda (n) (hash-ref places n)) names))

;; A result without a name that depends on nothing is just that.
(define (part-context p text)
  (if (and (eq? '_ (part-name p)) (not (part-deps p))) (format "the ~a of" text) (format "the ~a ~a of" (part-name p) text)))

;; -> procedure of value, party and the values of the call
(define (part-projection p blame text places)
  (define inner (blame-add-context blame (part-context p text)))
  (cond
    [(part-deps p)
     (define deps (places-of (part-deps p) places))
     (define make (part-make p))
     (lambda (v neg env) (check-dependent (apply-to make deps env) v neg inner))]
    [else
     (define c (coerce-contract '->i ((part-make p))))
     (define ok? (quick-test c))
     (define fixed (part-refusal c inner))
     (lambda (v neg env) (if (and ok? (ok? v)) v (fixed v neg)))]))

;; V under the contract that the values it depends on gave, which is often a predicate
(define (check-dependent c v neg inner)
  (if (and (not (contract-struct? c)) (procedure? c) (procedure-arity-includes? c 1))
      (if (c v) v ((part-refusal (coerce-contract '->i c) inner) v neg))
      (check-coerced c v neg inner)))
(define (check-coerced c v neg inner)
  (let* ([c (if (contract-struct? c) c (coerce-contract '->i c))] [ok? (quick-test c)])
    (if (and ok? (ok? v)) v ((part-refusal c inner) v neg))))

;; What a direct wrapper needs for a part: the procedure that makes the contract and the blame, where it depends on others;
;; else the test that decides first, or #f, and the projection.
(define (part-checks p blame text)
  (define inner (blame-add-context blame (part-context p text)))
  (cond
    [(part-deps p) (list (part-make p) inner)]
    [else
     (define c (coerce-contract '->i ((part-make p))))
     (list (quick-test c) (part-refusal c inner))]))

(define (check-condition c places blame neg f env)
  (define vals (map (lambda (i) (value-at env i)) (places-of (condition-deps c) places)))
  (define ok (apply (condition-test c) vals))
  (define (variables)
    (for/list ([n (in-list (condition-deps c))] [v (in-list vals)]) (format "\n      ~a: ~e" n v)))
  (define (fail . texts)
    (raise-blame-error blame #:missing-party neg f (list "~a") (apply string-append texts)))
  (case (condition-style c)
    [(desc)
     (cond
       [(eq? ok #t) (void)]
       [(not ok)
        (apply fail (format "#:~a condition violation; variables are:" (condition-kind c)) (variables))]
       [else
        (raise-blame-error blame #:missing-party neg f
                           (list "~a") (apply string-append (add-between (if (list? ok) ok (list ok)) "\n ")))])]
    [(name)
     (unless ok
       (raise-blame-error blame #:missing-party neg f
                          (list "~a~a") (condition-text c) (apply string-append (variables))))]
    [else
     (unless ok
       (apply fail (format "#:~a condition violation~a" (condition-kind c)
                           (if (null? vals) "" "; variables are:"))
              (variables)))]))

;; called : thunk of what messages call the contract when a procedure under it is applied to arguments that do not fit
(define (dependent-arrow called name arguments results conditions [make-direct #f])
  (define positions (filter (lambda (p) (exact-integer? (part-key p))) arguments))
  (define keyword-parts (filter (lambda (p) (keyword? (part-key p))) arguments))
  (define rest (findf (lambda (p) (eq? 'rest (part-key p))) arguments))
  (define least (count (lambda (p) (not (part-optional? p))) positions))
  (define most (length positions))
  (define mask
    (if rest
        (bitwise-not (- (arithmetic-shift 1 least) 1))
        (- (arithmetic-shift 1 (+ most 1)) (arithmetic-shift 1 least))))
  (define all-kws (sort (map part-key keyword-parts) keyword<?))
  (define required-kws (sort (map part-key (filter (lambda (p) (not (part-optional? p))) keyword-parts)) keyword<?))
  (define (refuse-shape kws kw-args args)
    (keyword-apply (shape-procedure (called) mask required-kws all-kws) kws kw-args args))
  (define slots (append positions keyword-parts (if rest (list rest) '()) (or results '())))
  (define nslots (length slots))
  (define places (for/hasheq ([p (in-list slots)] [i (in-naturals)]) (values (part-name p) i)))
  (define (place p) (index-of slots p eq?))
  (define keyword-places (map (lambda (p) (cons (part-key p) (place p))) keyword-parts))
  (define rest-place (and rest (place rest)))
  (define first-result (and results (- nslots (length results))))
  (define-values (pres posts) (partition (lambda (c) (eq? 'pre (condition-kind c))) conditions))
  (define argument-steps (in-order arguments pres '()))
  (define result-steps (in-order (or results '()) posts (map part-name arguments)))
  (define (accepts? f)
    (and (procedure? f) (= mask (bitwise-and mask (procedure-arity-mask f)))
         (let-values ([(required allowed) (procedure-keywords f)])
           (and (or (not allowed) (andmap (lambda (p) (memq (part-key p) allowed)) keyword-parts))
                (andmap (lambda (k) (findf (lambda (p) (and (eq? k (part-key p)) (not (part-optional? p)))) keyword-parts))
                        required)
                #t))))
  (define c
    (new-contract
     name accepts?
     (lambda (blame)
       (define swapped (blame-swap blame))
       ;; -> list of procedures of the procedure, the party and the values of the call
       (define (checks steps blame text)
         (for/list ([s (in-list steps)])
           (cond
             [(part? s)
              (define-values (i project) (values (place s) (part-projection s blame text places)))
              (lambda (f neg env)
                (define v (vector-ref env i))
                (unless (eq? v absent) (vector-set! env i (project v neg env))))]
             [else (lambda (f neg env) (check-condition s places blame neg f env))])))
       (define argument-checks (checks argument-steps swapped "argument"))
       (define result-checks (checks result-steps blame "result"))
       ;; procedure of the procedure, the party, and what refuses arguments or a number of results
       (define direct-wrapper
         (and make-direct
              (apply make-direct
                     (append (append-map (lambda (p) (part-checks p swapped "argument")) arguments)
                             (append-map (lambda (p) (part-checks p blame "result")) (or results '()))))))
       (lambda (f neg)
         (define (run-checks checks env) (for ([check! (in-list checks)]) (check! f neg env)))
         (unless (accepts? f)
           (raise-blame-error blame #:missing-party neg f '(expected "~a" given: "~e")
                              (shape-text least (- most least) rest required-kws (remq* required-kws all-kws)) f))
         (define (wrong-results vals)
           (raise-blame-error (blame-add-context blame "the range of") #:missing-party neg f
                              (list (format "expected ~a, returned ~a" (plural (length results) "value")
                                            (plural (length vals) "value")))))
         ;; -> the values of the call
         (define (check-arguments kws kw-args args)
           (unless (and (bitwise-bit-set? mask (length args))
                        (for/and ([k (in-list kws)]) (assq k keyword-places))
                        (for/and ([k (in-list required-kws)]) (memq k kws)))
             (refuse-shape kws kw-args args))
           (define env (make-vector nslots absent))
           (for ([k (in-list kws)] [v (in-list kw-args)])
             (vector-set! env (cdr (assq k keyword-places)) v))
           (let loop ([l args] [i 0])
             (cond
               [(= i most) (when rest (vector-set! env rest-place l))]
               [(pair? l) (vector-set! env i (car l)) (loop (cdr l) (+ i 1))]
               [rest (vector-set! env rest-place '())]))
           (run-checks argument-checks env)
           env)
         (define (by-position env)
           (let loop ([i 0])
             (cond
               [(= i most) (if rest (vector-ref env rest-place) '())]
               [(eq? absent (vector-ref env i)) (if rest (vector-ref env rest-place) '())]
               [else (cons (vector-ref env i) (loop (+ i 1)))])))
         (define (by-keyword env kws) (map (lambda (k) (vector-ref env (cdr (assq k keyword-places)))) kws))
         (define (check-results vals env)
           (unless (= (length vals) (length results)) (wrong-results vals))
           (for ([v (in-list vals)] [i (in-naturals first-result)]) (vector-set! env i v))
           (run-checks result-checks env)
           (for/list ([i (in-range first-result nslots)]) (vector-ref env i)))
         ;; the results of CALL, a thunk, checked
         (define (checked-results call env)
           (if results
               (call-with-values
                call
                (case-lambda
                  [(r) (let ([l (check-results (list r) env)]) (if (null? (cdr l)) (car l) (apply values l)))]
                  [vals (apply values (check-results vals env))]))
               (call)))
         (define (with-keywords kws kw-args . args)
           (define env (check-arguments kws kw-args args))
           (checked-results (lambda () (keyword-apply f kws (by-keyword env kws) (by-position env))) env))
         (define (plain . args)
           (define env (check-arguments '() '() args))
           (checked-results (lambda () (apply f (by-position env))) env))
         (define (direct . args)
           (unless (procedure-arity-includes? f (length args)) (apply-refused f args))
           (apply plain args))
         (define (refuse . args)
           (if (procedure-arity-includes? f (length args))
               (refuse-shape '() '() args)
               (apply-refused f args)))
         (define-values (required allowed) (procedure-keywords f))
         (define properties (list prop:contracted c prop:blame (cons blame neg)))
         (cond
           [(pair? (or allowed '(all)))
            (apply wrap-all-procedure unsafe-impersonate-procedure f
                   (if (null? required) direct (lambda args (apply f args))) with-keywords properties)]
           [direct-wrapper
            (apply unsafe-impersonate-procedure f (direct-wrapper f neg refuse wrong-results) properties)]
           [else (apply unsafe-impersonate-procedure f direct properties)])))))
  c)


;; ---- syntax -----------------------------------------------------------------------------------

(begin-for-syntax
  (define (condition-code c)
    #`(condition '#,(precondition-kind c) '#,(precondition-style c) '#,(precondition-ids c)
                 (lambda #,(precondition-ids c) #,(precondition-test c)) #,(precondition-text c)))

  ;; The specs, where those that depend on nothing have a variable for the contract; code that binds the variables.
  (define (name-contracts specs)
    (for/lists (named bindings #:result (values named (filter values bindings))) ([s (in-list specs)])
      (cond
        [(spec-deps s) (values s #f)]
        [else
         (define variable (car (generate-temporaries '(contract))))
         (values (struct-copy spec s [contract variable])
                 #`[#,variable (coerce-contract '->i #,(spec-contract s))])])))

  ;; Code for the part, whose place is KEY where it has no keyword.
  (define (part-code s key optional?)
    (define-values (id deps c) (values (spec-id s) (spec-deps s) (spec-contract s)))
    (define place (or (spec-key s) key))
    (if deps
        #`(part '#,id '#,place #,optional? '#,deps (lambda #,deps #,c))
        #`(part '#,id '#,place #,optional? #f (lambda () #,c))))

  ;; Code for the pieces of the contract's name that show the parts.
  (define (shown-code l)
    (define (one s)
      (define-values (id deps c) (values (spec-id s) (spec-deps s) (spec-contract s)))
      (if deps #`'(#,id #,deps #,(condensed c)) #`(list '#,id (name-of #,c))))
    (apply append (for/list ([s (in-list l)]) (if (spec-key s) (list #`'#,(spec-key s) (one s)) (list (one s))))))

  ;; Codes of arguments; those without keywords get positions from START.
  (define (argument-codes l start optional?)
    (let loop ([l l] [i start])
      (if (null? l)
          '()
          (cons (part-code (car l) i optional?) (loop (cdr l) (if (spec-key (car l)) i (+ i 1)))))))
  (define (count-positions l) (for/sum ([s (in-list l)]) (if (spec-key s) 0 1)))

  ;; Code for the maker of direct wrappers, where all parts are mandatory arguments by position and results; #f where
  ;; the parts depend on each other in a circle.   specs : list of (list id deps), as parse-part gives them
  ;; results : the same, or #f
  (define (direct-code arguments results)
    (define (checks-of parts)
      (for/list ([p (in-list parts)]) (generate-temporaries (list 'first 'second))))
    (define argument-checks (checks-of arguments))
    (define result-checks (checks-of (or results '())))
    (define (bind part checks body)
      (define-values (id deps) (values (car part) (cadr part)))
      (with-syntax ([id id] [(a b) checks] [body body])
        (if deps
            (with-syntax ([(dep ...) deps]) #'(let ([id (check-dependent (a dep ...) id neg b)]) body))
            #'(let ([id (if (and a (a id)) id (b id neg))]) body))))
    ;; BODY within the checks of PARTS, each after those it depends on; KNOWN: identifiers that are bound
    (define (nest parts checks known body)
      (cond
        [(null? parts) body]
        [else
         (define ready
           (for/first ([p (in-list parts)]
                       #:when (andmap (lambda (d) (ormap (lambda (k) (bound-identifier=? d k)) known)) (or (cadr p) '())))
             p))
         (define at (and ready (let loop ([l parts] [i 0]) (if (eq? ready (car l)) i (loop (cdr l) (+ i 1))))))
         (define (without l) (for/list ([x (in-list l)] [i (in-naturals)] #:unless (= i at)) x))
         (define inner (and ready (nest (without parts) (without checks) (cons (car ready) known) body)))
         (and inner (bind ready (list-ref checks at) inner))]))
    (define ids (map car arguments))
    (define call
      (with-syntax ([(id ...) ids])
        (if results
            (with-syntax ([(result ...) (map car results)])
              (define checked (nest results result-checks ids #'(values result ...)))
              (and checked
                   #`(call-with-values (lambda () (f id ...))
                                       (case-lambda [(result ...) #,checked] [vals (wrong-results vals)]))))
            #'(f id ...))))
    (define body (and call (nest arguments argument-checks '() call)))
    (and body
         (with-syntax ([((check ...) ...) (append argument-checks result-checks)] [(id ...) ids] [body body])
           #'(lambda (check ... ...)
               (lambda (f neg refuse wrong-results)
                 (case-lambda [(id ...) body] [args (apply refuse args)])))))))

;; (->i (arg ...) (optional ...) #:rest arg #:pre (id ...) e range #:post (id ...) e)
;; A contract for procedures whose parts, [id (id ...) c], may depend on arguments and results; those that they see obey their
;; contracts.
(define-syntax (->i stx)
  (define s (parse-shape stx))
  (define conditions (shape-conditions s))
  (define-values (mandatory mandatory-contracts) (name-contracts (shape-mandatory s)))
  (define-values (optional optional-contracts) (name-contracts (shape-optional s)))
  (define-values (rests rest-contracts) (name-contracts (if (shape-rest s) (list (shape-rest s)) '())))
  (define-values (all-results result-contracts) (name-contracts (or (shape-results s) '())))
  (define rest (and (pair? rests) (car rests)))
  (define results (and (shape-results s) all-results))
  (define (shown-conditions kind)
    (for*/list ([c (in-list conditions)] #:when (eq? kind (precondition-kind c)) [x (in-list (precondition-shown c))])
      #`'#,x))
  (define range-name
    (cond
      [(not results) #''any]
      [(shape-several? s) #`(list 'values #,@(shown-code results))]
      [else (car (shown-code results))]))
  (define (id+deps p)
    (list (if (eq? '_ (syntax-e (spec-id p))) (car (generate-temporaries '(result))) (spec-id p)) (spec-deps p)))
  #`(let (#,@mandatory-contracts #,@optional-contracts #,@rest-contracts #,@result-contracts)
     (dependent-arrow
       (lambda () #,(name-syntax stx (local-name stx)))
       (append (list '->i (list #,@(shown-code mandatory)))
               #,(if (pair? optional) #`(list (list #,@(shown-code optional))) #''())
               (list #,@(if rest (cons #''#:rest (shown-code (list rest))) '())
                     #,@(shown-conditions 'pre) #,range-name #,@(shown-conditions 'post)))
       (list #,@(argument-codes mandatory 0 #f)
             #,@(argument-codes optional (count-positions mandatory) #t)
             #,@(if rest (list (part-code rest 'rest #f)) '()))
       #,(and results #`(list #,@(for/list ([r (in-list results)] [i (in-naturals)]) (part-code r i #f))))
       (list #,@(map condition-code conditions))
       #,(and (null? optional) (not rest) (null? conditions) (not (ormap spec-key mandatory))
              (direct-code (map id+deps mandatory) (and results (map id+deps results)))))))
