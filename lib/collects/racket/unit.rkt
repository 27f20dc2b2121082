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

(require "private/unit/runtime.rkt"
         (only-in racket/contract/base contract ->) (only-in "contract/private/apply.rkt" current-contract-region)
         "private/unit/words.rkt"
         (for-syntax racket/base racket/struct-info (only-in racket/list last drop-right)
                     "private/unit/signatures.rkt" "private/unit/elements.rkt"
                     "private/unit/clauses.rkt" "private/unit/contract-forms.rkt"
                     "contract/private/location.rkt"))

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
      (raise-syntax-error #f (if (pair? (syntax-e elements))
                                 "bad syntax (illegal use of `.')"
                                 "expected syntax matching (sig-expr ...)")
                          stx elements))
    (signature-definition stx id parent (syntax->list elements)))
  (syntax-case stx ()
    [(_ id elements) (begin (check-id stx #'id) (with-elements #'id #f #'elements))]
    [(_ id word parent elements)
     (and (identifier? #'id) (identifier? #'word) (eq? 'extends (syntax-e #'word)))
     (with-elements #'id #'parent #'elements)]
    [_ (expected)]))

;; ---- units --------------------------------------------------------------------------------------

(begin-for-syntax
  (define (checked-id? stx id) (check-id stx id) #t)

  ;; the symbol that the unit STX is named by, or #f where its place is the name
  (define (unit-name-of stx)
    (define property (syntax-property stx 'inferred-name))
    (define name (or property (syntax-local-name)))
    (cond [(identifier? name) (syntax-e name)] [else (and (symbol? name) name)]))

  (define unit-stops
    (list #'begin #'define-values #'define-syntaxes #'quote #'quote-syntax #'set! #'#%plain-lambda #'case-lambda
          #'let-values #'letrec-values #'letrec-syntaxes+values #'if #'begin0 #'with-continuation-mark
          #'#%plain-app #'#%expression #'#%top #'#%variable-reference))

  ;; the expression of a unit
  (define (unit-expression stx name import-specs export-specs depends body)
    (define context (syntax-local-make-definition-context))
    (define where (let ([c (syntax-local-context)] [mark (list (gensym 'unit))])
                    (if (pair? c) (cons mark c) mark)))
    (define (inside id) (internal-definition-context-introduce context id 'add))
    (define imports (map (lambda (s) (place s #f inside)) import-specs))
    (define exports (map (lambda (s) (place s #t inside)) export-specs))
    ;; macros that signatures bring are seen while the body is taken apart
    (define (brings-syntax? p) (pair? (signature-syntaxes (spec-signature (placed-spec p)))))
    (for ([p (in-list imports)] #:when (brings-syntax? p))
      (for ([d (in-list (append (placed-aliases p) (placed-syntaxes p)))])
        (syntax-local-bind-syntaxes (car d) (cdr d) context)))
    (define (bound id) (syntax-local-identifier-as-binding id context))
    ;; -> list of forms: (define-values ids e), (define-syntaxes ids e) or expressions
    (define forms
      (let loop ([l body] [done '()])
        (cond
          [(null? l)
           (append (reverse done)
                   (for*/list ([p (in-list exports)] [d (in-list (placed-export-forms p))])
                     (list 'values (car d) (cdr d))))]
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
              (let ([ids (map bound (syntax->list #'(id ...)))])
                (syntax-local-bind-syntaxes ids #f context)
                (loop (cdr l) (cons (list 'values ids (syntax-rearm #'e expanded #t)) done)))]
             [(define-syntaxes (id ...) e)
              (let ([ids (map bound (syntax->list #'(id ...)))])
                (syntax-local-bind-syntaxes ids #'e context)
                (loop (cdr l) (cons (list 'syntaxes ids #'e) done)))]
             [_ (loop (cdr l) (cons expanded done))])])))
    (internal-definition-context-seal context)
    (define defined
      (apply append (map (lambda (f) (if (pair? f) (cadr f) '())) forms)))
    (define (find id l) (for/first ([i (in-list l)] #:when (bound-identifier=? i id)) i))
    (let ([twice (check-duplicate-identifier defined)])
      (when twice (raise-syntax-error #f "variable defined twice" stx twice)))
    ;; exports: identifier inside -> box
    (define exported (apply append (map placed-ids exports)))
    (for ([id (in-list exported)])
      (unless (find id defined)
        (raise-syntax-error #f (format "undefined export ~a" (syntax-e id)) stx)))
    ;; imported names are not defined here
    (for* ([p (in-list imports)] [id (in-list (placed-ids p))])
      (define d (find id defined))
      (when d (raise-syntax-error #f "definition for imported identifier" stx d)))
    (for* ([f (in-list forms)] #:when (and (pair? f) (eq? 'syntaxes (car f))) [id (in-list (cadr f))] [p (in-list exports)])
      (for ([e (in-vector (placed-locals p))] [m (in-list (signature-entries (spec-signature (placed-spec p))))])
        (when (and (eq? 'variable (entry-kind m)) (bound-identifier=? id e))
          (raise-syntax-error #f "cannot export syntax from a unit" stx (entry-id m)))))
    (define boxes (generate-temporaries exported))
    (define party (car (generate-temporaries '(party))))
    ;; the contracts of what is exported, or #f, as they are to be written here
    (define contracts (apply append (map placed-contracts exports)))
    (define-values (macro-ids)
      (apply append (map (lambda (f) (if (and (pair? f) (eq? 'syntaxes (car f))) (cadr f) '())) forms)))
    (define (fill id from)
      (for/first ([e (in-list exported)] [b (in-list boxes)] [c (in-list contracts)]
                  #:when (bound-identifier=? e id))
        (if c #`(set-box! #,b (exported #,from #,party)) #`(set-box! #,b #,from))))
    ;; what has a contract is checked when the body has run
    (define checks
      (for/list ([e (in-list exported)] [b (in-list boxes)] [c (in-list contracts)] #:when c)
        #`(contract #,c (exported-value (unbox #,b)) #,party 'importers '#,(datum->syntax #f (syntax-e e))
                    #,(location-syntax (find e defined)))))
    (define ends-in-value? (and (pair? forms) (not (pair? (last forms)))))
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
                  [(box-name ...) (map (lambda (id) (datum->syntax #f (syntax-e id))) exported)]
                  [(import-vector ...) import-vectors]
                  [((export-box ...) ...)
                   (let loop ([s export-specs] [b boxes])
                     (if (null? s)
                         '()
                         (let ([n (length (spec-ids (car s)))])
                           (cons (for/list ([i (in-range n)] [x (in-list b)]) x)
                                 (loop (cdr s) (list-tail b n))))))]
                  [(import-binding ...)
                   (append (import-bindings imports import-vectors party)
                           ;; what has been expanded here has the scope of this context
                           (for*/list ([p (in-list imports)] #:when (brings-syntax? p) [a (in-list (placed-aliases p))])
                             #`[#,(map inside (car a)) #,(cdr a)])
                           (for*/list ([p (in-list imports)] [d (in-list (placed-syntaxes p))])
                             #`[#,(car d) #,(cdr d)]))]
                  [(import-value ...)
                   (for*/list ([p (in-list imports)] [d (in-list (placed-values p))])
                     #`[#,(car d) #,(cdr d)])]
                  [(export-binding ...)
                   (for/list ([id (in-list exported)] [b (in-list boxes)] [c (in-list contracts)]
                              #:unless (find id macro-ids))
                     (define value #`(read-box #,b))
                     #`[(#,id) (variable-map (quote-syntax #,(if c #`(exported-value #,value) value)))])]
                  [(alias ...)
                   (for*/list ([p (in-list exports)] [a (in-list (placed-aliases p))])
                     #`(define-syntaxes #,(car a) #,(cdr a)))]
                  [(form ...) (apply append (map define-form (if ends-in-value? (drop-right forms 1) forms)))]
                  [(last ...)
                   (let ([value (if ends-in-value? (last forms) #'(void))])
                     (list (if (null? checks) value #`(begin0 #,value #,@checks))))])
      (quasisyntax/loc stx
        (let ([#,party (list 'unit #,(name-syntax stx name))])
          (make-unit
           (cadr #,party)
           (list #,@(map tag-and-key import-specs))
           (list #,@(map tag-and-key export-specs))
           (list #,@(tagged-keys depends))
           (lambda ()
             (let ([box (make-box 'box-name)] ...)
               (values
                (list (vector export-box ...) ...)
                (lambda (imports)
                  (let-values ([(import-vector ...) (apply values imports)])
                    (letrec-syntaxes+values (import-binding ... export-binding ...) (import-value ...)
                      (let () alias ... form ... last ...))))))))))))

  ;; code for a list of (tag . signature identifier)
  (define (tagged-ids l) #`(list #,@(map (lambda (t) #`(cons '#,(car t) (quote-syntax #,(cdr t)))) l)))
  (define (static-specs specs) (tagged-ids (map (lambda (s) (cons (spec-tag s) (spec-id s))) specs))))

;; A unit: (import sig ...), (export sig ...), perhaps (init-depend sig ...), then definitions and expressions.
(define-syntax (unit stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts)])
       (syntax-protect (unit-expression stx (unit-name-of stx) imports exports depends body)))]))

(begin-for-syntax
  ;; definition of ID as a unit, with what is known of it
  (define (static-definition id e imports exports depends)
    (with-syntax ([(value) (generate-temporaries (list id))])
      #`(begin
          (define value #,(if (syntax-property e 'inferred-name) e (syntax-property e 'inferred-name (syntax-e id))))
          (define-syntax #,id
            (unit-static (quote-syntax value) #,(static-specs imports) #,(static-specs exports)
                         #,(tagged-ids depends)))))))

;; (define-unit id (import sig ...) (export sig ...) body ...)
;; Defines id as a unit, with its signatures for the forms that infer links.
(define-syntax (define-unit stx)
  (syntax-case stx ()
    [(_ id . parts)
     (checked-id? stx #'id)
     (let-values ([(imports exports depends body) (unit-parts stx #'parts)])
       (static-definition #'id (quasisyntax/loc stx (unit/named #,stx id . parts)) imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name, import clause, and export clause" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; (unit/named form id . parts): the unit named id that PARTS, of the form, tell.
(define-syntax (unit/named stx)
  (syntax-case stx ()
    [(_ form id . parts)
     (let-values ([(imports exports depends body) (unit-parts #'form #'parts)])
       (unit-expression #'form (syntax-e #'id) imports exports depends body))]))

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
        #`(let ([unit-tmp e])
            (check-fits 'define-unit-binding unit-tmp
                        (list #,@(map tag-and-key imports)) (list #,@(map tag-and-key exports)))
            unit-tmp)
        imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name, unit expression, import clause, and export clause" stx)]
    [(_ id) (raise-syntax-error #f "missing expression, import and export clauses" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (unit-from-context sig), (define-unit-from-context id sig)
;; A unit that exports, by the signature, the names around it.
(begin-for-syntax
  ;; expressions for what goes into the boxes of S, where its names are those around
  (define (context-values s)
    (for/list ([id (in-list (spec-ids s))] [c (in-list (signature-contracts (spec-signature s)))])
      (if c #`(exported #,id '(unit u)) id)))
  (define (context-unit stx form name)
    (define s (parse-spec stx form #f))
    (with-syntax ([(tmp ...) (generate-temporaries (spec-ids s))]
                  [(box-name ...) (map (lambda (id) (datum->syntax #f (syntax-e id))) (spec-ids s))]
                  [(id ...) (context-values s)]
                  [key (tag-and-key s)])
      #`(make-unit '#,name '() (list key) '()
                   (lambda ()
                     (let ([tmp (make-box 'box-name)] ...)
                       (values (list (vector tmp ...))
                               (lambda (imports) (set-box! tmp id) ... (void)))))))))
(define-syntax (unit-from-context stx)
  (syntax-case stx ()
    [(_ s) (context-unit stx #'s (unit-name-of stx))]
    [(_) (raise-syntax-error #f "missing export-spec" stx)]
    [_ (raise-syntax-error #f "nothing is permitted after export-spec" stx)]))
;; Defines id as a unit that exports, by signature s, the names around it.
(define-syntax (define-unit-from-context stx)
  (syntax-case stx ()
    [(_ id s)
     (checked-id? stx #'id)
     (static-definition #'id (context-unit stx #'s (syntax-e #'id)) '() (list (parse-spec stx #'s #f)) '())]
    [(_ id) (raise-syntax-error #f "missing export-spec" stx)]
    [(_) (raise-syntax-error #f "missing unit name and signature" stx)]
    [_ (raise-syntax-error #f "nothing is permitted after export-spec" stx)]))

;; ---- invoking -----------------------------------------------------------------------------------

(begin-for-syntax
  ;; expression for what the specs supply from the definitions around
  (define (supplies specs)
    (for/list ([s (in-list specs)])
      #`(cons #,(tag-and-key s) (import-boxes #,@(context-values s)))))
  (define (import-specs-of stx clause) (map (lambda (f) (parse-spec stx f #f)) (clause-parts stx clause 'import)))

  ;; definitions of what the unit of expression E exports by SPECS, whose forms are FORMS
  (define (invoking-definitions stx who e imports exports [forms (map spec-id exports)])
    (define vectors (generate-temporaries exports))
    (define ids (for*/list ([s (in-list exports)] [id (in-list (spec-ids s))] #:when id) id))
    (define twice (check-duplicate-identifier ids))
    (when twice
      (raise-syntax-error #f (format "duplicate binding for ~a" (syntax-e twice))
                          (datum->syntax #f (list* 'define-values/invoke-unit/core e forms) stx)))
    (define placed (map (lambda (s) (place s #f)) exports))
    (with-syntax ([(id ...) (apply append (map placed-ids placed))]
                  [(vector ...) vectors]
                  [(binding ...) (import-bindings placed vectors #'(current-contract-region))]
                  [(extra ...)
                   (append (for*/list ([p (in-list placed)]
                                       [d (in-list (append (placed-aliases p) (placed-syntaxes p)))])
                             #`(define-syntaxes #,(car d) #,(cdr d)))
                           (for*/list ([p (in-list placed)] [d (in-list (placed-values p))])
                             #`(define-values #,(car d) #,(cdr d))))])
      #`(begin
          (define-values (id ...)
            (let-values ([(vector ...)
                          (let ([unit-tmp #,e])
                            (invoked-exports '#,who unit-tmp (list #,@(supplies imports))
                                             (list #,@(map tag-and-key exports))))])
              (letrec-syntaxes+values (binding ...) ()
                (values id ...))))
          extra ...))))
;; -> the vectors of what the unit exports by the keys WANTED, when its body has run
(define (invoked-exports who u supplied wanted)
  (define-values (vectors run) (invoke-linked who u supplied wanted))
  (run)
  (apply values vectors))

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
    [(_ e (i . imports) (x . exports))
     (and (identifier? #'i) (eq? 'import (syntax-e #'i)) (identifier? #'x) (eq? 'export (syntax-e #'x)))
     (let ([forms (clause-parts stx #'(x . exports) 'export)])
       (invoking-definitions stx 'define-values/invoke-unit #'e (import-specs-of stx #'(i . imports))
                             (map (lambda (f) (parse-spec stx f #t)) forms) forms))]
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
      [(head id ...)
       (let* ([units (for/list ([id (in-list (syntax->list #'(id ...)))]) (lookup-unit stx id))]
              [_ (when (null? units) (raise-syntax-error #f "no units in link clause" stx))]
              [exports (apply append (map unit-static-exports units))]
              [provided? (lambda (i) (for/or ([e (in-list exports)]) (satisfies? stx e i)))]
              [imports (let loop ([l (apply append (map unit-static-imports units))] [seen '()])
                         (cond [(null? l) (reverse seen)]
                               [(or (provided? (car l)) (for/or ([s (in-list seen)]) (satisfies? stx s (car l))))
                                (loop (cdr l) seen)]
                               [else (loop (cdr l) (cons (car l) seen))]))])
         (let-values ([(e in-specs out-specs depends)
                       (inferred-expression stx (unit-name-of stx)
                                            #`((import #,@(tagged-forms imports)) (export #,@(tagged-forms exports))
                                               (link id ...)))])
           (values e imports exports)))]
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
                   [locals (map (lambda (id) (datum->syntax ctx (syntax-e id) id)) (spec-locals s))]))))

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
                                  (raise-syntax-error #f (format "no subunit exports signature ~a" (syntax->datum f)) stx f))
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
  ;; sig or (tag t sig) -> spec: no names are changed where units are linked
  (define (plain-spec stx form)
    (define-values (tag id) (parse-tagged stx form))
    (check-id stx id)
    (parse-spec stx form #f))
  ;; (id : sig), (id : (tag t sig)) -> link identifier, spec
  (define (link-binding stx form)
    (unless (syntax->list form) (raise-syntax-error #f "bad syntax (not a list)" stx form))
    (syntax-case form ()
      [(id colon s)
       (and (identifier? #'id) (identifier? #'colon) (eq? ': (syntax-e #'colon)))
       (values #'id (plain-spec stx #'s))]
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
    (unless l
      (raise-syntax-error #f (if (pair? (syntax-e line)) "bad syntax (illegal use of `.')" "bad linking line") stx line))
    (when (null? l) (raise-syntax-error #f "bad linking line" stx line))
    (define bindings (syntax->list (car l)))
    (unless bindings (raise-syntax-error #f "bad export list" stx (car l)))
    (when (null? (cdr l)) (raise-syntax-error #f "missing unit expression" stx line))
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
       (for/list ([r (in-list refs)]) (if (car r) (datum->syntax #f (list 'tag (car r) (cdr r)) (cdr r)) (cdr r)))))
    (for ([l (in-list links)]) (check-references (caddr l)))
    (check-references exports)
    (for ([e (in-list exports)])
      (when (memq (known (cdr e)) imports) (raise-syntax-error #f "cannot directly export an import" stx (cdr e))))
    (define variables (map cons bound (generate-temporaries (map car bound))))
    (define (linkage-of id) (cdr (assq (known id) variables)))
    (quasisyntax/loc stx
      (let (#,@(for/list ([v (in-list variables)])
                 (define-values (id s) (values (caar v) (cdar v)))
                 #`[#,(cdr v) (linkage '#,(datum->syntax #f (syntax-e id)) #,(tag-and-key s))]))
        (link-units
         '#,who #,(name-syntax stx name)
         (list #,@(for/list ([i (in-list imports)]) (linkage-of (car i))))
         (list #,@(for/list ([e (in-list exports)])
                    (define s (cdr (known (cdr e))))
                    #`(list (cons '#,(car e) #,(signature-key (spec-signature s))) #,(linkage-of (cdr e)))))
         (list #,@(for/list ([l (in-list links)])
                    #`(list #,(car l)
                            (list #,@(for/list ([b (in-list (cadr l))]) (linkage-of (car b))))
                            (list #,@(for/list ([r (in-list (caddr l))])
                                       #`(cons '#,(car r) #,(linkage-of (cdr r))))))))))))

  ;; the import, export and link clauses, in any order -> the contents of each
  (define (compound-parts stx parts)
    (define l (proper-list stx parts))
    (define (clauses word)
      (filter (lambda (c) (syntax-case c () [(k . _) (and (identifier? #'k) (eq? word (syntax-e #'k)))] [_ #f])) l))
    (define (contents word twice)
      (define found (clauses word))
      (when (null? found) (raise-syntax-error #f (format "missing ~a clause" word) stx))
      (when (pair? (cdr found)) (raise-syntax-error #f (format "~a ~a clauses" twice word) stx (cadr found)))
      (clause-parts stx (car found) word))
    (define known (append (clauses 'import) (clauses 'export) (clauses 'link)))
    (for ([c (in-list l)])
      (unless (memq c known)
        (syntax-case c ()
          [(k . _) (identifier? #'k) (raise-syntax-error #f "bad compound-unit clause keyword" stx #'k)]
          [_ (raise-syntax-error #f "expected import, export, or link clause" stx c)])))
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
    (values (linking-expression stx (syntax-e (car (syntax-e stx))) name import-specs export-list link-list)
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
    (define (fresh s) ((make-syntax-introducer) (datum->syntax #f (syntax-e (spec-id s)) stx)))
    (define (binding f) (let-values ([(id s) (link-binding stx f)]) (cons id s)))
    (define (import-binding f)
      (syntax-case f ()
        [(id colon sig) (and (identifier? #'colon) (eq? ': (syntax-e #'colon))) (binding f)]
        [(k . _) (eq? 'tag (syntax-e #'k)) (let ([s (plain-spec stx f)]) (cons (fresh s) s))]
        [id (identifier? #'id) (let ([s (plain-spec stx f)]) (cons (fresh s) s))]
        [_ (raise-syntax-error #f "expected syntax matching <identifier> or (<identifier> : <identifier>)" stx f)]))
    (define import-bindings (map import-binding imports))
    ;; per link: unit identifier, bindings, explicit references
    (define link-list
      (for/list ([l (in-list links)])
        (define-values (bindings unit refs)
          (if (identifier? l)
              (values '() l '())
              (let-values ([(bindings unit refs) (line-parts stx l)])
                (values (map binding bindings) unit refs))))
        (define static (lookup-unit stx unit))
        (for ([b (in-list bindings)])
          (define named (cons (spec-tag (cdr b)) (spec-id (cdr b))))
          (unless (for/or ([e (in-list (unit-static-exports static))]) (satisfies? stx e named))
            (raise-syntax-error #f "this export is not supplied by the given unit" stx (car b))))
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
    (define (infer wanted at refs [none #f] [several #f])
      (define explicit (for/first ([r (in-list refs)] #:when (refers? r wanted)) r))
      (define found (filter (lambda (b) (satisfies? stx (cons #f (named b)) (cons #f (cdr wanted)))) available))
      (define (text) (if (car wanted) (format "(tag ~a ~a)" (car wanted) (syntax-e (cdr wanted)))
                         (format "untagged ~a" (syntax-e (cdr wanted)))))
      (cond
        [explicit explicit]
        [(null? found) (raise-syntax-error #f (or none (format "no linkages satisfy ~a import" (text))) stx at)]
        [(pair? (cdr found))
         (raise-syntax-error #f (or several (format "multiple linkages satisfy ~a import" (text))) stx at)]
        [else (cons (car wanted) (caar found))]))
    ;; what is found for one import does for later ones that it satisfies
    (define full-links
      (for/list ([l (in-list link-list)])
        (define refs
          (for/fold ([refs (caddr l)]) ([i (in-list (unit-static-imports (cadddr l)))]
                                        #:unless (for/or ([r (in-list refs)]) (refers? r i)))
            (append refs (list (infer i (car l) refs)))))
        (list (car l) (cadr l) refs)))
    ;; the imports of the whole that units depend on; others are of earlier units
    (define depends
      (let loop ([ls full-links] [statics (map cadddr link-list)] [earlier import-bindings] [depends '()])
        (if (null? ls)
            (reverse depends)
            (loop (cdr ls) (cdr statics) (append (cadar ls) earlier)
                  (for*/fold ([depends depends]) ([d (in-list (unit-static-depends (car statics)))]
                                                  [r (in-list (caddar ls))] #:when (refers? r d))
                    (define b (bound (cdr r)))
                    (unless (memq b earlier)
                      (raise-syntax-error #f "unit depends on initialization of later unit" stx (cdr r)))
                    (if (memq b import-bindings) (cons (cons (spec-tag (cdr b)) (cdr d)) depends) depends))))))
    ;; exports name a linkage or a signature -> list of (tag . link), list of specs
    (define-values (export-list export-specs)
      (for/lists (refs specs) ([f (in-list exports)])
        (define-values (tag id) (parse-tagged stx f))
        (define b (and (identifier? id) (bound id)))
        (define s (struct-copy spec (if b (cdr b) (parse-spec stx id #f)) [tag tag]))
        (values (if b
                    (cons tag id)
                    (infer (cons tag (spec-id s)) id '()
                           "no sub unit exports this signature" "multiple sub units export this signature"))
                s)))
    (values (linking-expression stx (syntax-e (car (syntax-e stx))) name import-bindings export-list full-links)
            (map cdr import-bindings)
            export-specs
            depends)))

;; A unit of linked units: (import tag-spec ...) (export tag ...) (link linkage ...).
(define-syntax (compound-unit stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(e imports exports) (compound-expression stx (unit-name-of stx) #'parts)]) e)]))
;; The same, with links found by the signatures.
(define-syntax (compound-unit/infer stx)
  (syntax-case stx ()
    [(_ . parts)
     (let-values ([(e imports exports depends) (inferred-expression stx (unit-name-of stx) #'parts)]) e)]))
;; Defines id as a compound-unit with its signatures.
(define-syntax (define-compound-unit stx)
  (syntax-case stx ()
    [(_ id . parts)
     (checked-id? stx #'id)
     (let-values ([(e imports exports) (compound-expression stx (syntax-e #'id) #'parts)])
       (static-definition #'id e imports exports '()))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
;; Defines id as a compound-unit/infer with its signatures.
(define-syntax (define-compound-unit/infer stx)
  (syntax-case stx ()
    [(_ id . parts)
     (checked-id? stx #'id)
     (let-values ([(e imports exports depends) (inferred-expression stx (syntax-e #'id) #'parts)])
       (static-definition #'id e imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- other signatures for a unit ----------------------------------------------------------------

;; (unit/new-import-export (import ...) (export ...) ((export-sig ...) unit-expr import-sig ...))
;; A unit with other signatures than the one it is made of: their names are matched up.
(begin-for-syntax
  ;; -> the specifications of the import and export clauses, with which PARTS begins, and what init-depend tells
  (define (adapted-specs stx parts)
    (define l (syntax->list parts))
    (define imports (map (lambda (f) (parse-spec stx f #t)) (clause-parts stx (car l) 'import)))
    (define-values (depends units) (split-depends stx (cddr l)))
    (values imports
            (map (lambda (f) (parse-spec stx f #f)) (clause-parts stx (cadr l) 'export))
            (depends-of stx depends imports)))
  (define (adapted stx parts name)
    (define (specs clause word import?) (map (lambda (f) (parse-spec stx f import?)) (clause-parts stx clause word)))
    (define (check-present needed given what)
      (define have (for*/list ([s (in-list given)] [id (in-list (spec-ids s))] #:when id) id))
      (for* ([s (in-list needed)] [id (in-list (spec-ids s))] #:when id)
        (unless (for/or ([h (in-list have)]) (bound-identifier=? h id))
          (raise-syntax-error #f (format "identifier ~a is not present in ~a" (syntax-e id) what) stx))))
    (define l (proper-list stx parts))
    (when (null? l) (raise-syntax-error #f "missing import and export clauses" stx))
    (when (null? (cdr l)) (raise-syntax-error #f "missing export clause" stx))
    (define-values (imports exports) (values (car l) (cadr l)))
    (define-values (depends lines) (split-depends stx (cddr l)))
    (when (null? lines) (raise-syntax-error #f "missing unit specification" stx))
    (unless (null? (cdr lines)) (raise-syntax-error #f "expects a single unit specification" stx))
    (define line (syntax->list (car lines)))
    (unless (pair? line) (raise-syntax-error #f "bad linking line" stx (car lines)))
    (define outs (syntax->list (car line)))
    (unless outs (raise-syntax-error #f "bad export list" stx (car line)))
    (when (null? (cdr line)) (raise-syntax-error #f "missing unit expression" stx (car lines)))
    (define ins (cddr line))
    (define in-specs (map (lambda (f) (parse-spec stx f #f)) ins))
    (define out-specs (map (lambda (f) (parse-spec stx f #t)) outs))
    (check-present in-specs (specs imports 'import #t) "new imports")
    (check-present (specs exports 'export #f) out-specs "old exports")
    (quasisyntax/loc stx
      (let ([unit-tmp #,(cadr line)])
        (check-fits '#,(syntax-e (car (syntax-e stx))) unit-tmp
                    (list #,@(map tag-and-key in-specs)) (list #,@(map tag-and-key out-specs)))
        #,(syntax-property
           (quasisyntax/loc stx
             (unit #,imports #,exports (init-depend #,@depends)
               (define-values/invoke-unit unit-tmp (import #,@ins) (export #,@outs))))
           'inferred-name name)))))
(define-syntax (unit/new-import-export stx)
  (syntax-case stx () [(_ . parts) (adapted stx #'parts (unit-name-of stx))]))
;; Defines id as a unit/new-import-export.
(define-syntax (define-unit/new-import-export stx)
  (syntax-case stx ()
    [(_ id . parts)
     (checked-id? stx #'id)
     (let ([e (adapted stx #'parts (syntax-e #'id))])
       (define-values (imports exports depends) (adapted-specs stx #'parts))
       (static-definition #'id e imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name, import clause, and export clause" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (unit/s (import ...) (export ...) unit-id): the same, for a unit whose signatures are known.
(begin-for-syntax
  (define (adapted-known stx parts name)
    (define l (proper-list stx parts))
    (when (null? l) (raise-syntax-error #f "missing import and export clauses" stx))
    (when (null? (cdr l)) (raise-syntax-error #f "missing export clause" stx))
    (define-values (depends units) (split-depends stx (cddr l)))
    (unless (and (pair? units) (null? (cdr units)))
      (raise-syntax-error #f "bad syntax" (datum->syntax #f (list* (car l) (cadr l) (cons 'init-depend depends) units) stx)))
    (define id (car units))
    (define static (lookup-unit stx id))
    (define (specs l)
      (for/list ([s (in-list l)])
        (if (car s) #`(tag #,(datum->syntax id (car s)) #,(cdr s)) (datum->syntax id (syntax-e (cdr s))))))
    (adapted stx
             #`(#,(car l) #,(cadr l) (init-depend #,@depends)
                (#,(specs (unit-static-exports static)) #,id #,@(specs (unit-static-imports static))))
             name)))
(define-syntax (unit/s stx)
  (syntax-case stx () [(_ . parts) (adapted-known stx #'parts (unit-name-of stx))]))
;; Defines id as a unit/s.
(define-syntax (define-unit/s stx)
  (syntax-case stx ()
    [(_ id . parts)
     (checked-id? stx #'id)
     (let ([e (adapted-known stx #'parts (syntax-e #'id))])
       (define-values (imports exports depends) (adapted-specs stx #'parts))
       (static-definition #'id e imports exports depends))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- contracts ----------------------------------------------------------------------------------

;; (unit/c (import block ...) (export block ...) [(init-depend sig ...)] [body-contract]), block as SIG or
;; (SIG [id contract] ...), body-contract as CONTRACT or (values CONTRACT ...)
;; A contract for units whose imports and exports obey contracts, which can mention the variables of their signatures,
;; and perhaps what their bodies return.
(define-syntax (unit/c stx)
  (syntax-case stx ()
    [(_ imports exports . more)
     (syntax->list #'more)
     (contract-expression stx #'imports #'exports (syntax->list #'more) #f)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-unit/contract id (import block ...) (export block ...) [(init-depend sig ...)] [#:invoke/contract contract]
;;   body ...)
;; Defines id as a unit whose imports and exports obey contracts, and perhaps what its body returns.
(define-syntax (define-unit/contract stx)
  (syntax-case stx ()
    [(_ id imports exports . more)
     (syntax->list #'more)
     (let ()
       (checked-id? stx #'id)
       (define (plain clause word)
         (cons word (map (lambda (f) (block-spec stx f)) (clause-parts stx clause word))))
       (define all (syntax->list #'more))
       (define-values (depend-forms after) (split-depends stx all))
       (define depend-clause (if (eq? after all) '() (list (car all))))
       (define-values (invoke body)
         (syntax-case after ()
           [(k c e ...) (eq? '#:invoke/contract (syntax-e #'k)) (values (list #'c) #'(e ...))]
           [_ (values '() after)]))
       (define parts #`(#,(plain #'imports 'import) #,(plain #'exports 'export) #,@depend-clause . #,body))
       (define-values (import-specs export-specs depends forms) (unit-parts stx parts))
       (static-definition
        #'id
        #`(contract #,(contract-expression stx #'imports #'exports (append depend-clause invoke) (syntax-e #'id))
                    (unit/named #,stx id . #,parts)
                    '(unit id) (current-contract-region) 'id #f)
        import-specs export-specs depends))]
    [(_) (raise-syntax-error #f "missing unit name" stx)]
    [(_ id . _) (checked-id? stx #'id) (raise-syntax-error #f "bad syntax" stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- forms for signatures -----------------------------------------------------------------------

;; (define-signature-form (id stx) body ...+)
;; (define-signature-form (id stx introduce) body ...+)
;; (define-signature-form id e)
;; In signatures (id . parts) stands for the elements that the procedure returns as a list; introduce is for it what
;; syntax-local-introduce is for macros.
(define-syntax (define-signature-form stx)
  (syntax-case stx ()
    [(_ (id arg) body0 body ...)
     (and (identifier? #'id) (identifier? #'arg))
     #'(define-syntax id (signature-form (lambda (arg) body0 body ...)))]
    [(_ (id arg introduce) body0 body ...)
     (and (identifier? #'id) (identifier? #'arg) (identifier? #'introduce))
     #'(define-syntax id (signature-form (lambda (arg) (let ([introduce syntax-local-introduce]) body0 body ...))))]
    [(_ id e) (identifier? #'id) #'(define-syntax id (signature-form e))]
    [_ (raise-syntax-error #f (string-append "bad syntax\n  expected one of:\n   (define-signature-form (id id) expr ...)\n"
                                             "   (define-signature-form (id id id) expr ...)\n"
                                             "   (define-signature-form id proc-expr)")
                           stx)]))

;; (provide-signature-elements sig ...): provides the variables and macros of the signatures.
(define-syntax (provide-signature-elements stx)
  (syntax-case stx ()
    [(_ form ...)
     (with-syntax ([((id ...) ...)
                    (for/list ([f (in-list (syntax->list #'(form ...)))])
                      (define p (parse-spec stx f #t))
                      (for/list ([id (in-list (spec-locals p))]
                                 [m (in-list (signature-entries (spec-signature p)))]
                                 #:when (and id (memq (entry-kind m) '(variable definition))))
                        id))])
       (syntax/loc stx (provide id ... ...)))]))
