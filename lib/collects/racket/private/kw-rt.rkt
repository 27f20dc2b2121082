;; racket/private/kw-rt: procedures that take keyword arguments, at run time.
;; Layer 14. Such a procedure is a record that can be applied:
;;   core      takes the values of all its keywords, in order, then its positional arguments (no-argument where one is
;;             not given), then the list of the rest where there is one; or #f
;;   proc      where there is no core: takes the sorted keywords, their values, and the positional arguments
;;   shape     vector: sorted keywords that must be given; those that may be, #f for all; which numbers of positional
;;             arguments it takes, as a mask; how many of them core takes; whether core takes a rest; whether it
;;             is a method, whose first argument messages do not count
;;   plain     what happens when it is applied without keywords
;;   known     what some of its calls apply: list of keywords (a literal of the call), number of arguments, procedure
;; A call with keywords goes through keyword-target, which checks, and gives the procedure of its arguments in the order
;; of its own keywords: core itself where the call gives everything.
(module kw-rt "core.rkt"
  (#%require (for-syntax "core.rkt") (only '#%woad arranging-procedure noted-procedure))
  (#%provide no-argument make-optional-keyword-procedure make-required-keyword-procedure
             keyword-target keyword-procedure?
             new-make-keyword-procedure keyword-apply/list new-procedure-keywords
             new-procedure-reduce-keyword-arity new-procedure-reduce-keyword-arity-mask
             new-procedure-rename new-procedure-reduce-arity missing-keyword
             new-prop:procedure sort-keywords check-keyword-apply
             new-impersonate-procedure new-chaperone-procedure wrap-keyword-procedure keyword-caller keyword-core
             new-impersonate-procedure* new-chaperone-procedure*)

  ;; Stands for an argument that was not given.
  (define no-argument (string->uninterned-symbol "no-argument"))

  (define-values (struct:kw make-kw keyword-procedure? kw-core kw-own-proc kw-shape kw-plain kw-known set-kw-known!)
    (let-values ([(struct: make ? -ref -set!)
                  (make-struct-type
                   'procedure #f 4 1 null
                   (list (cons prop:procedure 3)
                         (cons prop:object-name (lambda (self) (object-name (kw-plain self))))
                         (cons prop:arity-string (lambda (self) (arity-text self))))
                   (current-inspector) #f '(0 1 2 3))])
      (values struct: make ?
              (make-struct-field-accessor -ref 0 'core)
              (make-struct-field-accessor -ref 1 'proc)
              (make-struct-field-accessor -ref 2 'shape)
              (make-struct-field-accessor -ref 3 'plain)
              (make-struct-field-accessor -ref 4 'known)
              (make-struct-field-mutator -set! 4 'known))))

  ;; Keywords are required: a plain application always fails, so its arity counts as incomplete.
  (define-values (struct:required-kw make-required-kw required-kw? required-ref required-set!)
    (make-struct-type 'procedure struct:kw 0 0 #f (list (cons prop:incomplete-arity #t))))

  (define (kw-required k) (vector-ref (kw-shape k) 0))
  (define (kw-allowed k) (vector-ref (kw-shape k) 1))
  (define (kw-mask k) (vector-ref (kw-shape k) 2))
  (define (kw-positions k) (vector-ref (kw-shape k) 3))
  (define (kw-rest? k) (vector-ref (kw-shape k) 4))
  (define (kw-method? k) (vector-ref (kw-shape k) 5))
  (define (kw-proc k)
    (or (kw-own-proc k)
        (lambda (kws vals . args) (apply (kw-core k) (core-arguments k kws vals args)))))
  (define most-known 64)

  ;; An impersonator has as a property the record that calls with keywords use in its place.
  (define-values (prop:target has-target? target-ref) (make-impersonator-property 'keyword-target))
  (define (record-of f) (or (target-ref f #f) f))

  (define (make-optional-keyword-procedure core shape plain) (make-kw core #f shape plain))
  ;; plain has the positional arity, and is never run for its result: see missing-keyword.
  (define (make-required-keyword-procedure core shape plain) (make-required-kw core #f shape plain))
  ;; The same of a procedure that takes lists.
  (define (make-list-keyword-procedure proc required allowed mask plain)
    ((if (null? required) make-kw make-required-kw) #f proc (vector required allowed mask 0 #f #f) plain))

  ;; ---- calls ------------------------------------------------------------------------------------

  ;; Whether the record k takes the sorted keywords kws and n positional arguments.
  (define (fits? k kws n)
    (and (bitwise-bit-set? (kw-mask k) n)
         (let ([allowed (kw-allowed k)])
           (or (not allowed) (subset? kws allowed)))
         (subset? (kw-required k) kws)))

  ;; Both sorted.
  (define (subset? a b)
    (cond
      [(null? a) #t]
      [(null? b) #f]
      [(eq? (car a) (car b)) (subset? (cdr a) (cdr b))]
      [else (subset? a (cdr b))]))

  ;; (keyword-target f kws n): the procedure to apply to the values of the sorted keywords kws, a literal, and then to n
  ;; positional arguments.  The first calls are remembered.
  (define (keyword-target f kws n)
    (or (noted-procedure kw-known prop:target f kws n) (find-target f kws n)))
  (define (find-target f kws n)
    (let ([k (record-of f)])
      (cond
        [(not (keyword-procedure? k)) (mismatch f kws)]
        [(fits? k kws n)
         (let ([target (target-of k kws n)] [known (kw-known k)])
           (if (< (length known) most-known)
               (set-kw-known! k (cons (list* kws n target) known))
               (void))
           target)]
        [else (mismatch f kws)])))
  (define (mismatch f kws)
    (let ([n (length kws)])
      (lambda all (keyword-mismatch f kws (first-of all n) (list-tail all n) 0))))

  ;; The procedure of values of kws and n arguments that applies the record k, which takes them.
  (define (target-of k kws n)
    (let ([core (kw-core k)] [nkws (length kws)])
      (if core
          (if (takes-all? k kws n)
              core
              (arrange core (+ nkws n) (append (keyword-places (kw-allowed k) kws)
                                               (position-places nkws n (kw-positions k) (kw-rest? k)))))
          (arrange (kw-own-proc k) (+ nkws n) (list* (box kws) (cons 0 nkws) (places nkws (+ nkws n)))))))

  ;; proc, applied to what the list PLAN says of n arguments: see arranging-procedure.
  (define (arrange proc n plan) (arranging-procedure proc n (list->vector plan)))
  (define not-given (box no-argument))
  (define (places from to) (if (eqv? from to) null (cons from (places (add1 from) to))))
  (define (keyword-places allowed kws)
    (map (lambda (k) (let loop ([l kws] [i 0])
                       (cond [(null? l) not-given] [(eq? k (car l)) i] [else (loop (cdr l) (add1 i))])))
         allowed))
  ;; The places of n arguments that begin at place FROM, for a core that takes npos and perhaps a rest.
  (define (position-places from n npos rest?)
    (let loop ([i 0])
      (cond
        [(< i npos) (cons (if (< i n) (+ from i) not-given) (loop (add1 i)))]
        [rest? (list (if (< npos n) (cons (+ from npos) (+ from n)) (box null)))]
        [else null])))

  ;; The list of arguments of the core of k for a call that it takes.
  (define (core-arguments k kws vals args)
    (let keywords ([all (kw-allowed k)] [kws kws] [vals vals])
      (cond
        [(pair? all)
         (if (and (pair? kws) (eq? (car kws) (car all)))
             (cons (car vals) (keywords (cdr all) (cdr kws) (cdr vals)))
             (cons no-argument (keywords (cdr all) kws vals)))]
        [else
         (let positions ([n (kw-positions k)] [args args])
           (cond
             [(zero? n) (if (kw-rest? k) (list args) null)]
             [(pair? args) (cons (car args) (positions (sub1 n) (cdr args)))]
             [else (cons no-argument (positions (sub1 n) null))]))])))

  ;; Applies f to the sorted keywords kws, any list, their values and the list args.  own : how many of these the call
  ;; did not have, but the procedure that f is of
  (define (apply-with-keywords f kws vals args own)
    (let ([k (record-of f)])
      (cond
        [(not (and (keyword-procedure? k) (fits? k kws (length args)))) (keyword-mismatch f kws vals args own)]
        [(not (kw-core k)) (apply (kw-own-proc k) kws vals args)]
        [(takes-all? k kws (length args)) (apply (kw-core k) (append vals args))]
        [else (apply (kw-core k) (core-arguments k kws vals args))])))
  ;; Whether the arguments are just those of the core, in their places.
  (define (takes-all? k kws n)
    (and (equal? kws (kw-allowed k)) (eqv? n (kw-positions k)) (not (kw-rest? k))))

  ;; ---- errors -----------------------------------------------------------------------------------

  (define (shown v)
    ((error-value->string-handler) v (error-print-width)))

  (define (argument-lines kws vals args)
    (if (and (null? kws) (null? args))
        ""
        (apply string-append
               "\n  arguments...:"
               (append
                (map (lambda (v) (string-append "\n   " (shown v))) args)
                (map (lambda (k v) (string-append "\n   #:" (keyword->string k) " " (shown v)))
                     kws vals)))))

  (define (application-error make f msg detail kws vals args)
    (raise
     (make (string-append "application: " msg
                          "\n  procedure: " (name-text f)
                          detail
                          (argument-lines kws vals args))
           (current-continuation-marks))))

  (define (make-application-error text)
    (exn:fail:contract text (current-continuation-marks)))

  (define (name-text f)
    (let ([name (object-name f)])
      (if (symbol? name) (symbol->string name) (shown f))))

  (define (keyword-line label k)
    (string-append "\n  " label ": #:" (keyword->string k)))

  (define (first-outside a b)
    (cond
      [(null? a) #f]
      [(memq (car a) b) (first-outside (cdr a) b)]
      [else (car a)]))

  (define (keyword-mismatch f kws vals args own)
    (cond
      [(not (procedure? f))
       (raise
        (make-application-error
         (string-append "application: not a procedure;\n expected a procedure that can be applied to arguments"
                        "\n  given: " (shown f)
                        (argument-lines kws vals args))))]
      [(not (keyword-procedure? f))
       (cond
         [(null? kws) (apply f args)]
         [(method-target f)
          => (lambda (inner+args)
               (let ([all ((cdr inner+args) args)])
                 (apply-with-keywords (car inner+args) kws vals all (- (length all) (length args)))))]
         [else
           (application-error exn:fail:contract f "procedure does not accept keyword arguments" "" kws vals args)])]
      [(and (kw-allowed f) (first-outside kws (kw-allowed f)))
       => (lambda (k)
            (application-error exn:fail:contract f "procedure does not expect an argument with given keyword"
                               (keyword-line "given keyword" k) kws vals args))]
      [(first-outside (kw-required f) kws)
       => (lambda (k)
            (application-error exn:fail:contract f "required keyword argument not supplied"
                               (keyword-line "required keyword" k) kws vals args))]
      [else
       (let ([n (- (length args) (if (kw-method? f) 1 own))])
         (application-error exn:fail:contract:arity f
                            (format "no case matching ~a non-keyword argument~a"
                                    n (if (= n 1) "" "s"))
                            "" kws vals args))]))

  ;; racket/base's prop:procedure: the kernel's, and the value kept where it can be found again.
  (define-values (prop:procedure-value has-procedure-value? procedure-value-ref)
    (make-struct-type-property 'procedure-value))

  (define-values (new-prop:procedure new-procedure-property? new-procedure-ref)
    (make-struct-type-property 'procedure #f
                               (list (cons prop:procedure values)
                                     (cons prop:procedure-value values))))

  ;; The procedure that the applicable structure f stands for, with how to make its arguments; #f
  ;; when there is none that takes keywords.
  (define (method-target f)
    (let ([v (and (has-procedure-value? f) (procedure-value-ref f))])
      (cond
        [(not v) #f]
        [(exact-integer? v)
         (let ([inner (procedure-extract-target f)])
           (and inner (cons inner values)))]
        [(procedure? v) (cons v (lambda (args) (cons f args)))]
        [else #f])))

  ;; The body of a plain application of a procedure with required keywords.
  (define (missing-keyword f args)
    (application-error exn:fail:contract f "required keyword argument not supplied"
                       (keyword-line "required keyword" (car (kw-required f)))
                       null null args))

  ;; The arity part of the kernel's arity complaint, for instance
  ;; "at least 1 plus an argument with keyword #:r".
  (define (arity-text f)
    (let* ([required (kw-required f)]
           [allowed (kw-allowed f)]
           [optional (if allowed (remove-all required allowed) null)]
           [base (mask-text (arithmetic-shift (kw-mask f) (if (kw-method? f) -1 0)))]
           [part (lambda (kws kind)
                   (string-append
                    (if (null? (cdr kws))
                        (string-append "an " kind "argument with keyword ")
                        (string-append kind "arguments with keywords "))
                    (keywords-text kws)))])
      (cond
        [(not allowed)
         (string-append base " plus "
                        (if (null? required)
                            "arbitrary keyword arguments"
                            (string-append (part required "")
                                           " plus arbitrary keyword arguments")))]
        [(and (null? required) (null? optional)) base]
        [(null? required) (string-append base " plus " (part optional "optional "))]
        [(null? optional) (string-append base " plus " (part required ""))]
        [else (string-append base " plus " (part required "") " plus " (part optional "optional "))])))

  (define (keywords-text kws)
    (let ([one (lambda (k) (string-append "#:" (keyword->string k)))])
      (cond
        [(null? (cdr kws)) (one (car kws))]
        [(null? (cddr kws)) (string-append (one (car kws)) " and " (one (cadr kws)))]
        [else
         (let loop ([kws kws])
           (if (null? (cdr kws))
               (string-append "and " (one (car kws)))
               (string-append (one (car kws)) ", " (loop (cdr kws)))))])))

  (define (mask-text mask)
    (cond
      [(< mask 0)
       (if (= mask -1)
           "at least 0"
           (format "at least ~a" (lowest-bit mask)))]
      [(zero? mask) "no arguments"]
      [else
       (let* ([low (lowest-bit mask)]
              [high (sub1 (integer-length mask))])
         (if (= low high) (format "~a" low) "a different number"))]))

  (define (lowest-bit mask)
    (let loop ([i 0]) (if (bitwise-bit-set? mask i) i (loop (add1 i)))))

  (define (remove-all gone l)
    (cond
      [(null? l) null]
      [(memq (car l) gone) (remove-all gone (cdr l))]
      [else (cons (car l) (remove-all gone (cdr l)))]))

  ;; ---- procedures on procedures -----------------------------------------------------------------

  (define new-make-keyword-procedure
    (let ([make-keyword-procedure
           (case-lambda
             [(proc) (make-any-keyword-procedure proc (plain-of proc))]
             [(proc plain) (make-any-keyword-procedure proc plain)])])
      make-keyword-procedure))
  (define (make-any-keyword-procedure proc plain)
    (make-list-keyword-procedure proc null #f (positional-mask proc) plain))

  ;; What proc takes behind the keywords and their values.
  (define (positional-mask proc)
    (if (procedure? proc) (arithmetic-shift (procedure-arity-mask proc) -2) 0))

  (define (plain-of proc)
    (let ([plain (lambda args (apply proc null null args))]
          [name (and (procedure? proc) (object-name proc))])
      (procedure-reduce-arity-mask plain (positional-mask proc) name)))

  (define (new-procedure-keywords f)
    (cond
      [(keyword-procedure? f) (values (kw-required f) (kw-allowed f))]
      [(and (procedure? f) (method-target f))
       => (lambda (inner+args) (new-procedure-keywords (car inner+args)))]
      [(procedure? f) (values null null)]
      [else (raise-argument-error 'procedure-keywords "procedure?" f)]))

  (define (sorted-keywords? l)
    (let loop ([l l] [before #f])
      (if (pair? l)
          (and (keyword? (car l)) (or (not before) (keyword<? before (car l))) (loop (cdr l) (car l)))
          (null? l))))
  (define (same-length? l other)
    (if (pair? l) (and (pair? other) (same-length? (cdr l) (cdr other))) (null? other)))

  ;; Checks the arguments of keyword-apply given as a list: f kws vals arg ... lst.
  (define (check-keyword-apply f kws vals rest)
    (unless (and (procedure? f) (sorted-keywords? kws) (same-length? kws vals) (pair? rest) (list? (last-of rest)))
      (keyword-apply-misused f kws vals rest)))
  (define (keyword-apply-misused f kws vals rest)
    (let ([all (list* f kws vals rest)])
      (unless (procedure? f) (apply raise-argument-error 'keyword-apply "procedure?" 0 all))
      (unless (sorted-keywords? kws)
        (apply raise-argument-error 'keyword-apply "(and/c (listof? keyword?) sorted? distinct?)" 1 all))
      (unless (list? vals) (apply raise-argument-error 'keyword-apply "list?" 2 all))
      (unless (= (length kws) (length vals))
        (raise-arguments-error 'keyword-apply
                               "keyword list length does not match value list length"
                               "keyword list length" (length kws)
                               "value list length" (length vals)
                               "keyword list" kws
                               "value list" vals))
      (if (pair? rest)
          (apply raise-argument-error 'keyword-apply "list?" (+ 2 (length rest)) all)
          (raise-arguments-error 'keyword-apply "missing argument list"))))

  (define (last-of l) (if (null? (cdr l)) (car l) (last-of (cdr l))))

  (define (keyword-apply/list f kws vals rest)
    (check-keyword-apply f kws vals rest)
    (let ([args (if (null? (cdr rest)) (car rest) (apply list* rest))])
      (if (null? kws)
          (apply f args)
          (apply-with-keywords f kws vals args 0))))

  ;; Sorts a list of (cons keyword value).
  (define (sort-keywords l)
    (define (insert x l)
      (cond
        [(null? l) (list x)]
        [(keyword<? (car x) (car (car l))) (cons x l)]
        [else (cons (car l) (insert x (cdr l)))]))
    (let loop ([l l] [acc null])
      (if (null? l) acc (loop (cdr l) (insert (car l) acc)))))

  (define new-procedure-rename
    (let ([procedure-rename
           (case-lambda
             [(f name)
              (if (and (keyword-procedure? f) (symbol? name))
                  (with-plain f (procedure-rename (kw-plain f) name))
                  (procedure-rename f name))]
             [(f name realm)
              (if (and (keyword-procedure? f) (symbol? name))
                  (with-plain f (procedure-rename (kw-plain f) name realm))
                  (procedure-rename f name realm))])])
      procedure-rename))

  ;; The record f with another plain procedure.
  (define (with-plain f plain)
    ((if (null? (kw-required f)) make-kw make-required-kw) (kw-core f) (kw-own-proc f) (kw-shape f) plain))

  (define new-procedure-reduce-arity
    (let ([procedure-reduce-arity
           (lambda (f arity . more)
             (if (and (required-kw? f) (not (null? arity)))
                 (raise-arguments-error 'procedure-reduce-arity "procedure has required keyword arguments"
                                        "procedure" f)
                 (apply procedure-reduce-arity f arity more)))])
      procedure-reduce-arity))

  (define (arity->mask a)
    (cond
      [(exact-nonnegative-integer? a) (arithmetic-shift 1 a)]
      [(arity-at-least? a) (arithmetic-shift -1 (arity-at-least-value a))]
      [else (let loop ([l a] [m 0])
              (if (null? l) m (loop (cdr l) (bitwise-ior m (arity->mask (car l))))))]))

  (define new-procedure-reduce-keyword-arity
    (let ([procedure-reduce-keyword-arity
           (lambda (f arity required allowed . more)
             (unless (procedure? f)
               (raise-argument-error 'procedure-reduce-keyword-arity "procedure?" 0 f arity required allowed))
             (unless (procedure-arity? arity)
               (raise-argument-error 'procedure-reduce-keyword-arity "procedure-arity?" 1 f arity required allowed))
             (reduce 'procedure-reduce-keyword-arity f (arity->mask arity) required allowed more))])
      procedure-reduce-keyword-arity))

  (define new-procedure-reduce-keyword-arity-mask
    (let ([procedure-reduce-keyword-arity-mask
           (lambda (f mask required allowed . more)
             (unless (procedure? f)
               (raise-argument-error 'procedure-reduce-keyword-arity-mask "procedure?" 0 f mask required allowed))
             (unless (exact-integer? mask)
               (raise-argument-error 'procedure-reduce-keyword-arity-mask "exact-integer?" 1 f mask required allowed))
             (reduce 'procedure-reduce-keyword-arity-mask f mask required allowed more))])
      procedure-reduce-keyword-arity-mask))

  (define (reduce who f mask required allowed more)
    (unless (sorted-keywords? required)
      (raise-argument-error who "(and/c (listof? keyword?) sorted? distinct?)" 2 f mask required allowed))
    (unless (or (not allowed) (sorted-keywords? allowed))
      (raise-argument-error who "(or/c (and/c (listof? keyword?) sorted? distinct?) #f)" 3
                            f mask required allowed))
    (when (and allowed (not (subset? required allowed)))
      (raise-arguments-error who "allowed-keyword list does not include all required keywords"
                             "allowed-keyword list" allowed
                             "required keywords" required))
    (let-values ([(old-required old-allowed) (new-procedure-keywords f)])
      (unless (subset? old-required required)
        (raise-arguments-error who "cannot reduce required keyword set"
                               "required keywords" old-required
                               "requested required keywords" required))
      (when old-allowed
        (unless allowed
          (raise-arguments-error who "cannot allow any keyword in reduced arity"
                                 "allowed keywords" old-allowed))
        (unless (subset? allowed old-allowed)
          (raise-arguments-error who "cannot expand allowed keyword set"
                                 "originally allowed keywords" old-allowed
                                 "requested allowed keywords" allowed)))
      (cond
        [(keyword-procedure? f)
         (unless (= mask (bitwise-and mask (kw-mask f)))
           (raise-arguments-error who "arity of procedure does not include requested arity"
                                  "procedure" f))
         (letrec ([name (or (and (pair? more) (car more))
                            (let ([n (object-name f)]) (if (symbol? n) n 'procedure)))]
                  [new (make-list-keyword-procedure
                        (kw-proc f) required allowed mask
                        (procedure-reduce-arity-mask
                         (if (null? required) (kw-plain f) (lambda args (missing-keyword new args)))
                         mask name))])
           new)]
        [else (apply procedure-reduce-arity-mask f mask more)])))

  ;; ---- impersonators ----------------------------------------------------------------------------

  ;; Makes who from the kernel's maker, which wraps what applies without keywords, and plain-make,
  ;; which does so without an argument for the procedure itself.
  (define (impersonator-maker who make plain-make star?)
    (procedure-rename
     (lambda (f wrapper . props)
      (if (and (procedure? f) (procedure? wrapper) (takes-keywords? f))
          (begin
            (check-wrapper who f wrapper)
            (letrec ([made (apply make f wrapper
                                  prop:target (record-with
                                               f
                                               (plain-make (keyword-caller f)
                                                           (lambda (kws vals . args)
                                                             (wrap-keywords wrapper (eq? plain-make chaperone-procedure) kws vals
                                                                            (if star? (cons made args) args)
                                                                            (length args)))))
                                  props)])
              made))
          (apply make f wrapper props)))
     who))

  (define (takes-keywords? f)
    (let-values ([(required allowed) (new-procedure-keywords f)]) (not (null? allowed))))

  ;; The record of an impersonator of f in which proc stands in the place of that of f.
  (define (record-with f proc) (record-around f #f proc 0))
  (define (record-around f core proc npos)
    (let-values ([(required allowed) (new-procedure-keywords f)])
      (make-kw core proc (vector required allowed (procedure-arity-mask f) npos #f #f) void)))

  ;; (wrap-keyword-procedure make f plain core npos proc prop val ...): as make, unsafe-chaperone-procedure or
  ;; unsafe-impersonate-procedure, does for f and plain; calls with keywords go to core, which takes the values of all
  ;; keywords of f and npos positional arguments, or where core is #f or there are more of them to proc, which takes
  ;; the sorted keywords, their values and the positional arguments.
  (define (wrap-keyword-procedure make f plain core npos proc . props)
    (apply make f plain prop:target (record-around f core proc npos) props))

  ;; The procedure of sorted keywords that f takes, their values and the positional arguments that applies f to them.
  (define (keyword-caller f)
    (lambda (kws vals . args) (keyword-apply/list f kws vals (list args))))

  ;; The procedure of the values of all keywords of f and n positional arguments, no-argument where one is not given,
  ;; that applies f; #f where there is no quick one.
  (define (keyword-core f n)
    (let* ([k (record-of f)]
           [core (and (keyword-procedure? k) (kw-core k))])
      (cond
        [(not core) #f]
        [(kw-rest? k) #f]
        [(eqv? n (kw-positions k)) core]
        [(< n (kw-positions k))
         (let ([nkws (length (kw-allowed k))])
           (arrange core (+ nkws n) (append (places 0 nkws) (position-places nkws n (kw-positions k) #f))))]
        [else #f])))

  ;; The wrapper gives its extra results, the list of keyword values, the arguments.
  (define (wrap-keywords wrapper chaperone? kws vals args nargs)
    (define (fail what . fields)
      (apply raise-arguments-error '|keyword procedure chaperone| what (append fields (list "wrapper procedure" wrapper))))
    (call-with-values
     (lambda () (keyword-apply/list wrapper kws vals (list args)))
     (lambda results
       (let ([nextra (- (length results) nargs 1)])
         (when (< nextra 0)
           (fail "wrong number of results from wrapper procedure"
                 "expected minimum number of results" (add1 nargs) "received number of results" (length results)))
         (let* ([rest (list-tail results nextra)] [given (car rest)])
           (unless (and (list? given) (= (length given) (length vals)))
             (fail (string-append "expected a list of keyword-argument values as first result"
                                  " (after the result-wrapper procedure or mark specifications) from wrapper procedure")
                   "first result" given))
           (when chaperone?
             (for-each
              (lambda (k new old)
                (unless (chaperone-of? new old)
                  (fail (string-append "#:" (keyword->string k)
                                       " keyword result is not a chaperone of original argument from chaperoning procedure")
                        "result" new)))
              kws given vals))
           (apply values (append (first-of results nextra) (cons kws rest))))))))

  (define (first-of l n) (if (zero? n) null (cons (car l) (first-of (cdr l) (sub1 n)))))

  (define (check-wrapper who f wrapper)
    (define (fail what)
      (raise-arguments-error who what "wrapper procedure" wrapper "original procedure" f))
    (let-values ([(required allowed) (new-procedure-keywords f)]
                 [(wrapper-required wrapper-allowed) (new-procedure-keywords wrapper)])
      (unless (subset? wrapper-required required)
        (fail "wrapper procedure requires more keywords than original procedure"))
      (unless (or (not wrapper-allowed) (and allowed (subset? allowed wrapper-allowed)))
        (fail "wrapper procedure does not accept all keywords of original procedure"))))

  (define new-impersonate-procedure
    (let ([impersonate-procedure
           (impersonator-maker 'impersonate-procedure impersonate-procedure impersonate-procedure #f)])
      impersonate-procedure))
  (define new-chaperone-procedure
    (let ([chaperone-procedure
           (impersonator-maker 'chaperone-procedure chaperone-procedure chaperone-procedure #f)])
      chaperone-procedure))
  (define new-impersonate-procedure*
    (let ([impersonate-procedure*
           (impersonator-maker 'impersonate-procedure* impersonate-procedure* impersonate-procedure #t)])
      impersonate-procedure*))
  (define new-chaperone-procedure*
    (let ([chaperone-procedure*
           (impersonator-maker 'chaperone-procedure* chaperone-procedure* chaperone-procedure #t)])
      chaperone-procedure*)))

;; (procedure-keywords proc) -> any
;; Two values: the keywords that a procedure needs, and those that it takes; #f for all.

;; (procedure-rename proc name) -> procedure?
;; The procedure with another name for messages and printing.

;; (procedure-reduce-arity proc arity [name]) -> procedure?
;; The procedure, taking fewer numbers of arguments.

;; (make-keyword-procedure proc [plain-proc]) -> procedure?
;; A procedure that takes all keywords: proc gets them as a sorted list, their values, and the other arguments.
;; > ((make-keyword-procedure (lambda (kws vals . rest) (list kws vals rest))) 1 #:b 2 #:a 3)
;; '((#:a #:b) (3 2) (1))

;; prop:procedure : struct-type-property?
;; Instances are procedures: by that of their own whose field has this number, or by this procedure, which gets the instance before the
;; arguments.

;; (procedure-reduce-keyword-arity proc arity required-keywords allowed-keywords [name realm]) -> procedure?
;; (procedure-reduce-keyword-arity-mask proc mask required-keywords allowed-keywords [name realm]) -> procedure?
;; The procedure, taking only these numbers of arguments and keywords, lists in the order of keyword<?; #f as the allowed ones for any.

;; (impersonate-procedure proc wrapper [prop v] ...) -> procedure?
;; An impersonator of proc: wrapper gets the arguments and answers as many to use in their place, before them perhaps a procedure for the
;; results. Keywords' arguments come as a list in front.

;; (chaperone-procedure proc wrapper [prop v] ...) -> procedure?
;; A chaperone of proc, as by impersonate-procedure: what the wrapper answers must be the same values or chaperones of them.

;; (impersonate-procedure* proc wrapper [prop v] ...) -> procedure?
;; (chaperone-procedure* proc wrapper [prop v] ...) -> procedure?
;; Like the procedure without *; wrapper gets the procedure that was called, the outermost one, before the arguments.
