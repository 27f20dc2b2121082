;; racket/private/struct: struct, define-struct, struct/derived, define-struct/derived, struct-copy,
;; struct-field-index, and the #:methods option's core.
;; Layer 13. A structure type expands to one define-values around make-struct-type, whose shape the
;; compiler knows: (let-values ([(struct: make ? ref set!) (make-struct-type ...)]) (values ...)).
(module struct "core.rkt"
  (#%require "more.rkt" (for-syntax "core.rkt" "stx.rkt" "structinfo.rkt" "methods-info.rkt"))
  (#%provide struct define-struct struct/derived define-struct/derived struct-copy
             struct-field-index with-methods method-or-false)

  ;; Inside #:property expressions a field's index is known by name.
  (define-syntax (struct-field-index stx)
    (syntax-case stx ()
      [(_ field)
       (raise-syntax-error #f "allowed only within a structure type definition" stx)]))

  ;; ---- parsing ----------------------------------------------------------------------------------

  (begin-for-syntax
    ;; One field: (vector identifier auto? mutable?)
    (define (parse-field stx f)
      (cond
        [(identifier? f) (vector f #f #f)]
        [(and (stx-pair? f) (stx-list? f) (identifier? (stx-car f)))
         (let loop ([l (stx->list (stx-cdr f))] [auto? #f] [mutable? #f])
           (cond
             [(null? l) (vector (stx-car f) auto? mutable?)]
             [(eq? (syntax-e (car l)) '#:mutable)
              (when mutable? (raise-syntax-error #f "redundant #:mutable specification for field" stx (car l)))
              (loop (cdr l) auto? #t)]
             [(eq? (syntax-e (car l)) '#:auto)
              (when auto? (raise-syntax-error #f "redundant #:auto specification for field" stx (car l)))
              (loop (cdr l) #t mutable?)]
             [else
              (raise-syntax-error
               #f
               (if (keyword? (syntax-e (car l)))
                   "unrecognized field-specification keyword"
                   "expected a field-specification keyword")
               stx (car l))]))]
        [else
         (raise-syntax-error
          #f "bad syntax;\n expected a field identifier or a parenthesized identifier and field-specification sequence"
          stx f)]))

    (define (parse-fields stx fields)
      (let ([l (stx->list fields)])
        (unless l
          (raise-syntax-error
           #f "bad syntax;\n expected a parenthesized sequence of field descriptions" stx fields))
        (let ([fields (map (lambda (f) (parse-field stx f)) l)])
          (let ([dup (check-duplicate-identifier (map (lambda (f) (vector-ref f 0)) fields))])
            (when dup (raise-syntax-error #f "duplicate field identifier" stx dup)))
          (let loop ([l fields] [auto? #f])
            (unless (null? l)
              (when (and auto? (not (vector-ref (car l) 1)))
                (raise-syntax-error #f "non-auto field after an auto field disallowed" stx
                                    (vector-ref (car l) 0)))
              (loop (cdr l) (vector-ref (car l) 1))))
          fields)))

    (define (option opts key) (hash-ref opts key #f))

    ;; The options after the fields, as a hash by keyword; '#:props holds (cons prop value) in order.
    (define (parse-options stx l)
      (let loop ([l l] [opts (hasheq '#:props null)])
        (if (null? l)
            opts
            (let* ([k (car l)]
                   [key (syntax-e k)]
                   [need-what (lambda (n what)
                                (unless (>= (length (cdr l)) n)
                                  (raise-syntax-error
                                   #f (format "bad syntax;\n expected ~a ~a~a after keyword"
                                              n what (if (= n 1) "" "s"))
                                   stx k))
                                (when (ormap (lambda (i) (keyword? (syntax-e (list-ref (cdr l) i)))) (if (= n 1) '(0) '(0 1)))
                                  (raise-syntax-error
                                   #f (format "bad syntax;\n expected ~a ~a~a after keyword, found a keyword"
                                              n what (if (= n 1) "" "s"))
                                   stx k)))]
                   [need (lambda (n) (need-what n "expression"))]
                   [once (lambda (key)
                           (when (option opts key)
                             (raise-syntax-error
                              #f
                              (format (if (memq key '(#:mutable #:omit-define-values #:omit-define-syntaxes))
                                          "redundant ~a specification"
                                          "multiple ~a specifications")
                                      key)
                              stx k)))]
                   [no-prefab (lambda (format-string)
                                (when (option opts '#:prefab)
                                  (raise-syntax-error #f (format format-string key) stx k)))])
              (unless (keyword? key)
                (raise-syntax-error #f "expected a struct-specification keyword" stx k))
              (cond
                [(memq key '(#:mutable #:omit-define-values #:omit-define-syntaxes #:authentic #:sealed))
                 (once key)
                 (when (memq key '(#:authentic #:sealed))
                   (no-prefab "cannot use ~a specification for prefab structure type"))
                 (loop (cdr l) (hash-set opts key k))]
                [(memq key '(#:transparent #:prefab #:inspector))
                 (when (option opts '#:inspector)
                   (raise-syntax-error
                    #f "multiple #:inspector, #:transparent, or #:prefab specifications" stx k))
                 (when (eq? key '#:prefab) (check-prefab stx k opts))
                 (cond
                   [(eq? key '#:inspector)
                    (need 1)
                    (loop (cddr l)
                          (hash-set opts '#:inspector
                                    (checked stx (cadr l) '(lambda (v) (or (not v) (inspector? v)))
                                             "(or/c inspector? #f)")))]
                   [else
                    (loop (cdr l)
                          (let ([opts (hash-set opts '#:inspector
                                                (if (eq? key '#:prefab) #''prefab #'#f))])
                            (if (eq? key '#:prefab) (hash-set opts '#:prefab k) opts)))])]
                [(memq key '(#:super #:guard #:auto-value))
                 (need 1)
                 (once key)
                 (when (eq? key '#:guard)
                   (no-prefab "cannot provide ~a specification for prefab structure type"))
                 (loop (cddr l) (hash-set opts key (list k (cadr l))))]
                [(eq? key '#:property)
                 (need 2)
                 (no-prefab "cannot use ~a specification for prefab structure type")
                 (loop (cdddr l) (add-property opts k (cadr l) (caddr l)))]
                [(eq? key '#:methods)
                 (need-what 2 "argument")
                 (let ([props (methods->properties stx (cadr l) (caddr l))])
                   (when (option opts '#:prefab)
                     (raise-syntax-error
                      #f "cannot use #:property specification for prefab structure type" stx k))
                   (loop (cdddr l)
                         (hash-set opts '#:props
                                   (append props (hash-ref opts '#:props)))))]
                [(memq key '(#:constructor-name #:extra-constructor-name))
                 (need-what 1 "identifier")
                 (need-identifier stx k (cadr l))
                 (when (or (option opts '#:constructor-name) (option opts '#:extra-constructor-name))
                   (raise-syntax-error
                    #f
                    "multiple #:constructor-name or #:extra-constructor-name specifications"
                    stx k))
                 (loop (cddr l) (hash-set opts key (cadr l)))]
                [(memq key '(#:name #:extra-name))
                 (need-what 1 "identifier")
                 (need-identifier stx k (cadr l))
                 (when (or (option opts '#:name) (option opts '#:extra-name))
                   (raise-syntax-error #f "multiple #:name or #:extra-name specifications" stx k))
                 (loop (cddr l) (hash-set opts key (cadr l)))]
                [(eq? key '#:reflection-name)
                 (need 1)
                 (once key)
                 (loop (cddr l) (hash-set opts key (cadr l)))]
                [else
                 (raise-syntax-error #f "unrecognized struct-specification keyword" stx k)])))))

    ;; An expression for the value of e, which must have a property; a literal can't lack it here.
    (define (checked stx e has-property? contract)
      (let ([d (syntax->datum e)])
        (if (or (not d) (and (pair? d) (eq? 'quote (car d)) (pair? (cdr d)) (symbol? (cadr d))
                             (not (eq? 'prefab (cadr d)))))
            e
            `(let-values ([(v) ,e])
               (if (,has-property? v)
                   v
                   (raise-argument-error (quote ,(syntax-e (stx-car stx))) ,contract v))))))

    (define (need-identifier stx k v)
      (unless (identifier? v)
        (raise-syntax-error #f (format "need an identifier after ~a specification"
                                       (syntax-e k))
                            stx v)))

    (define (add-property opts k prop value)
      (hash-set opts '#:props (cons (list k prop value) (hash-ref opts '#:props))))

    (define (check-prefab stx k opts)
      (define (refuse what)
        (raise-syntax-error
         #f (string-append "cannot use #:prefab specification for " what) stx k))
      (when (option opts '#:guard) (refuse "a structure type with a guard"))
      (unless (null? (hash-ref opts '#:props)) (refuse "a structure type with properties"))
      (when (option opts '#:sealed) (refuse "a sealed structure type"))
      (when (option opts '#:authentic) (refuse "an authentic structure type")))

    ;; Property clauses, latest first, from #:methods gen (definition ...).
    (define (methods->properties stx gen defs)
      (let ([info (and (identifier? gen) (syntax-local-value gen (lambda () #f)))])
        (unless (methods-info? info)
          (raise-syntax-error #f "the first argument to the #:methods specification is not a name for a generic interface" stx gen))
        (unless (stx-list? defs)
          (raise-syntax-error #f "expected a parenthesized sequence of method definitions" stx defs))
        (list
         (list gen
               (methods-info-property info)
               ((methods-info-build info) stx gen defs))))))

  ;; (with-methods (id ...) (def ...) e): E, with the definitions of those of the methods that there are.
  (define-syntax (with-methods stx)
    (syntax-case stx ()
      [(_ (id ...) (def ...) e)
       #'(letrec-syntaxes+values ([(id) (make-missing-method 'id)] ...) ()
           (let () def ... e))]))
  ;; In E: the method id when the definitions have it, else #f.
  (define-syntax (method-or-false stx)
    (syntax-case stx ()
      [(_ id)
       (if (missing-method? (syntax-local-value #'id (lambda () #f))) #'#f #'id)]))

  ;; ---- generating -------------------------------------------------------------------------------

  (begin-for-syntax
    (define (make-id ctx . parts)
      (datum->syntax ctx
                     (string->symbol
                      (apply string-append
                             (map (lambda (p) (if (string? p) p (symbol->string (syntax-e p))))
                                  parts)))
                     ctx))

    (define (super-info stx super)
      (and super
           (let ([v (lookup-struct-info super)])
             (unless v
               (raise-syntax-error
                #f
                (if (syntax-local-value super (lambda () #f))
                    "parent struct type not defined;\n identifier does not name struct type information"
                    "parent struct type not defined")
                stx super))
             (let ([info (extract-struct-info v)])
               (unless (car info)
                 (raise-syntax-error
                  #f "struct-type information for the parent type has no structure-type identifier"
                  stx super))
               info))))

    ;; Numbers of the immutable fields among those that the constructor takes.
    (define (immutable-indexes fields all-mutable?)
      (let loop ([l fields] [i 0])
        (cond
          [(or all-mutable? (null? l)) null]
          [(or (vector-ref (car l) 1) (vector-ref (car l) 2)) (loop (cdr l) (add1 i))]
          [else (cons i (loop (cdr l) (add1 i)))])))

    ;; who: the form for errors; id: structure type name; super: identifier or #f; extra?: define-struct's
    ;; make- constructor by default.
    (define (generate stx id super fields opts default-extra)
      (let* ([ctx id]
             [info (super-info stx super)]
             [all-mutable? (and (option opts '#:mutable) #t)]
             [mutable? (lambda (f) (or all-mutable? (vector-ref f 2)))]
             [name-id (or (option opts '#:name) id)]
             [extra-name (option opts '#:extra-name)]
             [own-constructor (option opts '#:constructor-name)]
             [extra (or (option opts '#:extra-constructor-name)
                        (and (not own-constructor) default-extra))]
             [static? (not (option opts '#:omit-define-syntaxes))]
             ;; the constructor's visible name, and whether the static name stands for it
             [visible (or own-constructor extra id)]
             [names-type? (lambda (name)
                            (or (bound-identifier=? name name-id)
                                (and extra-name (bound-identifier=? name extra-name))))]
             [via-static? (and static? (or (and extra (not own-constructor)) (names-type? visible)))]
             [hidden? (and via-static? (names-type? visible))]
             [maker (if hidden? (car (generate-temporaries (list visible))) visible)]
             [struct:id (make-id ctx "struct:" id)]
             [pred (make-id ctx id "?")]
             [getters (map (lambda (f) (make-id ctx id "-" (vector-ref f 0))) fields)]
             [setters (map (lambda (f)
                             (and (mutable? f) (make-id ctx "set-" id "-" (vector-ref f 0) "!")))
                           fields)]
             [parts (vector stx id super info fields opts visible maker struct:id pred getters
                            setters)])
        (when (and super (option opts '#:super))
          (raise-syntax-error
           #f "bad syntax;\n #:super specification disallowed because a struct supertype id was\n supplied with the struct type id"
           stx (car (option opts '#:super))))
        (when (and extra-name (not static?))
          (raise-syntax-error #f "#:extra-name cannot be combined with #:omit-define-syntaxes" stx))
        (let ([top-level? (eq? 'top-level (syntax-local-context))]
              [values-form (and (not (option opts '#:omit-define-values)) (definitions parts))]
              [static-form (and static?
                                (static-definition parts name-id
                                                   via-static?))]
              [extra-form (and extra-name static?
                               (not (bound-identifier=? id extra-name))
                               `(define-syntaxes (,extra-name)
                                  (make-rename-transformer (quote-syntax ,name-id))))])
          (datum->syntax
           #'here
           ;; at the top level the names are known before expressions of properties and guards expand
           `(begin
              ,@(if (and static-form values-form top-level?)
                    (list `(define-syntaxes (,(vector-ref parts 7)) (values)) static-form)
                    null)
              ,@(if values-form (list values-form) null)
              ,@(if (and static-form (not (and values-form top-level?))) (list static-form) null)
              ,@(if extra-form (list extra-form) null))
           stx))))

    (define (numbered l)
      (let loop ([l l] [i 0])
        (if (null? l) null (cons (cons i (car l)) (loop (cdr l) (add1 i))))))

    (define (definitions parts)
      (let* ([fields (vector-ref parts 4)]
             [opts (vector-ref parts 5)]
             [getters (vector-ref parts 10)]
             [setters (vector-ref parts 11)]
             [own-setters (keep (lambda (p) (cdr p)) (numbered setters))])
        `(define-values (,(vector-ref parts 8) ,(vector-ref parts 7) ,(vector-ref parts 9)
                                               ,@getters ,@(map cdr own-setters))
           (let-values ([(struct: make- ? -ref -set!) ,(type-expression parts)])
             (values struct: make- ?
                     ,@(map (lambda (p)
                              `(make-struct-field-accessor
                                -ref ,(car p) (quote ,(vector-ref (cdr p) 0))))
                            (numbered fields))
                     ,@(map (lambda (p)
                              `(make-struct-field-mutator
                                -set! ,(car p)
                                (quote ,(vector-ref (list-ref fields (car p)) 0))))
                            own-setters))))))

    (define (keep ok? l)
      (cond
        [(null? l) null]
        [(ok? (car l)) (cons (car l) (keep ok? (cdr l)))]
        [else (keep ok? (cdr l))]))

    (define (type-expression parts)
      (let* ([stx (vector-ref parts 0)]
             [fields (vector-ref parts 4)]
             [opts (vector-ref parts 5)]
             [info (vector-ref parts 3)]
             [autos (keep (lambda (f) (vector-ref f 1)) fields)]
             [inits (keep (lambda (f) (not (vector-ref f 1))) fields)]
             [all-mutable? (and (option opts '#:mutable) #t)]
             [prefab? (option opts '#:prefab)]
             [with-indexes (lambda (code)
                             (if (null? fields)
                                 code
                                 `(with-field-indexes ,(map (lambda (f) (vector-ref f 0)) fields)
                                                      ,code)))])
        `(let-values ()
           (let-values ()
             (make-struct-type
              ,(if (option opts '#:reflection-name)
                   (checked stx (option opts '#:reflection-name) 'symbol? "symbol?")
                   `(quote ,(vector-ref parts 1)))
              ,(cond
                 [info (car info)]
                 [(option opts '#:super)
                  (checked stx (cadr (option opts '#:super))
                           '(lambda (v) (or (not v) (struct-type? v))) "(or/c struct-type? #f)")]
                 [else #f])
              ,(length inits)
              ,(length autos)
              ,(if (option opts '#:auto-value) (cadr (option opts '#:auto-value)) #f)
              ,(properties (hash-ref opts '#:props) opts with-indexes)
              ,(or (option opts '#:inspector) '(current-inspector))
              #f
              (quote ,(immutable-indexes inits all-mutable?))
              ,(if (option opts '#:guard) (cadr (option opts '#:guard)) #f)
              (quote ,(syntax-e (or (option opts '#:constructor-name) (vector-ref parts 1)))))))))

    (define (properties props opts with-indexes)
      (let ([all (append
                  (map (lambda (p) `(cons ,(cadr p) ,(with-indexes (caddr p)))) (reverse props))
                  (if (option opts '#:authentic) '((cons prop:authentic #t)) null)
                  (if (option opts '#:sealed) '((cons prop:sealed #t)) null))])
        (if (null? all) ''() `(list . ,all))))

    (define (static-definition parts name-id constructor)
      (let* ([info (vector-ref parts 3)]
             [super (vector-ref parts 2)]
             [opts (vector-ref parts 5)]
             [fields (vector-ref parts 4)]
             [getters (vector-ref parts 10)]
             [setters (vector-ref parts 11)]
             [maker (vector-ref parts 7)]
             [visible (vector-ref parts 6)]
             [quoted (lambda (id) (if id `(quote-syntax ,id) #f))]
             [unknown-super? (option opts '#:super)]
             [autos (lambda (ids)
                      (let loop ([f fields] [ids ids])
                        (cond
                          [(null? f) null]
                          [(and (vector-ref (car f) 1) (car ids))
                           (cons (quoted (car ids)) (loop (cdr f) (cdr ids)))]
                          [else (loop (cdr f) (cdr ids))])))])
        `(define-syntaxes (,name-id)
           (make-checked-info
            (lambda ()
              (list ,(quoted (vector-ref parts 8))
                    ,(quoted visible)
                    ,(quoted (vector-ref parts 9))
                    (list ,@(map quoted (reverse getters))
                          ,@(if info
                                (map quoted (list-ref info 3))
                                (if unknown-super? '(#f) null)))
                    (list ,@(map quoted (reverse setters))
                          ,@(if info
                                (map quoted (list-ref info 4))
                                (if unknown-super? '(#f) null)))
                    ,(cond
                       [super (quoted super)]
                       [unknown-super? #f]
                       [else #t])))
            ,(if constructor `(lambda () (quote-syntax ,maker)) #f)
            (quote ,(reverse (map (lambda (f) (syntax-e (vector-ref f 0))) fields)))
            (lambda () (list (list ,@(autos getters)) (list ,@(autos setters)))))))))

  ;; (with-field-indexes (field ...) e): e with struct-field-index meaning the fields' positions.
  (define-syntax (with-field-indexes stx)
    (syntax-case stx ()
      [(_ fields e)
       (if (mentions? #'e 'struct-field-index)
           (with-syntax ([local (datum->syntax #'e 'struct-field-index)])
             #'(letrec-syntaxes+values
                ([(local) (lambda (use) (field-index-of use (quote-syntax fields)))])
                ()
                e))
           #'e)]))

  (begin-for-syntax
    (define (mentions? stx sym)
      (let ([d (stx-e stx)])
        (cond
          [(symbol? d) (eq? d sym)]
          [(pair? d) (or (mentions? (car d) sym) (mentions? (cdr d) sym))]
          [else #f])))

    (define (field-index-of use fields)
      (let ([l (stx->list use)])
        (unless (and l (= (length l) 2) (identifier? (cadr l))) (bad-syntax use))
        (let loop ([fields (syntax->list fields)] [i 0])
          (cond
            [(null? fields)
             (raise-syntax-error #f "no such field" use (cadr l))]
            [(free-identifier=? (car fields) (cadr l)) (datum->syntax #'here i)]
            [else (loop (cdr fields) (add1 i))])))))

  ;; ---- the forms --------------------------------------------------------------------------------

  (begin-for-syntax
    (define (check-context stx)
      (when (eq? 'expression (syntax-local-context))
        (raise-syntax-error #f "not allowed in an expression context" stx)))

    (define (struct-form stx args)
      (check-context stx)
      (unless (stx-pair? args) (bad-syntax stx))
      (let ([id (stx-car args)]
            [rest (stx-cdr args)])
        (unless (identifier? id)
          (raise-syntax-error #f "expected an identifier for the structure type name" stx id))
        (let* ([super (and (stx-pair? rest) (stx-pair? (stx-cdr rest)) (identifier? (stx-car rest))
                           (stx-car rest))])
          (generate-with-options stx id super (if super (stx-cdr rest) rest) #f))))

    ;; rest : the fields and what follows them
    (define (generate-with-options stx id super rest default-extra)
      (when (stx-null? rest)
        (raise-syntax-error #f "bad syntax;\n missing fields" stx))
      (unless (stx-pair? rest) (bad-syntax stx))
      (let ([fields (parse-fields stx (stx-car rest))]
            [options (stx->list (stx-cdr rest))])
        (unless options (raise-syntax-error #f "bad syntax after field sequence" stx))
        (let ([opts (parse-options stx options)])
          (when (option opts '#:mutable) (check-mutable-once stx (stx->list (stx-car rest))))
          (generate stx id super fields opts default-extra))))

    (define (check-mutable-once stx specifications)
      (let loop ([l specifications])
        (unless (null? l)
          (when (and (stx-pair? (car l)) (memq '#:mutable (syntax->datum (car l))))
            (raise-syntax-error #f "redundant #:mutable specification in field" stx (car l)))
          (loop (cdr l)))))

    (define (define-struct-form stx args)
      (check-context stx)
      (unless (stx-pair? args) (bad-syntax stx))
      (let ([name (stx-car args)])
        (let-values ([(id super)
                      (syntax-case name ()
                        [id (identifier? #'id) (values #'id #f)]
                        [(id super) (and (identifier? #'id) (identifier? #'super))
                                    (values #'id #'super)]
                        [_ (raise-syntax-error
                            #f "bad syntax;\n expected <id> for structure-type name or (<id> <id>) for name and supertype\n name"
                            stx name)])])
          (generate-with-options stx id super (stx-cdr args) (make-id id "make-" id)))))

    (define (arguments stx) (if (identifier? stx) null (stx-cdr stx))))

  ;; (struct id maybe-super (field ...) option ...)
  ;; A structure type: id makes instances, id? tells them, id-field gives a field. A field is an id or [id #:mutable] or [id #:auto]; options are #:mutable,
  ;; #:transparent, #:prefab, #:property prop value, #:guard, #:inspector, #:constructor-name, #:authentic, #:sealed, #:methods gen methods and more.
  ;; > (struct point (x y) #:transparent)
  ;; > (point 1 2)
  ;; (point 1 2)
  ;; > (point-x (point 1 2))
  ;; 1
  (define-syntax (struct stx) (struct-form stx (arguments stx)))
  (define-syntax (define-struct stx) (define-struct-form stx (arguments stx)))

  ;; (struct/derived orig-form . struct-arguments): errors name the original form.
  (define-syntax (struct/derived stx)
    (syntax-case stx ()
      [(_ orig id . rest) (identifier? #'id) (struct-form #'orig #'(id . rest))]
      [_ (struct-form stx (arguments stx))]))
  (define-syntax (define-struct/derived stx)
    (syntax-case stx ()
      [(_ orig . rest) (define-struct-form #'orig #'rest)]
      [_ (bad-syntax stx)]))

  ;; ---- struct-copy ------------------------------------------------------------------------------

  ;; (struct-copy id expr [field expr] ...)
  ;; A new instance with some fields changed.
  (define-syntax (struct-copy stx)
    (syntax-case stx ()
      [(_ id e clause ...)
       (let* ([complain (lambda (msg at) (raise-syntax-error #f msg stx at))]
              [v (and (or (identifier? #'id)
                          (complain "not an identifier for structure type" #'id))
                      (lookup-struct-info #'id))]
              [info (if v
                        (extract-struct-info v)
                        (complain "identifier is not bound to a structure type" #'id))]
              [getters (reverse (list-ref info 3))])
         (unless (cadr info) (complain "constructor not statically known for structure type" #'id))
         (unless (caddr info) (complain "predicate not statically known for structure type" #'id))
         (when (memq #f getters)
           (complain "accessors not statically known for structure type" #'id))
         (let ([table (map (lambda (c) (copy-clause stx #'id v info getters c))
                           (syntax->list #'(clause ...)))])
           (let ([dup (check-duplicate-identifier (map car table))])
             (when dup (complain "duplicate field assignment" dup)))
           (with-syntax ([maker (cadr info)]
                         [pred (caddr info)]
                         [(part ...)
                          (map (lambda (g)
                                 (let ([c (find-clause g table)])
                                   (or c (with-syntax ([g g]) #'(g the-struct)))))
                               getters)])
             (syntax/loc stx
               (let-values ([(the-struct) e])
                 (if (pred the-struct)
                     (maker part ...)
                     (raise-argument-error 'struct-copy (format "~a?" 'id) the-struct)))))))]))

  (begin-for-syntax
    (define (find-clause getter table)
      (cond
        [(null? table) #f]
        [(free-identifier=? getter (car (car table))) (cdr (car table))]
        [else (find-clause getter (cdr table))]))

    ;; (cons accessor-identifier expression)
    (define (copy-clause stx id v info getters c)
      (define (complain msg at) (raise-syntax-error #f msg stx at))
      (let-values ([(owner field e)
                    (syntax-case c ()
                      [(field e) (values #f #'field #'e)]
                      [(field #:parent parent e) (values #'parent #'field #'e)]
                      [_ (complain "bad syntax;\n expected a field update of the form (<field-id> <expr>)\n or (<field-id> #:parent <parent-id> <expr>)" c)])])
        (unless (identifier? field) (complain "not an identifier for field name" field))
        (when owner
          (unless (identifier? owner) (complain "not an identifier for parent struct name" field))
          (unless (parent? info owner) (complain "identifier not bound to a parent struct" owner)))
        (let ([g (field-accessor (or owner id) field getters)])
          (unless g
            (complain "field name not associated with the given structure type" field))
          (cons g e))))

    ;; Is owner a name of a structure type above the one that info tells of? A type that a contract gives on has two.
    (define (parent? info owner)
      (let ([v (lookup-struct-info owner)])
        (and v (below? info owner (extract-struct-info v)))))
    (define (below? info owner owner-info)
      (let* ([super (list-ref info 5)]
             [v (and (identifier? super) (lookup-struct-info super))]
             [super-info (and v (extract-struct-info v))])
        (and (identifier? super)
             (or (free-identifier=? super owner)
                 (and super-info (same-type? super-info owner-info))
                 (and super-info (below? super-info owner owner-info))))))
    (define (same-type? a b)
      (and (identifier? (car a)) (identifier? (car b)) (free-identifier=? (car a) (car b))))

    ;; The accessor of the named field: by the static list of field names, or by its written name.
    (define (field-accessor owner field getters)
      (let* ([v (lookup-struct-info owner)]
             [own (if (and v (struct-field-info? v)) (struct-field-info-list v) null)]
             [info (and v (extract-struct-info v))])
        (or (and info
                 (let loop ([names own] [gs (list-ref info 3)])
                   (cond
                     [(or (null? names) (null? gs) (not (car gs))) #f]
                     [(eq? (car names) (syntax-e field)) (car gs)]
                     [else (loop (cdr names) (cdr gs))])))
            (let ([sym (string->symbol (format "~a-~a" (syntax-e owner) (syntax-e field)))])
              (let loop ([l getters])
                (cond
                  [(null? l) #f]
                  [(eq? sym (syntax-e (car l))) (car l)]
                  [else (loop (cdr l))]))))))))

;; (define-struct id (field ...) option ...)
;; (define-struct (id super-id) (field ...) option ...)
;; Like struct in its older form: the constructor is make-id.

;; (define-struct/derived (orig ...) id (field ...) option ...)
;; Like define-struct, for macros that expand to it: errors are told of the form orig.
