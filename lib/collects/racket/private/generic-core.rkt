#lang racket/base
;; racket/private/generic-core: define-generics without contracts, for libraries that must load fast.
;; Layer: above racket/base.
;; A generic interface is a structure type property whose value is a vector of the methods, with #f for
;; those that are missing.  A generic function finds the vector of its argument, by the property or by
;; the predicates of #:defaults, and calls the method that is there, or the fallback.

(provide define-generics define/generic
         (struct-out exn:fail:support) raise-support-error
         (for-syntax generics-info? generics-info-method-ids generics-info-reference
                     generics-info-predicate generics-info-has methods-info-names))

(require "support.rkt" racket/stxparam "struct.rkt" (only-in '#%woad struct-type-item)
         (for-syntax racket/base "methods-info.rkt"))

;; ---- run time ---------------------------------------------------------------------------------

;; (make-generics-property name derived) -> property, predicate, accessor
;;   derived : list of pairs, of a property and a procedure from the table to its value
(define (make-generics-property name derived)
  (make-struct-type-property name 'can-impersonate derived))

;; An argument that is not there.
(define not-given (string->uninterned-symbol "not-given"))

;; What the interface says about a method: name, mask of its numbers of arguments, required keywords,
;; allowed keywords.
(define (check-method gen spec proc)
  (define-values (name mask required allowed)
    (values (vector-ref spec 0) (vector-ref spec 1) (vector-ref spec 2) (vector-ref spec 3)))
  (when proc
    (unless (procedure? proc)
      (raise-arguments-error gen "generic method definition is not a function"
                             (symbol->string name) proc))
    (unless (accepts? proc mask required allowed)
      (raise-arguments-error
       gen
       (string-append "generic method definition has an incorrect arity; expected a procedure that accepts "
                      (arity-text mask required allowed))
       (symbol->string name) proc))))

(define (accepts? proc mask required allowed)
  (and (eqv? mask (bitwise-and mask (procedure-arity-mask proc)))
       (or (null? allowed)
           (let-values ([(r a) (procedure-keywords proc)])
             (and (andmap (lambda (k) (memq k required)) r)
                  (or (not a) (andmap (lambda (k) (memq k a)) allowed)))))
       (or (pair? allowed)
           (let-values ([(r a) (procedure-keywords proc)]) (null? r)))))

;; The arity in words, e.g. "2 required arguments and up to 1 optional argument".
(define (arity-text mask required allowed)
  (define (plural n what) (format "~a ~a~a" n what (if (eqv? n 1) "" "s")))
  (define least (let loop ([m mask] [n 0]) (if (odd? m) n (loop (arithmetic-shift m -1) (+ n 1)))))
  (define most (and (positive? mask) (- (integer-length mask) 1)))
  (define optional (remq* required allowed))
  (define (keywords what l)
    (format "the ~a keyword argument~a ~a" what (if (null? (cdr l)) "" "s")
            (apply string-append
                   (let loop ([l l])
                     (cond [(null? (cdr l)) (list (format "~s" (car l)))]
                           [(null? (cddr l)) (list (format "~s and ~s" (car l) (cadr l)))]
                           [else (cons (format "~s, " (car l)) (loop (cdr l)))])))))
  (cond
    [(pair? allowed)
     (string-append
      (if (pair? required) (keywords "required" required) "")
      (if (and (pair? required) (pair? optional)) " and " "")
      (if (pair? optional) (keywords "optional" optional) ""))]
    [(not most) (format "~a or more arguments" least)]
    [(eqv? least most) (plural least "argument")]
    [else (format "~a and up to ~a" (plural least "required argument")
                  (plural (- most least) "optional argument"))]))

;; (method-table gen specs procs) -> vector of the procedures, checked against the interface
(define (method-table gen specs procs)
  (for ([spec (in-vector specs)] [proc (in-list procs)]) (check-method gen spec proc))
  (list->vector procs))

;; Raises: M is #f when SELF is an instance without the method, and 'absent when it is no instance.
;; ARGS and LABELS are the arguments given by position, KWS and KW-ARGS the others.
(define (no-method m who predicate self at args labels kws kw-args kw-labels)
  (unless (eq? m 'absent) (raise-support-error who self))
  (define (lines)
    (append
     (let loop ([args args] [labels labels] [i 0])
       (cond
         [(or (null? args) (null? labels)) '()]
         [(eqv? i at) (loop (cdr args) (cdr labels) (+ i 1))]
         [else (cons (format "\n  ~a argument...: ~e" (car labels) (car args))
                     (loop (cdr args) (cdr labels) (+ i 1)))]))
     (for/list ([k (in-list kws)] [v (in-list kw-args)])
       (format "\n  ~s~a argument...: ~e" k (if (memq k kw-labels) "" " (optional)") v))
     (if (> (length args) (length labels))
         (list (format "\n  rest args: ~e" (list-tail args (length labels))))
         '())))
  (raise
   (exn:fail:contract
    (apply string-append
           (format "~a: contract violation:\n  expected: ~a\n  given: ~e\n  argument position: ~a"
                   who predicate self (ordinal (+ at 1)))
           (lines))
    (current-continuation-marks))))

(define (ordinal n)
  (format "~a~a" n
          (if (<= 11 (modulo n 100) 13)
              "th"
              (case (modulo n 10) [(1) "st"] [(2) "nd"] [(3) "rd"] [else "th"]))))

(define (check-names who v instance? predicate known names)
  (unless (instance? v) (raise-argument-error who predicate v))
  (for ([n (in-list names)])
    (unless (memq n known)
      (raise-argument-error who (format "(or/c~a)" (apply string-append (map (lambda (k) (format " (quote ~a)" k)) known)))
                            n))))

;; ---- syntax -----------------------------------------------------------------------------------

;; The identifier of the generic interface whose methods are being defined, or #f.
(define-syntax-parameter current-generics #f)

(begin-for-syntax
  ;; method-ids : the generic functions; reference : identifier of the property's accessor;
  ;; predicate : identifier of the instance predicate; has : of the property's predicate
  (define-values (struct:generics-info make-generics-info generics-info? info-ref info-set!)
    (make-struct-type 'generic-info struct:methods-info 4 0))
  (define-values (generics-info-method-ids generics-info-reference generics-info-predicate generics-info-has)
    (values (make-struct-field-accessor info-ref 0 'method-ids)
            (make-struct-field-accessor info-ref 1 'reference)
            (make-struct-field-accessor info-ref 2 'predicate)
            (make-struct-field-accessor info-ref 3 'has)))

  ;; A method of the interface.  at : position of the instance; optional : number of optional arguments;
  ;; rest? : whether it takes more; labels : names of the arguments for messages
  (struct method (id at required optional rest? labels required-kws allowed-kws))

  (define (method-mask m)
    (define n (method-required m))
    (if (method-rest? m)
        (bitwise-not (- (arithmetic-shift 1 n) 1))
        (- (arithmetic-shift 1 (+ n (method-optional m) 1)) (arithmetic-shift 1 n))))
  (define (method-spec m)
    (vector (syntax-e (method-id m)) (method-mask m) (method-required-kws m) (method-allowed-kws m)))

  (define (parse-method stx name spec)
    (syntax-case spec ()
      [(id . formals)
       (begin
         (unless (identifier? #'id) (raise-syntax-error #f "expected an identifier" stx #'id))
         (check-distinct-arguments stx #'formals)
         (parse-formals stx name #'id #'formals))]
      [_ (raise-syntax-error #f "expected a method identifier with formal arguments" stx spec)]))

  ;; Raises when the formals, whose shape is checked elsewhere, name an argument twice.
  (define (check-distinct-arguments stx formals)
    (define ids
      (let loop ([f formals])
        (syntax-case f ()
          [id (identifier? #'id) (list #'id)]
          [((id) . more) (identifier? #'id) (cons #'id (loop #'more))]
          [(id . more) (identifier? #'id) (cons #'id (loop #'more))]
          [(other . more) (loop #'more)]
          [_ '()])))
    (define twice (check-duplicate-identifier ids))
    (when twice (raise-syntax-error #f "duplicate method argument" stx twice)))

  (define (parse-formals stx name id formals)
    (define (optional-name arg)
      (syntax-case arg () [(x) (identifier? #'x) #'x] [_ #f]))
    (define (bad arg [expected "expected a keyword or a required or optional identifier"])
      (raise-syntax-error #f expected stx arg))
    (define (check-not-name x)
      (when (free-identifier=? x name)
        (raise-syntax-error #f "the generic name must be used as a required, by-position argument" stx x)))
    (let loop ([f formals] [at #f] [required 0] [optional 0] [labels '()] [req-kws '()] [kws '()])
      (define (done rest?)
        (unless at
          (raise-syntax-error
           #f
           (format "did not find the generic name ~s among the required, by-position arguments to ~a"
                   (symbol->string (syntax-e name)) (syntax-e id))
           stx formals))
        (method id at required optional rest? (reverse labels)
                (sort req-kws keyword<?) (sort kws keyword<?)))
      (syntax-case f ()
        [() (done #f)]
        [rest (identifier? #'rest) (begin (check-not-name #'rest) (done #t))]
        [(kw)
         (keyword? (syntax-e #'kw))
         (bad #'kw (format "expected a required or optional identifier following ~s" (syntax-e #'kw)))]
        [(kw arg . more)
         (keyword? (syntax-e #'kw))
         (cond
           [(memq (syntax-e #'kw) kws) (raise-syntax-error #f "duplicate keyword for argument" stx #'kw)]
           [(identifier? #'arg)
            (check-not-name #'arg)
            (loop #'more at required optional labels
                  (cons (syntax-e #'kw) req-kws) (cons (syntax-e #'kw) kws))]
           [(optional-name #'arg)
            (loop #'more at required optional labels req-kws (cons (syntax-e #'kw) kws))]
           [else (bad #'arg "expected required or optional identifier")])]
        [(arg . more)
         (identifier? #'arg)
         (cond
           [(free-identifier=? #'arg name)
            (loop #'more (or at required) (+ required 1) optional (cons (syntax-e #'arg) labels)
                  req-kws kws)]
           [else (loop #'more at (+ required 1) optional (cons (syntax-e #'arg) labels) req-kws kws)])]
        [(arg . more)
         (optional-name #'arg)
         (let ([x (optional-name #'arg)])
           (check-not-name x)
           (loop #'more at required (+ optional 1)
                 (cons (string->symbol (format "~a (optional)" (syntax-e x))) labels) req-kws kws))]
        [(arg . more) (bad #'arg)]
        [_ (bad f)])))

  ;; The definition of the generic function.  quick : identifier of (quick v index) -> method or #f, where it is soon found;
  ;; find : identifier of (find v index) -> method, whoever has it
  (define (method-definition m index quick find predicate)
    (with-syntax ([name (method-id m)] [at (method-at m)] [i index] [quick quick] [find find]
                  [predicate (symbol->string (syntax-e predicate))]
                  [labels (method-labels m)])
      ;; code that applies the method of SELF; ALL, KWS and KW-ARGS: code for lists of the arguments
      (define (applying self call all [kws #''()] [kw-args #''()])
        #`(let ([m (or (quick #,self i)
                       (let ([m (find #,self i)])
                         (if (procedure? m)
                             m
                             (no-method m 'name predicate #,self at #,all 'labels #,kws #,kw-args '#,(method-required-kws m)))))])
            #,(call #'m)))
      (if (null? (method-allowed-kws m))
          #`(define name #,(positional-method m applying))
          #`(define name #,(keyword-method m applying)))))

  ;; A procedure with a clause for each number of arguments.
  (define (positional-method m applying)
    (define clauses
      (for/list ([extra (in-range (+ 1 (method-optional m)))])
        (define args (generate-temporaries (build-list (+ (method-required m) extra) values)))
        (define self (list-ref args (method-at m)))
        (with-syntax ([(a ...) args])
          (if (and (method-rest? m) (= extra (method-optional m)))
              #`[(a ... . more) #,(applying self (lambda (m) #`(apply #,m a ... more)) #'(list* a ... more))]
              #`[(a ...) #,(applying self (lambda (m) #`(#,m a ...)) #'(list a ...))]))))
    #`(let ([#,(method-id m) #,(if (null? (cdr clauses)) #`(lambda #,@(car clauses)) #`(case-lambda #,@clauses))])
        #,(method-id m)))

  ;; A procedure with keywords, for calls of which no list is made where all arguments are there.
  (define (keyword-method m applying)
    (define kws (method-allowed-kws m))
    (define (optional? kw) (not (memq kw (method-required-kws m))))
    (define args (generate-temporaries (build-list (method-required m) values)))
    (define extras (generate-temporaries (build-list (method-optional m) values)))
    (define kw-args (generate-temporaries kws))
    (define more (if (method-rest? m) #'more #''()))
    (define optionals (append extras (for/list ([kw (in-list kws)] [a (in-list kw-args)] #:when (optional? kw)) a)))
    (with-syntax ([(a ...) args] [(x ...) extras] [(optional ...) optionals]
                  [((kw-arg ...) ...) (map list (map (lambda (k) (datum->syntax #f k)) kws) kw-args)]
                  [((kw-formal ...) ...)
                   (for/list ([kw (in-list kws)] [a (in-list kw-args)])
                     (list (datum->syntax #f kw) (if (optional? kw) #`[#,a not-given] a)))])
      (define all #`(list* a ... #,(for/fold ([l more]) ([x (in-list (reverse extras))]) #`(if (eq? #,x not-given) '() (cons #,x #,l)))))
      (define (given what)
        (for/fold ([l #''()]) ([kw (in-list (reverse kws))] [a (in-list (reverse kw-args))])
          (define more #`(cons #,(what kw a) #,l))
          (if (optional? kw) #`(let ([l #,l]) (if (eq? #,a not-given) l (cons #,(what kw a) l))) more)))
      (define given-kws (given (lambda (kw a) #`'#,(datum->syntax #f kw))))
      (define given-args (given (lambda (kw a) a)))
      (define (call proc)
        (define with-lists #`(keyword-apply #,proc #,given-kws #,given-args #,all))
        (define direct #`(#,proc a ... x ... kw-arg ... ...))
        (cond [(method-rest? m) with-lists]
              [(null? optionals) direct]
              [else #`(if (or (eq? optional not-given) ...) #,with-lists #,direct)]))
      #`(lambda (a ... [x not-given] ... kw-formal ... ... . #,(if (method-rest? m) #'more #'()))
          #,(applying (list-ref args (method-at m)) call all given-kws given-args))))

  ;; Code of the table of methods that DEFS define, named as the interface GEN was written.
  (define ((table-builder names specs) stx gen defs)
    (with-syntax ([(def ...) defs]
                  [gen gen]
                  [(name ...) (map (lambda (n) (datum->syntax gen n gen)) names)]
                  [specs specs])
      #'(syntax-parameterize ([current-generics (quote-syntax gen)])
          (with-methods (name ...) (def ...)
            (method-table 'gen 'specs (list (method-or-false name) ...))))))

  ;; -> hash of options, list of method specifications
  (define (parse-parts stx parts)
    (let loop ([parts parts] [options (hasheq)] [methods '()])
      (define (once key)
        (when (hash-ref options key #f)
          (raise-syntax-error #f (format "duplicate ~s specification" key) stx (car parts))))
      (define (invalid key at)
        (raise-syntax-error #f (format "invalid ~s specification" key) stx at))
      (define (take key ok?)
        (once key)
        (unless (and (pair? (cdr parts)) (ok? (cadr parts)))
          (invalid key (car parts)))
        (loop (cddr parts) (hash-set options key (cadr parts)) methods))
      (cond
        [(null? parts) (values options (reverse methods))]
        [(keyword? (syntax-e (car parts)))
         (case (syntax-e (car parts))
           [(#:defined-predicate #:defined-table #:defined-property) (take (syntax-e (car parts)) identifier?)]
           [(#:fallbacks) (take '#:fallbacks (lambda (s) (syntax->list s)))]
           [(#:defaults #:fast-defaults)
            (let ([key (syntax-e (car parts))])
              (take key
                    (lambda (s)
                      (for ([c (in-list (or (syntax->list s) (invalid key (car parts))))])
                        (unless (let ([l (syntax->list c)]) (and l (pair? l))) (invalid key c)))
                      #t)))]
           [(#:derive-property)
            (unless (and (pair? (cdr parts)) (pair? (cddr parts))) (invalid '#:derive-property (car parts)))
            (loop (cdddr parts)
                  (hash-update options '#:derive-property
                               (lambda (l) (append l (list (list (cadr parts) (caddr parts))))) '())
                  methods)]
           [else (raise-syntax-error #f "invalid keyword argument" stx (car parts))])]
        [else (loop (cdr parts) options (cons (car parts) methods))])))

  ;; as many identifiers that nobody else has, in the context of this module
  (define (temporaries l)
    (map (lambda (id) (datum->syntax #'here (syntax-e id))) (generate-temporaries l)))

  ;; what the predicates of defaults are called by: themselves where they are primitives, else variables
  (define (predicates exprs)
    (for/list ([e (in-list (syntax->list exprs))] [tmp (in-list (temporaries exprs))])
      (if (and (identifier? e) (primitive? e)) e tmp)))
  (define (primitive? id)
    (define b (identifier-binding id))
    (define name (and (list? b) (resolved-module-path-name (module-path-index-resolve (car b)))))
    (and (symbol? name) (regexp-match? #rx"^#%" (symbol->string name))))

  (define (derived-name ctx fmt) (datum->syntax ctx (string->symbol (format fmt (syntax-e ctx))) ctx)))

;; (define-generics id option ... (method . formals) ... option ...): defines gen:id, id?, and the methods, but no contract form.
(define-syntax (define-generics stx)
  (define parts (syntax->list stx))
  (unless (and parts (pair? (cdr parts))) (raise-syntax-error #f "bad syntax" stx))
  (define name (cadr parts))
  (unless (identifier? name) (raise-syntax-error #f "expected an identifier" stx name))
  (define-values (options specs) (parse-parts stx (cddr parts)))
  (define methods (map (lambda (s) (parse-method stx name s)) specs))
  (define twice (and (eq? (syntax-local-context) 'top-level) ; definitions anywhere else clash by themselves
                     (check-duplicate-identifier (map method-id methods))))
  (when twice (raise-syntax-error #f "duplicate binding name" stx twice))
  (define (clauses key)
    (map syntax->list (syntax->list (hash-ref options key #'()))))
  (with-syntax ([gen (derived-name name "gen:~a")]
                [instance? (derived-name name "~a?")]
                [(method ...) (map method-id methods)]
                [(index ...) (for/list ([i (in-range (length methods))]) i)]
                [(method-definition ...) (for/list ([m (in-list methods)] [i (in-naturals)])
                                           (method-definition m i #'quick #'find (derived-name name "~a?")))]
                [specs (list->vector (map method-spec methods))]
                [((derived derive) ...) (hash-ref options '#:derive-property '())]
                [((fast-pred fast-def ...) ...) (clauses '#:fast-defaults)]
                [((pred def ...) ...) (clauses '#:defaults)]
                [prop (hash-ref options '#:defined-property (datum->syntax #f 'prop))]
                [fallbacks (hash-ref options '#:fallbacks #'())])
    (with-syntax ([(fast? ...) (predicates #'(fast-pred ...))]
                  [(fast-table ...) (temporaries #'(fast-pred ...))]
                  [(default? ...) (predicates #'(pred ...))]
                  [(table ...) (temporaries #'(pred ...))]
                  [(defined ...)
                   (append
                    (let ([id (hash-ref options '#:defined-predicate #f)])
                      (if id
                          (list #`(define (#,id v . names)
                                    (check-names '#,id v instance? (symbol->string 'instance?) '(method ...) names)
                                    (for/and ([n (in-list names)])
                                      (own? v (cdr (assq n '((method . index) ...)))))))
                          '()))
                    (let ([id (hash-ref options '#:defined-table #f)])
                      (if id
                          (list #`(define (#,id v)
                                    (check-names '#,id v instance? (symbol->string 'instance?) '() '())
                                    (make-immutable-hasheq (list (cons 'method (own? v index)) ...))))
                          '())))])
      #`(begin
          ;; at the top level the names that are used before they are defined are declared first
          #,@(if (eq? 'top-level (syntax-local-context))
                 (list #'(begin
                           (define-syntaxes (fast-table ... table ... fallback-table) (values))
                           (declare-variable fast? fast-pred) ...
                           (declare-variable default? pred) ...))
                 '())
          (define-values (prop has? ref)
            (make-generics-property 'gen (list (cons derived (lambda (methods) derive)) ...)))
          (define (instance? v) (or (fast? v) ... (has? v) (default? v) ...))
          ;; V's method where one step finds it, or #f
          (define-syntax-rule (quick v i)
            (cond
              [(fast? v) (vector-ref fast-table i)] ...
              [else
               (let ([m (struct-type-item v prop i)])
                 (cond
                   [(not m) #,(if (hash-ref options '#:fallbacks #f) #'(vector-ref fallback-table i) #'#f)]
                   [(eq? m #t) #f]
                   [(eq? m (void)) (cond [(default? v) (vector-ref table i)] ... [else #f])]
                   [else m]))]))
          ;; the table of what V has itself, or #f
          (define (table-of v)
            (cond
              [(fast? v) fast-table] ...
              [(ref v #f)]
              [(default? v) table] ...
              [else #f]))
          (define (own? v i) (let ([t (table-of v)]) (and t (procedure? (vector-ref t i)))))
          ;; the method, or the fallback; 'absent when V is no instance
          (define (find v i)
            (let ([t (table-of v)])
              (if t (or (vector-ref t i) (vector-ref fallback-table i)) 'absent)))
          method-definition ...
          defined ...
          (define-syntax gen
            (make-generics-info #'prop '(method ...) (table-builder '(method ...) 'specs)
                           (list #'method ...) #'ref #'instance? #'has?))
          (define-variable fast? fast-pred) ...
          (define-variable default? pred) ...
          (define fast-table (methods-of gen (fast-def ...) (method ...))) ...
          (define table (methods-of gen (def ...) (method ...))) ...
          (define fallback-table (methods-of gen fallbacks (method ...)))))))

;; Declares ID, or defines it as the expression, where it is not the expression itself.
(define-syntaxes (declare-variable define-variable)
  (let ([unless-same (lambda (code)
                       (lambda (stx)
                         (syntax-case stx ()
                           [(_ id e) (if (and (identifier? #'e) (bound-identifier=? #'id #'e)) #'(begin) (code #'id #'e))])))])
    (values (unless-same (lambda (id e) #`(define-syntaxes (#,id) (values))))
            (unless-same (lambda (id e) #`(define #,id #,e))))))

;; Methods of #:defaults and #:fallbacks; their arity is not checked.
(define-syntax (methods-of stx)
  (syntax-case stx ()
    [(_ gen () (name ...))
     (with-syntax ([(none ...) (map (lambda (n) #'#f) (syntax->list #'(name ...)))])
       #'(vector none ...))]
    [(_ gen (def ...) (name ...))
     (with-syntax ([(name ...) (let ([ctx (car (syntax->list #'(def ...)))])
                                 (map (lambda (n) (datum->syntax ctx (syntax-e n) n))
                                      (syntax->list #'(name ...))))])
       #'(syntax-parameterize ([current-generics (quote-syntax gen)])
           (with-methods (name ...) (def ...) (vector (method-or-false name) ...))))]))

;; (define/generic local method): inside the methods of an interface, the generic function under a name
;; that the method definitions do not shadow.
(define-syntax (define/generic stx)
  (syntax-case stx ()
    [_ (not (syntax-parameter-value #'current-generics)) (raise-syntax-error #f "only allowed inside methods" stx)]
    [(_ local method)
     (let ([gen (syntax-parameter-value #'current-generics)])
       (for ([id (in-list (list #'local #'method))])
         (unless (identifier? id) (raise-syntax-error 'define/generic "expected an identifier" id)))
       (define info (syntax-local-value gen (lambda () #f)))
       (define id
         (for/first ([m (in-list (if (generics-info? info) (generics-info-method-ids info) '()))]
                     #:when (eq? (syntax-e m) (syntax-e #'method)))
           m))
       (unless id
         (raise-syntax-error #f (format "~a is not a method of generic interface ~a"
                                        (syntax-e #'method) (syntax-e gen))
                             stx #'method))
       #`(define-syntax local (make-rename-transformer #'#,id)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
