#lang racket/base
;; racket/unit: program parts that say what they import and export and are linked later.
;; Layer: above racket/base; contracts in signatures load the contract system.
;; private/unit/runtime has units as values; private/unit/signatures what is known of them at compile time;
;; private/unit/elements takes signatures apart; private/unit/words has the words that only stand in its forms.

(provide define-signature unit define-unit compound-unit define-compound-unit
         compound-unit/infer define-compound-unit/infer invoke-unit invoke-unit/infer
         define-values/invoke-unit define-values/invoke-unit/infer
         unit/new-import-export define-unit/new-import-export
         unit-from-context define-unit-from-context define-unit-binding unit?
         unit/s define-unit/s unit/c define-unit/contract define-signature-form provide-signature-elements
         (all-from-out "private/unit/words.rkt"))

(require "private/unit/runtime.rkt" (only-in '#%unsafe unsafe-undefined)
         (only-in racket/contract/base contract ->) (only-in "contract/private/apply.rkt" current-contract-region)
         "private/unit/contract.rkt" "private/unit/words.rkt"
         (for-syntax racket/base racket/struct-info "private/unit/signatures.rkt" "private/unit/elements.rkt" "contract/private/location.rkt"))

;; ---- signatures ---------------------------------------------------------------------------------

;; (define-signature id [extends id] (element ...))
;; Defines a signature: names, and macros, (define-values ...), (contracted [id contract] ...) and the like as elements.
(define-syntax (define-signature stx)
  (define (expected)
    (raise-syntax-error
     #f (string-append "expected syntax matching (define-signature identifier (sig-expr ...)) or "
                       "(define-signature identifier extends identifier (sig-expr ...))")
     stx))
  (define (with-elements id parent elements)
    (unless (syntax->list elements)
      (raise-syntax-error #f "expected syntax matching (sig-expr ...)" stx elements))
    (signature-definition stx id parent (syntax->list elements)))
  (syntax-case stx ()
    [(_ id elements) (begin (check-id stx #'id) (with-elements #'id #f #'elements))]
    [(_ id word parent elements)
     (and (identifier? #'id) (identifier? #'word) (eq? 'extends (syntax-e #'word)))
     (with-elements #'id #'parent #'elements)]
    [_ (expected)]))

;; ---- units --------------------------------------------------------------------------------------

(begin-for-syntax
  ;; the symbol that the unit STX is named by, or #f where its place is the name
  (define (unit-name-of stx)
    (define property (syntax-property stx 'inferred-name))
    (define name (or property (syntax-local-name)))
    (cond [(identifier? name) (syntax-e name)] [else (and (symbol? name) name)]))

  (define (clause-parts stx clause word)
    (syntax-case clause ()
      [(k . parts)
       (and (identifier? #'k) (eq? word (syntax-e #'k)))
       (or (syntax->list #'parts) (raise-syntax-error #f "bad syntax (illegal use of `.')" stx clause))]
      [_ (raise-syntax-error #f (format "~a clause must start with keyword \"~a\"" word word) stx clause)]))

  (define (checked-id? stx id) (check-id stx id) #t)

  (define (same-import? a b)
    (and (eq? (spec-tag a) (spec-tag b)) (eq? (spec-signature a) (spec-signature b))))
  (define (check-distinct-imports stx specs forms)
    (let loop ([s specs] [f forms])
      (unless (null? s)
        (for ([t (in-list (cdr s))] [g (in-list (cdr f))])
          (when (same-import? (car s) t) (raise-syntax-error #f "duplicate import signature" stx g)))
        (loop (cdr s) (cdr f)))))
  ;; No signature of SPECS, named NAMES in the messages, is one that another extends, with the same tag.
  (define (check-no-extension stx specs names)
    (define (below? a b)                ; is the signature B that of A or one that it extends?
      (or (eq? a b) (let ([up (signature-parent a)]) (and up (below? (lookup-signature stx up) b)))))
    (for ([s (in-list specs)] [n (in-list names)] [i (in-naturals)])
      (for ([t (in-list specs)] [m (in-list names)] [j (in-naturals)]
            #:unless (= i j)
            #:when (and (eq? (spec-tag s) (spec-tag t)) (below? (spec-signature t) (spec-signature s)))
            #:unless (and (eq? (spec-signature s) (spec-signature t)) (< i j)))
        (raise-syntax-error #f (format "the signature of ~a extends this signature" (syntax-e m)) stx n))))
  ;; What is imported or exported comes from one signature, and nothing from both where the unit itself is written.
  (define (check-distinct-variables stx imports exports written?)
    (define (ids specs) (for*/list ([s (in-list specs)] [id (in-list (spec-ids s))] #:when id) id))
    (define (check specs what)
      (define twice (check-duplicate-identifier (ids specs)))
      (when twice (raise-syntax-error #f (format "~a is ~a by multiple signatures" (syntax-e twice) what) stx)))
    (check imports "imported")
    (check exports "exported")
    (define imported (ids imports))
    (for* ([e (in-list (ids exports))] [i (in-list imported)] #:when (and written? (bound-identifier=? i e)))
      (raise-syntax-error #f (format "import ~a is exported" (syntax-e e)) stx)))
  (define (check-depends stx forms imports)
    (for ([f (in-list forms)])
      (define-values (tag id) (parse-tagged stx f))
      (define sig (lookup-signature stx id))
      (unless (for/or ([i (in-list imports)]) (and (eq? tag (spec-tag i)) (eq? sig (spec-signature i))))
        (raise-syntax-error #f "initialization dependency on unknown import" stx f))))

  (define unit-stops
    (list #'begin #'define-values #'define-syntaxes #'quote #'quote-syntax #'set! #'#%plain-lambda #'case-lambda
          #'let-values #'letrec-values #'letrec-syntaxes+values #'if #'begin0 #'with-continuation-mark
          #'#%plain-app #'#%expression #'#%top #'#%variable-reference))

  ;; -> import specs, export specs, init-depend forms, body forms
  (define (unit-parts stx parts [written? #t])
    (define l (syntax->list parts))
    (unless l
      (let loop ([p parts])
        (define e (if (syntax? p) (syntax-e p) p))
        (if (pair? e) (loop (cdr e)) (raise-syntax-error #f "bad syntax (not a list)" stx p))))
    (when (null? l) (raise-syntax-error #f "missing import and export clauses" stx))
    (define imports (clause-parts stx (car l) 'import))
    (when (null? (cdr l)) (raise-syntax-error #f "missing export clause" stx))
    (define exports (clause-parts stx (cadr l) 'export))
    (define import-specs (map (lambda (f) (parse-spec stx f #t)) imports))
    (define export-specs (map (lambda (f) (parse-spec stx f #f)) exports))
    (check-distinct-imports stx import-specs imports)
    (check-no-extension stx export-specs (map spec-id export-specs))
    (check-distinct-variables stx import-specs export-specs written?)
    (define-values (depends body) (split-depends stx (cddr l)))
    (check-depends stx depends import-specs)
    (values import-specs export-specs
            depends
            (append body (apply append (map export-forms export-specs)))))

  ;; -> the signatures of an init-depend clause that stands first in L, and the rest
  (define (split-depends stx l)
    (define depends?
      (and (pair? l)
           (syntax-case (car l) () [(k . _) (and (identifier? #'k) (eq? 'init-depend (syntax-e #'k)))] [_ #f])))
    (if depends? (values (clause-parts stx (car l) 'init-depend) (cdr l)) (values '() l)))

  ;; the definitions that the signature of S asks of exporting units
  (define (export-forms s)
    (define sig (spec-signature s))
    (define (here id)
      (if (for/or ([v (in-list (signature-variables sig))]) (bound-identifier=? v id)) ((spec-rename s) id) id))
    (for/list ([d (in-list (signature-for-export sig))])
      (define parts (syntax-e d))
      #`(define-values #,(rename-identifiers (car parts) here) #,(rename-identifiers (cdr parts) here))))

  ;; the expression of a unit
  (define (unit-expression stx name import-specs export-specs body)
    (define context (syntax-local-make-definition-context))
    (define where (let ([c (syntax-local-context)] [mark (list (gensym 'unit))])
                    (if (pair? c) (cons mark c) mark)))
    ;; macros that signatures bring are seen while the body is taken apart
    (for* ([s (in-list import-specs)] [f (in-list (signature-forms s))])
      (syntax-case f (define-syntaxes)
        [(define-syntaxes (id ...) e) (syntax-local-bind-syntaxes (syntax->list #'(id ...)) #'e context)]
        [_ (void)]))
    ;; -> list of forms: (define-values ids e), (define-syntaxes ids e) or expressions
    (define forms
      (let loop ([l body] [done '()])
        (cond
          [(null? l) (reverse done)]
          [else
           (define expanded (local-expand (car l) where unit-stops context))
           (define form (syntax-disarm expanded #f))
           (syntax-case form (define-values define-syntaxes)
             [(define-values . _) (check-definition form)]
             [(define-syntaxes . _) (check-definition form)]
             [_ (void)])
           (syntax-case form (begin define-values define-syntaxes)
             [(begin e ...)
              (loop (append (map (lambda (e) (syntax-rearm e expanded #t)) (syntax->list #'(e ...))) (cdr l)) done)]
             [(define-values (id ...) e)
              (begin
                (syntax-local-bind-syntaxes (syntax->list #'(id ...)) #f context)
                (loop (cdr l) (cons (list 'values (syntax->list #'(id ...)) (syntax-rearm #'e expanded #t)) done)))]
             [(define-syntaxes (id ...) e)
              (begin
                (syntax-local-bind-syntaxes (syntax->list #'(id ...)) #'e context)
                (loop (cdr l) (cons (list 'syntaxes (syntax->list #'(id ...)) #'e) done)))]
             [_ (loop (cdr l) (cons expanded done))])])))
    (internal-definition-context-seal context)
    (define (inside id) (internal-definition-context-introduce context id 'add))
    (define defined
      (apply append (map (lambda (f) (if (pair? f) (cadr f) '())) forms)))
    (define (find id l) (for/first ([i (in-list l)] #:when (bound-identifier=? i id)) i))
    ;; imported names are not defined here
    (for* ([s (in-list import-specs)] [id (in-list (spec-ids s))])
      (define d (and id (find (inside id) defined)))
      (when d (raise-syntax-error #f "definition for imported identifier" stx d)))
    (let ([twice (check-duplicate-identifier defined)])
      (when twice (raise-syntax-error #f "variable defined twice" stx twice)))
    ;; exports: identifier inside -> box
    (define exported (apply append (map (lambda (s) (map inside (spec-ids s))) export-specs)))
    (for ([id (in-list exported)])
      (unless (find id defined)
        (raise-syntax-error #f (format "undefined export ~a" (syntax-e id)) stx)))
    (for ([f (in-list forms)] #:when (and (pair? f) (eq? 'syntaxes (car f))))
      (for* ([id (in-list (cadr f))] [s (in-list export-specs)]
             [e (in-list (spec-ids s))] [v (in-list (signature-variables (spec-signature s)))])
        (when (and (bound-identifier=? id (inside e))
                   (not (struct-info? (syntax-local-value id (lambda () #f) context))))
          (raise-syntax-error #f "cannot export syntax from a unit" stx v))))
    (define boxes (generate-temporaries exported))
    (define contracts (apply append (map (lambda (s) (signature-contracts (spec-signature s))) export-specs)))
    (define sources (apply append (map (lambda (s) (signature-variables (spec-signature s))) export-specs)))
    (define renames
      (apply append (map (lambda (s) (map (lambda (v) (spec-rename s)) (spec-ids s))) export-specs)))
    (define-values (macro-ids)
      (apply append (map (lambda (f) (if (and (pair? f) (eq? 'syntaxes (car f))) (cadr f) '())) forms)))
    (define (fill id from)
      (for/first ([e (in-list exported)] [b (in-list boxes)] [c (in-list contracts)] [r (in-list renames)]
                  [source (in-list sources)]
                  #:when (bound-identifier=? e id))
        (if c
            #`(set-box! #,b (contract #,(inside (r* r c)) #,from '(unit #,name)
                                      (current-contract-region)
                                      '#,(datum->syntax #f (syntax-e id)) #,(location-syntax source)))
            #`(set-box! #,b #,from))))
    ;; an expression of the signature's text, with its identifiers as they are here
    (define (r* r c) (rename-identifiers c r))
    (define (define-form f)
      (cond
        [(and (pair? f) (eq? 'values (car f)))
         (define ids (cadr f))
         (define temps
           (for/list ([id (in-list ids)]) (if (find id exported) (car (generate-temporaries (list id))) id)))
         (define e
           (if (and (pair? ids) (null? (cdr ids)) (not (syntax-property (caddr f) 'inferred-name)))
               (syntax-property (caddr f) 'inferred-name (syntax-e (car ids)))
               (caddr f)))
         (cons #`(define-values #,temps #,e)
               (for/list ([id (in-list ids)] [t (in-list temps)] #:unless (eq? id t))
                 #`(define-values () (begin #,(fill id t) (values)))))]
        [(pair? f)
         (define fills (filter values (map (lambda (id) (fill id id)) (cadr f))))
         (cons #`(define-syntaxes #,(cadr f) #,(caddr f))
               (map (lambda (e) #`(define-values () (begin #,e (values)))) fills))]
        [else (list f)]))
    (define import-vectors (generate-temporaries import-specs))
    (with-syntax ([(box ...) boxes]
                  [(import-vector ...) import-vectors]
                  [((export-box ...) ...)
                   (let loop ([s export-specs] [b boxes])
                     (if (null? s)
                         '()
                         (let ([n (length (spec-ids (car s)))])
                           (cons (for/list ([i (in-range n)] [x (in-list b)]) x)
                                 (loop (cdr s) (list-tail b n))))))]
                  [(import-binding ...)
                   (for*/list ([(s v) (in-parallel import-specs import-vectors)]
                               [(id i) (in-indexed (spec-ids s))]
                               #:when id)
                     #`[(#,(inside id)) (import-map (quote-syntax #,v) #,i '#,(datum->syntax #f (syntax-e id)))])]
                  [(export-binding ...)
                   (for/list ([id (in-list exported)] [b (in-list boxes)] #:unless (find id macro-ids))
                     #`[(#,id) (export-map (quote-syntax #,b) '#,(datum->syntax #f (syntax-e id)))])]
                  [(extra ...) (apply append (map (lambda (s) (signature-forms s inside)) import-specs))]
                  [(form ...) (apply append (map define-form forms))]
                  [(last ...) (if (or (null? forms) (pair? (car (reverse forms)))) (list #'(void)) '())])
      (quasisyntax/loc stx
        (make-unit
         #,(name-syntax stx name)
         (list #,@(map tag-and-key import-specs))
         (list #,@(map tag-and-key export-specs))
         (lambda ()
           (let ([box (make-box)] ...)
             (values
              (list (vector export-box ...) ...)
              (lambda (imports)
                (let-values ([(import-vector ...) (apply values imports)])
                  (letrec-syntaxes+values (import-binding ... export-binding ...) ()
                    (let () extra ... form ... last ...)))))))))))

  ;; STX with every identifier changed by R.
  (define (rename-identifiers stx r)
    (let loop ([s stx])
      (cond
        [(identifier? s) (r s)]
        [(syntax? s) (datum->syntax s (loop (syntax-e s)) s s)]
        [(pair? s) (cons (loop (car s)) (loop (cdr s)))]
        [else s])))

  ;; the definitions that the signature of S brings along
  (define (signature-forms s [inside values])
    (define sig (spec-signature s))
    (define all-ids
      (append (signature-variables sig)
              (apply append (map (lambda (d) (syntax->list (car (syntax-e d))))
                                 (append (signature-values sig) (signature-syntaxes sig))))))
    (define (here id)
      (if (for/or ([i (in-list all-ids)]) (bound-identifier=? i id))
          (inside ((spec-rename s) id))
          id))
    (append
     (for/list ([d (in-list (signature-syntaxes sig))])
       #`(define-syntaxes #,(rename-identifiers (car (syntax-e d)) here)
           #,(rename-identifiers (cdr (syntax-e d)) here)))
     (for/list ([d (in-list (signature-values sig))])
       #`(define-values #,(rename-identifiers (car (syntax-e d)) here)
           #,(rename-identifiers (cdr (syntax-e d)) here)))))

  (define (static-specs specs) (map (lambda (s) #`(cons '#,(spec-tag s) (quote-syntax #,(spec-id s)))) specs)))

(define-syntax-rule (make-box) (box unsafe-undefined))

;; A unit: (import sig ...), (export sig ...), perhaps (init-depend sig ...), then definitions and expressions.
(define-syntax (unit stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts)])
       (syntax-protect (unit-expression stx (unit-name-of stx) imports exports body)))]))

(begin-for-syntax
  ;; definition of ID as a unit, with what is known of it
  (define (static-definition id e imports exports)
    (with-syntax ([(value) (generate-temporaries (list id))])
      #`(begin
          (define value #,(if (syntax-property e 'inferred-name) e (syntax-property e 'inferred-name (syntax-e id))))
          (define-syntax #,id
            (unit-static (quote-syntax value) (list #,@(static-specs imports)) (list #,@(static-specs exports))))))))

;; (define-unit id (import sig ...) (export sig ...) body ...)
;; Defines id as a unit, with its signatures for the forms that infer links.
(define-syntax (define-unit stx)
  (syntax-case stx ()
    [(_ id . parts)
     (checked-id? stx #'id)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts)])
       (static-definition #'id
                          (datum->syntax stx (list* #'unit/named #'id #'parts) stx)
                          imports exports))]
    [(_) (raise-syntax-error #f "missing unit name, import clause, and export clause" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (unit/named stx)
  (syntax-case stx ()
    [(_ id . parts)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts)])
       (unit-expression stx (syntax-e #'id) imports exports body))]))

;; (define-unit-binding id unit-expr (import ...) (export ...))
;; Defines id as the unit that the expression gives, with these signatures.
(define-syntax (define-unit-binding stx)
  (syntax-case stx ()
    [(_ id e . parts)
     (checked-id? stx #'id)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts #f)])
       (unless (null? body)
         (raise-syntax-error #f "init-depend clause must start with keyword \"init-depend\"" stx (car body)))
       (static-definition
        #'id
        #`(let ([u e])
            (check-unit 'define-unit-binding u)
            (check-supplied 'define-unit-binding u (list #,@(map tag-and-key imports)))
            (check-exports 'define-unit-binding u (list #,@(map tag-and-key exports)))
            u)
        imports exports))]
    [(_) (raise-syntax-error #f "missing unit name, unit expression, import clause, and export clause" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (unit-from-context sig), (define-unit-from-context id sig)
;; A unit that exports, by the signature, the names around it.
(begin-for-syntax
  (define (context-unit stx form)
    (define s (parse-spec stx form #f))
    (with-syntax ([(tmp ...) (generate-temporaries (spec-ids s))]
                  [(id ...) (spec-ids s)]
                  [key (tag-and-key s)])
      #`(make-unit #f '() (list key)
                   (lambda ()
                     (let ([tmp (make-box)] ...)
                       (values (list (vector tmp ...))
                               (lambda (imports) (set-box! tmp id) ... (void)))))))))
(define-syntax (unit-from-context stx)
  (syntax-case stx ()
    [(_ s) (context-unit stx #'s)]
    [(_) (raise-syntax-error #f "missing export-spec" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Defines id as a unit that exports, by signature s, the names around it.
(define-syntax (define-unit-from-context stx)
  (syntax-case stx ()
    [(_ id s)
     (checked-id? stx #'id)
     (static-definition #'id (context-unit stx #'s) '() (list (parse-spec stx #'s #f)))]
    [(_ id) (raise-syntax-error #f "missing export-spec" stx)]
    [(_) (raise-syntax-error #f "missing unit name and signature" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- invoking -----------------------------------------------------------------------------------

(begin-for-syntax
  ;; expression for what the specs supply from the definitions around
  (define (supplies specs)
    (for/list ([s (in-list specs)])
      #`(cons #,(tag-and-key s) (import-boxes #,@(spec-ids s)))))
  (define (import-specs-of stx clause) (map (lambda (f) (parse-spec stx f #f)) (clause-parts stx clause 'import)))

  ;; definitions of what the unit of expression E exports by SPECS
  (define (invoking-definitions stx who e imports exports)
    (define vectors (generate-temporaries exports))
    (define parts                       ; identifier, vector and position for what is not left out
      (for*/list ([(s v) (in-parallel exports vectors)] [(id i) (in-indexed (spec-ids s))] #:when id) (list id v i)))
    (with-syntax ([((id vec i) ...) parts]
                  [(name ...) (map (lambda (p) (datum->syntax #f (syntax-e (car p)))) parts)]
                  [(extra ...) (apply append (map signature-forms exports))]
                  [(vector ...) vectors])
      (let ()
        #`(begin
            (define-values (id ...)
              (let-values ([(vectors run)
                            (invoke-linked '#,who #,e (list #,@(supplies imports))
                                           (list #,@(map tag-and-key exports)))])
                (run)
                (let-values ([(vector ...) (apply values vectors)])
                  (values (read-box (vector-ref vec i) 'name) ...))))
            extra ...)))))

;; (invoke-unit unit-expr [(import sig ...)])
;; Evaluates the unit's body, imports coming from around; the result is that of its last expression.
(define-syntax (invoke-unit stx)
  (syntax-case stx ()
    [(_ e) #'(run-unit 'invoke-unit e '() (lambda () '()))]
    [(_ e (k . parts))
     (and (identifier? #'k) (eq? 'import (syntax-e #'k)) (syntax->list #'parts))
     (let ([specs (map (lambda (f) (parse-spec stx f #f)) (syntax->list #'parts))])
       #`(run-unit 'define-compound-unit e (list #,@(map tag-and-key specs)) (lambda () (list #,@(supplies specs)))))]
    [_ (raise-syntax-error #f "expected (invoke-unit <expr>) or (invoke-unit <expr> (import <sig-expr> ...))" stx)]))
(define (run-unit who u keys supplies)
  (check-unit who u)
  (check-supplied who u keys)
  (define-values (vectors run) (invoke-linked who u (supplies) '()))
  (run))

;; (define-values/invoke-unit unit-expr (import sig ...) (export sig ...))
;; Invokes the unit with imports from around, and defines its exports.
(define-syntax (define-values/invoke-unit stx)
  (syntax-case stx ()
    [(_ e imports exports)
     (invoking-definitions stx 'define-values/invoke-unit #'e (import-specs-of stx #'imports)
                           (map (lambda (f) (parse-spec stx f #t)) (clause-parts stx #'exports 'export)))]
    [(_) (raise-syntax-error #f "missing unit" stx stx)]
    [_ (raise-syntax-error
        #f (string-append "expected syntax matching (define-values/invoke-unit <unit-expression> "
                          "(import <sig-expr> ...) (export <sig-expr> ...))")
        stx)]))

(begin-for-syntax
  (define (tagged-forms l) (map (lambda (p) (if (car p) #`(tag #,(car p) #,(cdr p)) (cdr p))) l))
  ;; unit-spec : a unit's name, or (link name ...) -> expression, tagged imports and exports
  (define (unit-spec-parts stx form)
    (syntax-case form ()
      [(k id ...)
       (and (identifier? #'k) (eq? 'link (syntax-e #'k)))
       (let* ([units (for/list ([id (in-list (syntax->list #'(id ...)))]) (lookup-unit stx id))]
              [_ (when (null? units) (raise-syntax-error #f "no units in link clause" stx))]
              [exports (apply append (map unit-static-exports units))]
              [provided? (lambda (i) (for/or ([e (in-list exports)]) (satisfies? stx e i)))]
              [imports (let loop ([l (apply append (map unit-static-imports units))] [seen '()])
                         (cond [(null? l) (reverse seen)]
                               [(or (provided? (car l)) (for/or ([s (in-list seen)]) (satisfies? stx s (car l))))
                                (loop (cdr l) seen)]
                               [else (loop (cdr l) (cons (car l) seen))]))])
         (values #`(compound-unit/infer (import #,@(tagged-forms imports)) (export #,@(tagged-forms exports))
                                        (link id ...))
                 imports exports))]
      [id
       (let ([u (lookup-unit stx #'id)])
         (values #'id (unit-static-imports u) (unit-static-exports u)))]))
  ;; Does the export A, (tag . signature identifier), do for the import B?
  (define (satisfies? stx a b)
    (and (eq? (car a) (car b))
         (let loop ([id (cdr a)])
           (or (free-identifier=? id (cdr b))
               (eq? (lookup-signature stx id) (lookup-signature stx (cdr b)))
               (let ([parent (signature-parent (lookup-signature stx id))]) (and parent (loop parent)))))))
  ;; the signature names as they would be written where CTX is
  (define (specs-at stx ctx tagged)
    (for/list ([t (in-list tagged)])
      (define s (parse-spec stx (cdr t) #f))
      (struct-copy spec s
                   [tag (car t)]
                   [ids (map (lambda (id) (datum->syntax ctx (syntax-e id) ctx)) (spec-ids s))]
                   [rename (lambda (id) (datum->syntax ctx (syntax-e id) ctx))]))))

;; The same, with the imports that the unit's name, or the names given by link, ask for.
(define-syntax (invoke-unit/infer stx)
  (syntax-case stx ()
    [(_ u)
     (let-values ([(e imports exports) (unit-spec-parts stx #'u)])
       (define specs (specs-at stx stx imports))
       #`(run-unit 'invoke-unit/infer #,e (list #,@(map tag-and-key specs)) (lambda () (list #,@(supplies specs)))))]
    [(_) (raise-syntax-error #f "missing unit" stx stx)]
    [_ (raise-syntax-error
        #f (string-append "expected syntax matching (invoke-unit/infer <define-unit-identifier>) or "
                          "(invoke-unit/infer (link <define-unit-identifier> ...))")
        stx)]))

;; (define-values/invoke-unit/infer unit-id)
;; (define-values/invoke-unit/infer (export sig ...) unit-id)
;; Invokes the unit, with imports from around by its signatures, and defines its exports.
(define-syntax (define-values/invoke-unit/infer stx)
  (define (definitions exports-clause u)
    (define-values (e imports exports) (unit-spec-parts stx u))
    (invoking-definitions stx 'define-values/invoke-unit/infer e (specs-at stx stx imports)
                          (if exports-clause
                              (for/list ([f (in-list (clause-parts stx exports-clause 'export))])
                                (define s (parse-spec stx f #f))
                                (define id (spec-id s))
                                (unless (for/or ([e (in-list exports)]) (satisfies? stx e (cons (spec-tag s) id)))
                                  (raise-syntax-error #f (format "no subunit exports signature ~a" (syntax-e id)) stx f))
                                s)
                              (specs-at stx stx exports))))
  (define (export-clause? e)
    (syntax-case e () [(k . _) (and (identifier? #'k) (eq? 'export (syntax-e #'k)))] [_ #f]))
  (syntax-case stx ()
    [(_ u) (definitions #f #'u)]
    [(_ exports u) (export-clause? #'exports) (definitions #'exports #'u)]
    [(_) (raise-syntax-error #f "missing unit" stx stx)]
    [_ (raise-syntax-error
        #f (string-append
            "expected syntax matching (define-values/invoke-unit/infer [(export <define-signature-identifier>)] "
            "<define-unit-identifier>) or (define-values/invoke-unit/infer  [(export <define-signature-identifier>)] "
            "(link <define-unit-identifier> ...))")
        stx)]))

;; ---- linking ------------------------------------------------------------------------------------

(begin-for-syntax
  ;; (id : sig), (id : (tag t sig)) -> link identifier, spec
  (define (link-binding stx form)
    (unless (syntax->list form) (raise-syntax-error #f "bad syntax (not a list)" stx form))
    (syntax-case form ()
      [(id colon s)
       (and (identifier? #'id) (identifier? #'colon) (eq? ': (syntax-e #'colon)))
       (values #'id (parse-spec stx #'s #f))]
      [_ (raise-syntax-error
          #f "expected syntax matching (<identifier> : <identifier>) or (<identifier> : (tag <identifier> <identifier>))"
          stx form)]))
  ;; id or (tag t id) -> tag, identifier
  (define (tagged-id stx form)
    (define-values (tag id) (parse-tagged stx form))
    (check-id stx id)
    (values tag id))
  ;; a linking line -> its exports, unit and references
  (define (line-parts stx line)
    (define l (syntax->list line))
    (unless (and l (pair? l)) (raise-syntax-error #f "bad linking line" stx line))
    (define bindings (syntax->list (car l)))
    (unless bindings (raise-syntax-error #f "bad export list" stx (car l)))
    (when (null? (cdr l)) (raise-syntax-error #f "bad linking line" stx line))
    (values bindings (cadr l)
            (map (lambda (f) (let-values ([(t id) (tagged-id stx f)]) (cons t id))) (cddr l))))

  ;; links : list of (list unit-expr (list (id . spec) ...) (list (tag . id) ...))
  ;; imports : list of (id . spec); exports : list of (tag . id)
  (define (linking-expression stx who name imports exports links)
    (define bound (append imports (apply append (map cadr links))))
    (let ([twice (check-duplicate-identifier (map car bound))])
      (when twice (raise-syntax-error #f "duplicate linking identifier definition" stx twice)))
    (define (known id)
      (or (for/first ([b (in-list bound)] #:when (bound-identifier=? (car b) id)) b)
          (raise-syntax-error #f "unknown linking identifier" stx id)))
    ;; what is exported, and what a unit may import, by (tag . id)
    (define (check-references refs)
      (check-no-extension
       stx
       (for/list ([r (in-list refs)]) (struct-copy spec (cdr (known (cdr r))) [tag (car r)]))
       (map cdr refs)))
    (for ([l (in-list links)]) (check-references (caddr l)))
    (check-references exports)
    (for ([e (in-list exports)])
      (when (memq (known (cdr e)) imports) (raise-syntax-error #f "cannot directly export an import" stx (cdr e))))
    (define numbers (for/list ([b (in-list bound)] [i (in-naturals)]) (cons b i)))
    (define (number id) (cdr (assq (known id) numbers)))
    (quasisyntax/loc stx
      (link-units
       '#,who #,(name-syntax stx name)
       (list #,@(for/list ([i (in-list imports)]) #`(list '#,(number (car i)) #,(tag-and-key (cdr i)))))
       (list #,@(for/list ([e (in-list exports)])
                  (define s (cdr (known (cdr e))))
                  #`(list (cons '#,(car e) #,(signature-key (spec-signature s))) '#,(number (cdr e)))))
       (list #,@(for/list ([l (in-list links)])
                  #`(list #,(car l)
                          (list #,@(for/list ([b (in-list (cadr l))])
                                     #`(list '#,(number (car b)) #,(tag-and-key (cdr b)))))
                          (list #,@(for/list ([r (in-list (caddr l))])
                                     #`(cons '#,(car r) '#,(number (cdr r)))))))))))

  ;; the import, export and link clauses, in any order -> the contents of each
  (define (compound-parts stx parts)
    (define l (syntax->list parts))
    (unless l (raise-syntax-error #f "bad syntax (illegal use of `.')" stx parts))
    (define (clauses word)
      (filter (lambda (c) (syntax-case c () [(k . _) (and (identifier? #'k) (eq? word (syntax-e #'k)))] [_ #f])) l))
    (define (contents word twice)
      (define found (clauses word))
      (when (null? found) (raise-syntax-error #f (format "missing ~a clause" word) stx))
      (when (pair? (cdr found)) (raise-syntax-error #f (format "~a ~a clauses" twice word) stx (cadr found)))
      (clause-parts stx (car found) word))
    (define known (append (clauses 'import) (clauses 'export) (clauses 'link)))
    (for ([c (in-list l)])
      (unless (memq c known) (raise-syntax-error #f "expected import, export, or link clause" stx c)))
    (values (contents 'import "multiple") (contents 'export "multiple") (contents 'link "duplicate")))

  (define (compound-expression stx name parts)
    (define-values (imports exports links) (compound-parts stx parts))
    (define import-specs (map (lambda (f) (let-values ([(id s) (link-binding stx f)]) (cons id s))) imports))
    (define link-list
      (for/list ([l (in-list links)])
        (define-values (bindings e refs) (line-parts stx l))
        (list e (map (lambda (f) (let-values ([(id s) (link-binding stx f)]) (cons id s))) bindings) refs)))
    (define export-list
      (map (lambda (f) (let-values ([(t id) (tagged-id stx f)]) (cons t id))) exports))
    (values (linking-expression stx 'compound-unit name import-specs export-list link-list)
            (map cdr import-specs)
            (for/list ([e (in-list export-list)])
              (define s
                (for/first ([b (in-list (append import-specs (apply append (map cadr link-list))))]
                            #:when (bound-identifier=? (car b) (cdr e)))
                  (cdr b)))
              (struct-copy spec s [tag (car e)]))))

  ;; units by name; what they import is found among what is there
  (define (inferred-expression stx name parts)
    (define-values (imports exports links) (compound-parts stx parts))
    (define (fresh s) (car (generate-temporaries (list (spec-id s)))))
    (define (spec-or-binding f)
      (syntax-case f ()
        [(k . _)
         (not (memq (syntax-e #'k) '(tag prefix rename)))
         (let-values ([(id s) (link-binding stx f)]) (cons id s))]
        [_ (let ([s (parse-spec stx f #f)]) (cons (fresh s) s))]))
    (define (import-binding f)
      (unless (or (identifier? f) (syntax->list f))
        (raise-syntax-error #f "expected syntax matching <identifier> or (<identifier> : <identifier>)" stx f))
      (spec-or-binding f))
    (define import-bindings (map import-binding imports))
    ;; per link: unit identifier, bindings, explicit references
    (define link-list
      (for/list ([l (in-list links)])
        (define-values (bindings unit refs)
          (if (identifier? l)
              (values '() l '())
              (let-values ([(bindings unit refs) (line-parts stx l)])
                (for ([b (in-list bindings)])
                  (unless (or (identifier? b) (syntax->list b)) (raise-syntax-error #f "bad syntax (not a list)" stx b)))
                (values (map spec-or-binding bindings) unit refs))))
        (define static (lookup-unit stx unit))
        (define all-bindings
          (append bindings
                  (for/list ([e (in-list (unit-static-exports static))]
                             #:unless (for/or ([b (in-list bindings)])
                                        (satisfies? stx e (cons (spec-tag (cdr b)) (spec-id (cdr b))))))
                    (define s (struct-copy spec (parse-spec stx (cdr e) #f) [tag (car e)]))
                    (cons (fresh s) s))))
        (list unit all-bindings refs static)))
    (define available (append import-bindings (apply append (map cadr link-list))))
    (define (named b) (spec-id (cdr b)))
    (define (bound id) (for/first ([b (in-list available)] #:when (bound-identifier=? (car b) id)) b))
    ;; Does the reference R, (tag . link), say what WANTED is?
    (define (refers? r wanted)
      (let ([b (bound (cdr r))]) (and b (satisfies? stx (cons (car r) (named b)) wanted))))
    ;; WANTED is (tag . signature identifier); a linkage satisfies it whatever the tag
    (define (infer wanted at refs none)
      (define explicit (for/first ([r (in-list refs)] #:when (refers? r wanted)) r))
      (define found (filter (lambda (b) (satisfies? stx (cons #f (named b)) (cons #f (cdr wanted)))) available))
      (define (text) (if (car wanted) (format "(tag ~a ~a)" (car wanted) (syntax-e (cdr wanted)))
                         (format "untagged ~a" (syntax-e (cdr wanted)))))
      (cond
        [explicit explicit]
        [(null? found) (raise-syntax-error #f (or none (format "no linkages satisfy ~a import" (text))) stx at)]
        [(pair? (cdr found))
         (raise-syntax-error #f (format "multiple linkages satisfy ~a import" (text)) stx at)]
        [else (cons (car wanted) (caar found))]))
    (define full-links
      (for/list ([l (in-list link-list)])
        (list (car l) (cadr l)
              (append (caddr l)
                      (for/list ([i (in-list (unit-static-imports (cadddr l)))]
                                 #:unless (for/or ([r (in-list (caddr l))]) (refers? r i)))
                        (infer i (car l) (caddr l) #f))))))
    (define export-list
      (for/list ([f (in-list exports)])
        (define b (and (identifier? f) (bound f)))
        (if b
            (cons #f f)
            (let ([s (parse-spec stx f #f)])
              (infer (cons (spec-tag s) (spec-id s)) f '() "no sub unit exports this signature")))))
    (values (linking-expression stx (syntax-e (car (syntax-e stx))) name import-bindings export-list full-links)
            (map cdr import-bindings)
            (for/list ([e (in-list export-list)] [f (in-list exports)])
              (if (and (identifier? f) (bound f))
                  (struct-copy spec (cdr (bound f)) [tag (car e)])
                  (parse-spec stx f #f))))))

;; A unit of linked units: (import tag-spec ...) (export tag ...) (link linkage ...).
(define-syntax (compound-unit stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(e imports exports) (compound-expression stx (unit-name-of stx) #'parts)]) e)]))
;; The same, with links found by the signatures.
(define-syntax (compound-unit/infer stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(e imports exports) (inferred-expression stx (unit-name-of stx) #'parts)]) e)]))
;; Defines id as a compound-unit with its signatures.
(define-syntax (define-compound-unit stx)
  (syntax-case stx ()
    [(_ id . parts)
     (checked-id? stx #'id)
     (let-values ([(e imports exports) (compound-expression stx (syntax-e #'id) #'parts)])
       (static-definition #'id e imports exports))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Defines id as a compound-unit/infer with its signatures.
(define-syntax (define-compound-unit/infer stx)
  (syntax-case stx ()
    [(_ id . parts)
     (checked-id? stx #'id)
     (let-values ([(e imports exports) (inferred-expression stx (syntax-e #'id) #'parts)])
       (static-definition #'id e imports exports))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- other signatures for a unit ----------------------------------------------------------------

;; (unit/new-import-export (import ...) (export ...) ((export-sig ...) unit-expr import-sig ...))
;; A unit with other signatures than the one it is made of: their names are matched up.
(begin-for-syntax
  (define (adapted stx parts)
    (define (specs clause word import?) (map (lambda (f) (parse-spec stx f import?)) (clause-parts stx clause word)))
    (define (check-present needed given what)
      (define have (for*/list ([s (in-list given)] [id (in-list (spec-ids s))] #:when id) id))
      (for* ([s (in-list needed)] [id (in-list (spec-ids s))] #:when id)
        (unless (for/or ([h (in-list have)]) (bound-identifier=? h id))
          (raise-syntax-error #f (format "identifier ~a is not present in ~a" (syntax-e id) what) stx))))
    (syntax-case parts ()
      [() (raise-syntax-error #f "missing import and export clauses" stx)]
      [(imports) (raise-syntax-error #f "missing export clause" stx)]
      [(imports exports) (raise-syntax-error #f "missing unit specification" stx)]
      [(imports exports ((out ...) e in ...))
       (let ([forms (lambda (l import?) (map (lambda (f) (parse-spec stx f import?)) (syntax->list l)))])
         (check-present (forms #'(in ...) #f) (specs #'imports 'import #t) "new imports")
         (check-present (specs #'exports 'export #f) (forms #'(out ...) #t) "old exports")
         (quasisyntax/loc stx
           (unit imports exports
             (define-values/invoke-unit e (import in ...) (export out ...)))))]
      [(imports exports line) (raise-syntax-error #f "bad linking line" stx #'line)]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-syntax (unit/new-import-export stx)
  (syntax-case stx () [(_ . parts) (adapted stx #'parts)]))
;; Defines id as a unit/new-import-export.
(define-syntax (define-unit/new-import-export stx)
  (syntax-case stx ()
    [(_ id imports exports . rest)
     (checked-id? stx #'id)
     (static-definition #'id (adapted stx #'(imports exports . rest))
                        (map (lambda (f) (parse-spec stx f #t)) (clause-parts stx #'imports 'import))
                        (map (lambda (f) (parse-spec stx f #f)) (clause-parts stx #'exports 'export)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (unit/s (import ...) (export ...) unit-id): the same, for a unit whose signatures are known.
(begin-for-syntax
  (define (adapted-known stx parts)
    (syntax-case parts ()
      [(imports exports id)
       (let ()
         (unless (identifier? #'id) (raise-syntax-error #f "not an identifier" stx #'id))
         (define static (lookup-unit stx #'id))
         (define (specs l)
           (for/list ([s (in-list l)])
             (if (car s) #`(tag #,(datum->syntax #'id (car s)) #,(cdr s)) (datum->syntax #'id (syntax-e (cdr s))))))
         (adapted stx #`(imports exports (#,(specs (unit-static-exports static)) id #,@(specs (unit-static-imports static))))))]
      [() (raise-syntax-error #f "missing import and export clauses" stx)]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-syntax (unit/s stx)
  (syntax-case stx () [(_ . parts) (adapted-known stx #'parts)]))
;; Defines id as a unit/s.
(define-syntax (define-unit/s stx)
  (syntax-case stx ()
    [(_ id imports exports . rest)
     (checked-id? stx #'id)
     (static-definition #'id (adapted-known stx #'(imports exports . rest))
                        (map (lambda (f) (parse-spec stx f #t)) (clause-parts stx #'imports 'import))
                        (map (lambda (f) (parse-spec stx f #f)) (clause-parts stx #'exports 'export)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- contracts ----------------------------------------------------------------------------------

(begin-for-syntax
  ;; A block SIG or (SIG [id contract] ...) -> specification of the signature, list of (id . contract)
  (define (block-parts form)
    (syntax-case form ()
      [(t tag-id block)
       (eq? 'tag (syntax-e #'t))
       (let-values ([(s members) (block-parts #'block)]) (values #`(t tag-id #,s) members))]
      [(s [id c] ...)
       (and (not (memq (syntax-e #'s) '(tag prefix rename only except))) (andmap identifier? (syntax->list #'(id ...))))
       (values #'s (map cons (syntax->list #'(id ...)) (syntax->list #'(c ...))))]
      [_ (values form '())]))
  (define (member-index stx p id)
    (or (for/first ([v (in-list (spec-ids p))] [i (in-naturals)] #:when (and v (eq? (syntax-e v) (syntax-e id)))) i)
        (raise-syntax-error #f (format "identifier not member of signature ~a" (syntax-e (spec-id p))) stx id)))
  ;; -> code for a list as unit-contract takes it
  (define (contract-blocks stx forms import?)
    #`(list
       #,@(for/list ([f (in-list forms)])
            (define-values (s members) (block-parts f))
            (define p (parse-spec stx s import?))
            (define sig (spec-signature p))
            #`(list '#,(spec-tag p) #,(signature-key sig) '#,(syntax-e (spec-id p))
                    (list #,@(for/list ([m (in-list members)])
                               #`(list '#,(syntax-e (car m)) #,(member-index stx p (car m)) #,(cdr m)))))))))

;; (unit/c (import block ...) (export block ...) [(init-depend sig ...)] body-contract ...), block as SIG or
;; (SIG [id contract] ...)
;; A contract for units whose imports and exports obey contracts.
(define-syntax (unit/c stx)
  (syntax-case stx ()
    [(_ imports exports . more)
     (syntax->list #'more)
     (let*-values ([(ins outs) (values (clause-parts stx #'imports 'import) (clause-parts stx #'exports 'export))]
                   [(depends bodies) (split-depends stx (syntax->list #'more))])
       (check-depends stx depends
                      (for/list ([f (in-list ins)]) (let-values ([(s members) (block-parts f)]) (parse-spec stx s #t))))
       #`(unit-contract #,(contract-blocks stx ins #t) #,(contract-blocks stx outs #f) '#,depends
                        (list #,@bodies) #,(name-syntax stx #f)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-unit/contract id (import block ...) (export block ...) body ...)
;; Defines id as a unit whose imports and exports obey contracts.
(define-syntax (define-unit/contract stx)
  (syntax-case stx ()
    [(_ id imports exports . body)
     (checked-id? stx #'id)
     (let ()
       (define (plain forms)
         (for/list ([f (in-list forms)])
           (define-values (s members) (block-parts f))
           (define p (parse-spec stx s #t))
           (for ([m (in-list members)]) (member-index stx p (car m)))
           s))
       (define-values (ins outs) (values (clause-parts stx #'imports 'import) (clause-parts stx #'exports 'export)))
       (define unit-parts* #`((import #,@(plain ins)) (export #,@(plain outs)) . body))
       (define-values (import-specs export-specs depends forms) (unit-parts stx unit-parts*))
       (static-definition #'id
                          #`(contract (unit/c imports exports)
                                      #,(unit-expression stx (syntax-e #'id) import-specs export-specs forms)
                                      '(unit id) (current-contract-region) 'id #f)
                          import-specs export-specs))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [(_ id . _) (checked-id? stx #'id) (raise-syntax-error #f "bad syntax" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- forms for signatures -----------------------------------------------------------------------

;; (define-signature-form (id stx) body ...) or (define-signature-form id e): in signatures (id . parts) stands for the
;; elements that the procedure returns.
(define-syntax (define-signature-form stx)
  (syntax-case stx ()
    [(_ (id arg) body0 body ...)
     (and (identifier? #'id) (identifier? #'arg))
     #'(define-syntax id (signature-form (lambda (arg) body0 body ...)))]
    [(_ id e) (identifier? #'id) #'(define-syntax id (signature-form e))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (provide-signature-elements sig ...): provides the variables and macros of the signatures.
(define-syntax (provide-signature-elements stx)
  (syntax-case stx ()
    [(_ form ...)
     (with-syntax ([((id ...) ...)
                    (for/list ([f (in-list (syntax->list #'(form ...)))])
                      (define p (parse-spec stx f #f))
                      (append (spec-ids p)
                              (for*/list ([d (in-list (append (signature-values (spec-signature p))
                                                              (signature-syntaxes (spec-signature p))))]
                                          [v (in-list (syntax->list (car (syntax-e d))))])
                                ((spec-rename p) v))))])
       #'(provide id ... ...))]))
