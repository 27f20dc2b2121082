#lang racket/base
;; racket/private/class/expand: class bodies, taken apart at compile time.
;; Layer: above racket/base; required for-syntax by racket/class.
;; The clauses are expanded until their shapes show, in a definition context of their own.  What they
;; declare is collected; then the class expands to a call of compose-class whose last argument is a
;; procedure around the methods and the initialization, in which each declared name is bound to what it
;; means there (maps.rkt).

(provide expand-class)

(require "maps.rkt" "kinds.rkt" racket/private/define-norm (only-in racket/private/kw-formals check-define-formals)
         "../../contract/private/location.rkt"
         (for-template racket/base racket/stxparam "core.rkt" "access.rkt" "keywords.rkt" "create.rkt"))

;; A declared method: kind, internal and external identifiers, and when defined the syntax of its procedure, of the object first.
(struct method (kind id external [rhs #:mutable]))
;; An initialization variable: id, external, default (syntax or #f), field? and temporaries: for its argument, and for its
;; value from its clause on.
(struct initial (id external default field? argument variable))
;; A clause that runs: initial, (field id expr), (define ids rhs), rest-action (init-rest) or an expression, in order.
(struct field-init (id e))
(struct definition (form ids e))
(define rest-action 'rest)

;; (expand-class stx name super interfaces clauses) -> syntax
;;   name : symbol, or #f where the place of STX is the name; super : expression; interfaces, clauses : lists of syntax
;;   compose : what the class expands to a call of
(define (expand-class stx name super interfaces clauses [compose #'compose-class] #:trait? [trait? #f])
  (define (fail message at) (raise-syntax-error #f message stx at))
  (define context (syntax-local-make-definition-context))
  (define where (make-class-context (syntax-local-context)))
  ;; what the clauses declare, newest first
  (define methods '())
  (define inherited '())
  (define privates '())
  (define fields '())              ; (cons id external) of public fields
  (define inherited-fields '())
  (define private-fields '())
  (define actions '())
  (define macros '())
  (define inits '())
  (define inspector #f)
  (define rest-id #f)              ; identifier, 'none for (init-rest), or #f
  (define-syntax-rule (push! l v) (set! l (cons v l)))

  ;; ---- collecting ----
  (define (head-expand e) (local-expand e where stops context))
  (define (collect! clause)
    (define expanded (head-expand clause))
    (define form (syntax-disarm expanded #f))
    (define (again e) (syntax-rearm e expanded #t))
    (define head (and (pair? (syntax-e form)) (car (syntax-e form))))
    (define kind (and (identifier? head) (keyword-kind head)))
    (when (and trait? (memq kind '(init init-field init-rest inspect))) (misplaced-clause form kind))
    (case kind
      [(begin)
       (for ([c (in-list (or (syntax->list form) (raise-syntax-error #f "bad syntax" form)))]
             [i (in-naturals)]
             #:unless (zero? i))
         (collect! (again (syntax-track-origin c form head))))]
      [(define)
       (define-values (id rhs) (normalize-definition form #'lambda check-define-formals))
       (define-ids! form (list id) (again rhs))]
      [(define-values)
       (define-values (ids rhs) (definition-parts form "ill-formed definition" "not an identifier for definition"))
       (define-ids! form ids (again rhs))]
      [(define-syntaxes)
       (define-values (ids rhs)
         (definition-parts form "ill-formed syntax definition" "syntax name is not an identifier"))
       (syntax-local-bind-syntaxes ids rhs context)
       (push! macros (cons ids rhs))]
      [(inspect)
       (syntax-case form ()
         [(_ e)
          (begin
            (when inspector (fail "multiple inspect clauses" (dashed form)))
            (set! inspector #'e))]
         [_ (begin (check-list form) (fail "ill-formed inspect clause" (dashed form)))])]
      [(init init-field) (collect-inits! form kind)]
      [(init-rest)
       (when rest-id (fail "multiple init-rest clauses" (dashed form)))
       (syntax-case form ()
         [(_ id) (identifier? #'id) (begin (set! rest-id #'id) (push! actions rest-action))]
         [(_) (set! rest-id 'none)]
         [_ (begin (check-list form) (fail "ill-formed init-rest clause" (dashed form)))])]
      [(field)
       (for ([d (in-list (initial-elements form kind))])
         (syntax-case d ()
           [(id e) (identifier? #'id)
            (begin (push! fields (cons #'id #'id)) (push! actions (field-init #'id (again #'e))))]
           [((id external) e) (and (identifier? #'id) (identifier? #'external))
            (begin (push! fields (cons #'id #'external)) (push! actions (field-init #'id (again #'e))))]
           [_ (fail "field element is not an optionally renamed identifier-expression pair" d)]))]
      [(inherit-field)
       (for ([d (in-list (clause-elements form))])
         (define-values (id external) (renamed d "-inherit-field" #t))
         (push! inherited-fields (cons id external)))]
      [(private)
       (for ([d (in-list (clause-elements form))])
         (check-plain kind d)
         (push! privates (method 'private d d #f)))]
      [(abstract)
       (for ([d (in-list (clause-elements form))])
         (check-plain kind d)
         (push! methods (method kind d d #f)))]
      [(public pubment public-final override overment override-final augment augride augment-final)
       (for ([d (in-list (clause-elements form))])
         (define-values (id external) (renamed d (format "-~a" kind) #t))
         (push! methods (method kind id external #f)))]
      [(inherit inherit/super inherit/inner)
       (for ([d (in-list (clause-elements form))])
         (define-values (id external) (renamed d (format "-~a" kind) #t))
         (push! inherited (method kind id external #f)))]
      [(rename-super rename-inner)
       (for ([d (in-list (clause-elements form))])
         (define-values (id external) (renamed d (format "-~a" kind) #f))
         (push! inherited (method kind id external #f)))]
      [(application)                    ; the implicit application is put back when the body expands
       (push! actions (again (datum->syntax form (cdr (syntax-e form)) form form)))]
      [else (push! actions (if trait? clause expanded))]))

  (define (check-list form) (unless (syntax->list form) (raise-syntax-error #f "bad syntax" form)))
  (define (misplaced-clause form kind)
    (raise-syntax-error #f "use of a class keyword is not in a class top-level"
                        (if (memq kind '(init init-field)) form (car (syntax-e form)))))
  (define (clause-elements form)
    (check-list form)
    (cdr (syntax->list form)))
  ;; those of an init, init-field or field clause
  (define (initial-elements form kind)
    (unless (syntax->list form) (fail (format "ill-formed ~a clause" kind) form))
    (cdr (syntax->list form)))

  (define (check-plain kind d)
    (unless (identifier? d) (fail (format "~a element is not an identifier" kind) d)))

  ;; (form (id ...) expr) -> the identifiers and the expression
  (define (definition-parts form ill-formed not-id)
    (syntax-case form ()
      [(_ (id ...) rhs)
       (let ([ids (syntax->list #'(id ...))])
         (for ([id (in-list ids)]) (unless (identifier? id) (fail not-id id)))
         (values ids #'rhs))]
      [_ (fail ill-formed form)]))

  (define (renamed d what alone?)
    (syntax-case d ()
      [id (and alone? (identifier? #'id)) (values #'id #'id)]
      [(id external) (and (identifier? #'id) (identifier? #'external)) (values #'id #'external)]
      [_ (fail (format "~a element is not ~a" what
                       (if alone? "an identifier or pair of identifiers" "a pair of identifiers"))
               d)]))

  (define (define-ids! form ids rhs)
    (syntax-local-bind-syntaxes ids #f context)
    (push! actions (definition form ids rhs)))

  (define (collect-inits! form kind)
    (define field? (eq? kind 'init-field))
    (when rest-id
      (fail (format "~a clause follows init-rest clause" kind) form))
    (for ([d (in-list (initial-elements form kind))])
      (define (add! id external default)
        (when (and (not default) (pair? inits) (initial-default (car inits)))
          (fail "initializer without default follows an initializer with default" d))
        (with-syntax ([(argument variable) (generate-temporaries (list id id))])
          (define i (initial id external default field? #'argument #'variable))
          (when field? (push! fields (cons id external)))
          (push! inits i)
          (push! actions i)))
      (syntax-case d ()
        [id (identifier? #'id) (add! #'id #'id #f)]
        [((id external)) (and (identifier? #'id) (identifier? #'external)) (add! #'id #'external #f)]
        [(id e) (identifier? #'id) (add! #'id #'id #'e)]
        [((id external) e) (and (identifier? #'id) (identifier? #'external)) (add! #'id #'external #'e)]
        [_ (fail (format "~a element is not an optionally renamed identifier or identifier-expression pair"
                         (if field? "init-field" "init"))
                 d)])))

  ;; A trait has nothing but methods and fields.
  (define (check-trait!)
    (when (pair? privates)
      (raise-syntax-error 'trait "not allowed in a trait" stx))
    (define declared (finder method-id methods))
    (for ([a (in-list (reverse actions))])
      (cond
        [(definition? a)
         (for ([id (in-list (definition-ids a))])
           (unless (declared id)
             (raise-syntax-error 'trait "definition has no corresponding declaration (e.g., public)" stx id)))]
        [(syntax? a) (raise-syntax-error '? "not allowed in a trait" a)])))

  (for-each collect! clauses)
  (when trait? (check-trait!))
  (internal-definition-context-seal context)

  ;; ---- methods ----
  ;; The expression RHS of the method M as a procedure of the object and the arguments, with the method's name.
  (define (method-procedure m rhs)
    (define shown (format "~a method in " (syntax-e (method-id m))))
    (if name
        (rewrite rhs (string->symbol (format "~a~a" shown name)) rhs)
        #`(named-method #,shown class-name #,(rewrite rhs (void) rhs))))
  ;; The expression RHS, a procedure of the arguments, as a procedure of the object and the arguments;
  ;; WHOLE, the method's expression, is what messages show.
  (define (rewrite rhs name whole)
    (define (bad-method) (fail "bad form for method definition" whole))
    (define expanded (local-expand rhs 'expression procedure-stops context))
    (define form (syntax-disarm expanded #f))
    (define (named e) (syntax-property (syntax-property e 'inferred-name name) 'method-arity-error #t))
    (define head (and (pair? (syntax-e form)) (car (syntax-e form))))
    (syntax-rearm
     (case (and (identifier? head) (procedure-kind head))
       [(lambda)
        (syntax-case form ()
          [(_ formals body0 body ...)
           (method-formals? #'formals)
           (with-syntax ([(object) (generate-temporaries '(this))])
             (with-syntax ([formals (guard-defaults #'formals #'object)]
                           [lambda-id head])
               (named
                (syntax/loc form
                  (lambda-id (object . formals) (in-method object body0 body ...))))))]
          [_ (fail "ill-formed lambda expression for method" form)])]
       [(case-lambda)
        (syntax-case form ()
          [(_ (formals body0 body ...) ...)
           (andmap plain-formals? (syntax->list #'(formals ...)))
           (with-syntax ([(object ...) (generate-temporaries #'(formals ...))] [lambda-id head])
             (named
              (syntax/loc form
                (lambda-id [(object . formals) (in-method object body0 body ...)] ...))))]
          [_ (fail "ill-formed case-lambda expression for method" form)])]
       [(let-values letrec-values)
        (syntax-case form ()
          [(_ ([(id) e] ...) body)
           (let ([ids (syntax->list #'(id ...))])
             (with-syntax ([(proc ...) (generate-temporaries ids)]
                           [(new ...) (for/list ([e (in-list (syntax->list #'(e ...)))] [id (in-list ids)])
                                        (rewrite e (syntax-e id) whole))]
                           [(p ...) (map (lambda (id) #`(quote-syntax #,id)) ids)]
                           [let-form head])
               (define result
                 (if (identifier? #'body)
                     (or (for/first ([id (in-list ids)] [proc (in-list (syntax->list #'(proc ...)))]
                                     #:when (bound-identifier=? id #'body))
                           proc)
                         (bad-method))
                     (rewrite #'body name whole)))
               (if (eq? 'let-values (procedure-kind head))
                   #`(let-values ([(proc) new] ...) #,result)
                   #`(letrec-syntaxes+values
                         ([(id) (make-method-map 'class (quote-syntax proc) (quote-syntax this) #f #f #f #f)]
                          ...)
                         ([(proc) new] ...)
                       #,result))))]
          [_ (bad-method)])]
       [else (bad-method)])
     expanded #t))
  ;; Default expressions can use the object.
  (define (guard-defaults formals object)
    (let loop ([f formals])
      (define e (if (syntax? f) (syntax-e f) f))
      (cond
        [(pair? e)
         (define first
           (syntax-case (car e) ()
             [(id default) (identifier? #'id) #`[id (in-method #,object default)]]
             [other (car e)]))
         (define all (cons first (loop (cdr e))))
         (if (syntax? f) (datum->syntax f all f f) all)]
        [else f])))

  ;; ---- checking ----
  (define (all-of kind l) (for/list ([m (in-list (reverse l))] #:when (eq? kind (method-kind m))) m))
  (define all-methods
    (append (reverse privates) (apply append (for/list ([k (in-list method-kinds)]) (all-of k methods)))))
  (define (check-distinct! ids)
    (define twice (check-duplicate-identifier ids))
    (when twice (fail "duplicate declared identifier" twice)))
  (define definitions (filter definition? (reverse actions)))
  (define defined-method (finder method-id all-methods))
  (for ([d (in-list definitions)])
    (for ([id (in-list (definition-ids d))])
      (define m (defined-method id))
      (cond
        [(and m (pair? (cdr (definition-ids d))))
         (fail "each method variable needs its own definition" (definition-form d))]
        [m (set-method-rhs! m (method-procedure m (definition-e d)))]
        [else (push! private-fields id)])))
  (check-distinct! (apply append (map definition-ids definitions)))
  (check-distinct! (map method-id all-methods))
  (set! private-fields (reverse private-fields))
  (define macro-ids (apply append (map car (reverse macros))))
  (define init-field-ids (for/hasheq ([i (in-list inits)] #:when (initial-field? i)) (values (initial-id i) #t)))
  (define (of-init? f) (hash-ref init-field-ids (car f) #f))
  (set! fields                          ; those of init-field clauses are last
        (append (filter (lambda (f) (not (of-init? f))) (reverse fields)) (filter of-init? (reverse fields))))
  (set! inherited-fields (reverse inherited-fields))
  (set! methods (reverse methods))
  (set! inits (reverse inits))
  (define own-method (finder method-external methods))
  ;; The method of this class that M, of a rename-inner clause, is for; or #f
  (define (local-inner m)
    (and (eq? 'rename-inner (method-kind m))
         (own-method (method-external m))))
  (define local-inners (filter local-inner (reverse inherited)))
  (define (check-external! ids what)
    (let loop ([l ids] [seen (hasheq)])
      (unless (null? l)
        (when (hash-ref seen (syntax-e (car l)) #f)
          (fail (format "duplicate declared external ~a name" what) (car l)))
        (loop (cdr l) (hash-set seen (syntax-e (car l)) #t)))))
  (check-distinct!
   (append macro-ids (apply append (map definition-ids definitions)) (map car fields) (map car inherited-fields)
           (for/list ([i (in-list inits)] #:unless (initial-field? i)) (initial-id i))
           (if (identifier? rest-id) (list rest-id) '())
           (apply append (for/list ([k (in-list inherited-kinds)]) (map method-id (all-of k inherited))))))
  (check-external! (map method-external methods) "method")
  (check-external! (map initial-external inits) "init")
  (check-external! (map cdr fields) "field")
  (set! inherited (filter (lambda (m) (not (local-inner m))) (reverse inherited)))
  (for ([m (in-list all-methods)])
    (cond
      [(eq? 'abstract (method-kind m))
       (when (method-rhs m) (fail "method declared as abstract but was defined" (method-id m)))]
      [(not (method-rhs m))
       (fail (if (for/or ([id (in-list macro-ids)]) (bound-identifier=? id (method-id m)))
                 "method declared but defined as syntax"
                 "method declared as concrete but not defined")
             (method-id m))]))
  (for ([m (in-list local-inners)])
    (when (memq (method-kind (local-inner m)) '(public override public-final override-final augride))
      (fail "inner method is locally declared as public, override, public-final, override-final, or augride"
            (method-external m))))

  ;; ---- external names ----
  (define (outer id) (internal-definition-context-introduce context id 'remove))
  (define (name-expr id) (external-name (outer id)))
  (define (hidden id)
    (define key (localized (outer id)))
    (if key #`(quote-syntax #,key) #'#f))

  ;; ---- the expression ----
  (define (temporaries ids) (generate-temporaries ids))
  (define public-ids (map car fields))
  (define own-ids (append public-ids private-fields))
  (define own-acc (temporaries own-ids))
  (define own-mut (temporaries own-ids))
  (define inherited-ids (map car inherited-fields))
  (define inherited-acc (temporaries inherited-ids))
  (define inherited-mut (temporaries inherited-ids))
  (define (interleave a b) (if (null? a) '() (list* (car a) (car b) (interleave (cdr a) (cdr b)))))
  (define find-mutator (finder car (map cons own-ids own-mut)))
  (define (mutator id) (cdr (find-mutator id)))
  (define accesses                      ; for each of methods and inherited: its variables
    (for/list ([m (in-list (append methods inherited))])
      (temporaries (access-kinds (method-kind m)))))
  (define (quoted id) (if id #`(quote-syntax #,id) #'#f))
  (define private-procs (temporaries (map method-id privates)))
  (define field-bindings
    (for/list ([id (in-list (append own-ids inherited-ids))]
               [external (in-list (append (map cdr fields) private-fields (map cdr inherited-fields)))]
               [acc (in-list (append own-acc inherited-acc))]
               [mut (in-list (append own-mut inherited-mut))])
      #`[(#,id) (make-field-map #,(quoted acc) #,(quoted mut) '#,(datum->syntax #f (syntax-e id))
                                #,(hidden external))]))
  (define method-bindings
    (for/list ([m (in-list (append methods inherited))] [vars (in-list accesses)])
      (define kind (method-kind m))
      (define key (hidden (method-external m)))
      (define-values (index super level)
        (case kind
          [(override override-final inherit/super) (values (car vars) (cadr vars) #f)]
          [(pubment augment inherit/inner rename-inner) (values (car vars) #f (cadr vars))]
          [(overment) (apply values vars)]
          [(rename-super) (values #f (car vars) #f)]
          [else (values (car vars) #f #f)]))
      #`[(#,(method-id m))
         #,(case kind
             [(rename-super)
              #`(make-method-map 'class #,(quoted super) (quote-syntax this) #,key #f #f #f "super method")]
             [(rename-inner) #`(make-rename-inner-map #,(quoted index) #,(quoted level) #,key)]
             [else
              #`(make-method-map 'class (quote-syntax (dispatched this #,index)) (quote-syntax this) #,key
                                 #,(quoted super) #,(quoted index) #,(quoted level))])]))
  ;; methods of this class under the names of rename-inner clauses
  (define local-inner-bindings
    (for/list ([m (in-list local-inners)])
      (define own (local-inner m))
      (define vars (for/first ([k (in-list methods)] [vars (in-list accesses)] #:when (eq? k own)) vars))
      #`[(#,(method-id m))
         (make-rename-inner-map #,(quoted (car vars)) #,(quoted (and (pair? (cdr vars)) (car (reverse vars))))
                                #,(hidden (method-external m)))]))
  (define private-bindings
    (for/list ([m (in-list privates)] [proc (in-list private-procs)])
      #`[(#,(method-id m))
         (make-method-map 'class #,(quoted proc) (quote-syntax this) #f #f #f #f)]))
  (define plain-inits (filter (lambda (i) (not (initial-field? i))) inits))
  (define init-error-bindings
    (append
     (for/list ([i (in-list plain-inits)])
       #`[(#,(initial-id i)) (make-init-error-map #,(hidden (initial-external i)))])
     (if (identifier? rest-id) (list #`[(#,rest-id) (make-init-error-map #f)]) '())))
  ;; The clauses before which nothing runs: what they bind is bound from the start.
  (define leading
    (let loop ([l (reverse actions)] [found (hasheq)])
      (define a (and (pair? l) (car l)))
      (cond
        [(or (eq? a rest-action) (and (initial? a) (not (initial-default a)))) (loop (cdr l) (hash-set found a #t))]
        [(and (definition? a) (pair? (definition-ids a)) (defined-method (car (definition-ids a)))) (loop (cdr l) found)]
        [else found])))
  (define (leading? a) (hash-ref leading a #f))
  (with-syntax ([(rest-argument rest-variable) (generate-temporaries '(rest rest))])
    (define (value-of i) (if (leading? i) (initial-argument i) (initial-variable i)))
    (define rest-value (if (leading? rest-action) #'rest-argument #'rest-variable))
    (define init-bindings
      (append
       (for/list ([i (in-list plain-inits)])
         #`[(#,(initial-id i))
            (make-init-map #,(quoted (value-of i)) '#,(datum->syntax #f (syntax-e (initial-id i)))
                           #,(not (leading? i)) #,(hidden (initial-external i)))])
       (if (identifier? rest-id)
           (list #`[(#,rest-id) (make-init-map #,(quoted rest-value) '#,rest-id #,(not (leading? rest-action)) #f)])
           '())))
    ;; the variables that are bound by their clauses
    (define late-variables
      (append (for/list ([i (in-list plain-inits)] #:unless (leading? i)) (initial-variable i))
              (if (and (identifier? rest-id) (not (leading? rest-action))) (list #'rest-variable) '())))
    (define (action->syntax a)
      (cond
        [(initial? a)
         (define given
           (if (leading? a)
               (initial-argument a)
               #`(if (eq? #,(initial-argument a) unsafe-undefined)
                     #,(if (initial-default a)
                           (named-expression (initial-default a) (initial-id a))
                           #`(argument-missing this class #,(name-expr (initial-external a))))
                     #,(initial-argument a))))
         (cond
           [(initial-field? a) #`(#,(mutator (initial-id a)) this #,given)]
           [(leading? a) #'(void)]
           [else #`(set! #,(initial-variable a) #,given)])]
        [(eq? a rest-action) (if (leading? a) #'(void) #'(set! rest-variable rest-argument))]
        [(field-init? a)
         #`(#,(mutator (field-init-id a)) this #,(named-expression (field-init-e a) (field-init-id a)))]
        [(definition? a)
         (define ids (definition-ids a))
         (cond
           [(and (pair? ids) (defined-method (car ids))) #'(void)]
           [(and (pair? ids) (null? (cdr ids)))
            #`(#,(mutator (car ids)) this #,(named-expression (definition-e a) (car ids)))]
           [else
            (with-syntax ([(tmp ...) (generate-temporaries ids)] [(mut ...) (map mutator ids)])
              #`(let-values ([(tmp ...) #,(definition-e a)]) (mut this tmp) ... (void)))])]
        [else a]))
    (define (named-expression e id)
      (if (syntax-property e 'inferred-name) e (syntax-property e 'inferred-name (syntax-e id))))
    (define takes
      (for/list ([i (in-list inits)])
        #`[#,(initial-argument i) #,(name-expr (initial-external i)) #,(and (leading? i) #t)]))
    (with-syntax ([(formal ...) (append (interleave own-acc own-mut)
                                        (interleave inherited-acc inherited-mut)
                                        (apply append accesses))]
                  [(method-proc ...) (for/list ([m (in-list methods)])
                                       (or (method-rhs m) #'#f))]
                  [(private-proc ...) private-procs]
                  [(private-rhs ...) (map method-rhs privates)]
                  [(macro ...) (for/list ([m (in-list (reverse macros))]) #`[#,(car m) #,(cdr m)])]
                  [(binding ...) (append field-bindings method-bindings local-inner-bindings private-bindings)]
                  [(init-error ...) init-error-bindings]
                  [(init-binding ...) init-bindings]
                  [(action ...) (map action->syntax (reverse actions))]
                  [(take ...) takes]
                  [(late ...) late-variables]
                  [rest-clause (if (identifier? rest-id) #'rest-argument #'#f)])
      (quasisyntax/loc stx
        (let-values ([(super) #,(unnamed super)] [(class-name) #,(name-syntax stx name)])
          (#,compose
           class-name super
           (list #,@interfaces)
           #,(or inspector #'(current-inspector))
           (list #,@(map name-expr (map cdr fields)))
           #,(length private-fields)
           (list #,@(map name-expr (map cdr inherited-fields)))
           (list #,@(for/list ([m (in-list methods)])
                      #`(cons '#,(method-kind m) #,(name-expr (method-external m)))))
           (list #,@(for/list ([m (in-list inherited)])
                      #`(cons '#,(method-kind m) #,(name-expr (method-external m)))))
           (list #,@(map name-expr (map initial-external inits)))
           '#,(cond [(identifier? rest-id) 'rest] [rest-id 'stop] [else 'normal])
           (lambda (class formal ...)
             (letrec-syntaxes+values (binding ... init-error ... macro ...)
                                     ([(private-proc) private-rhs] ...)
               (values
                (list method-proc ...)
                (initialization class (object super-init) (take ...) rest-clause
                  (in-initialization object super-init
                    (let ([late unsafe-undefined] ...)
                      (letrec-syntaxes+values (init-binding ...) ()
                        (#%expression action) ... (void))))))))))))))

;; The form as the messages show some of the clauses: with a dash before the keyword.
(define (dashed form)
  (define d (syntax-e form))
  (datum->syntax form (cons (string->symbol (format "-~a" (syntax-e (car d)))) (cdr d)) form))

;; The expression E, to be named by its place where it has no name of its own.
(define (unnamed e) (if (syntax-property e 'inferred-name) e (syntax-property e 'inferred-name (void))))

;; Whether F has the shape of the arguments of a lambda, that are told of in detail by lambda; plain: of a case-lambda's.
(define (method-formals? f)
  (syntax-case f ()
    [() #t]
    [rest (identifier? #'rest) #t]
    [(kw arg . more) (keyword? (syntax-e #'kw)) (and (method-argument? #'arg) (method-formals? #'more))]
    [(arg . more) (and (method-argument? #'arg) (method-formals? #'more))]
    [_ #f]))
(define (method-argument? a)
  (syntax-case a ()
    [(id default) (identifier? #'id)]
    [_ (identifier? a)]))
(define (plain-formals? f)
  (syntax-case f ()
    [() #t]
    [(id . more) (and (identifier? #'id) (plain-formals? #'more))]
    [_ (identifier? f)]))

;; (finder id-of l) -> procedure from an identifier to the first element of L that has a bound-identifier=? one, or #f
(define (finder id-of l)
  (define by-name
    (for/fold ([h (hasheq)]) ([v (in-list (reverse l))])
      (hash-update h (syntax-e (id-of v)) (lambda (same) (cons v same)) '())))
  (lambda (id)
    (for/first ([v (in-list (hash-ref by-name (syntax-e id) '()))] #:when (bound-identifier=? id (id-of v))) v)))

(define (filter keep? l) (for/list ([v (in-list l)] #:when (keep? v)) v))

;; ---- keywords -------------------------------------------------------------------------------------

(define clause-keywords
  (list (cons #'begin 'begin) (cons #'define 'define) (cons #'define-values 'define-values)
        (cons #'define-syntaxes 'define-syntaxes) (cons #'#%app 'application)
        (cons #'inspect 'inspect) (cons #'init 'init) (cons #'init-field 'init-field)
        (cons #'field 'field) (cons #'inherit-field 'inherit-field) (cons #'init-rest 'init-rest)
        (cons #'public 'public) (cons #'pubment 'pubment) (cons #'public-final 'public-final)
        (cons #'override 'override) (cons #'overment 'overment) (cons #'override-final 'override-final)
        (cons #'augment 'augment) (cons #'augride 'augride) (cons #'augment-final 'augment-final)
        (cons #'private 'private) (cons #'abstract 'abstract) (cons #'inherit 'inherit)
        (cons #'inherit/super 'inherit/super) (cons #'inherit/inner 'inherit/inner)
        (cons #'rename-super 'rename-super) (cons #'rename-inner 'rename-inner)))

(define (kind-in id table)
  (for/first ([k (in-list table)] #:when (free-identifier=? id (car k))) (cdr k)))
(define (keyword-kind id) (kind-in id clause-keywords))

(define procedure-keywords
  (list (cons #'lambda 'lambda) (cons #'λ 'lambda) (cons #'#%plain-lambda 'lambda) (cons #'case-lambda 'case-lambda)
        (cons #'let-values 'let-values) (cons #'letrec-values 'letrec-values)))
(define (procedure-kind id) (kind-in id procedure-keywords))

(define core-stops
  (list #'quote #'quote-syntax #'set! #'#%plain-lambda #'case-lambda #'let-values #'letrec-values
        #'letrec-syntaxes+values #'if #'begin0 #'with-continuation-mark #'#%plain-app #'#%expression
        #'#%top #'#%variable-reference))
;; These need the place that the body is given later.
(define body-forms
  (list #'this #'this% #'super #'inner #'super-new #'super-instantiate #'super-make-object))
(define stops (append (map car clause-keywords) body-forms core-stops))
(define procedure-stops (list* #'lambda #'λ #'#%app #'begin core-stops))
