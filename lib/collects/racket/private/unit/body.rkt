#lang racket/base
;; racket/private/unit/body: the bodies of units, taken apart, checked, and put into the code of a unit, at compile time.
;; Layer: above unit/clauses; required for-syntax by the forms of racket/unit.

(provide unit-expression)

(require "signatures.rkt" "clauses.rkt" "../../contract/private/location.rkt" (only-in racket/list append* drop-right last)
         (for-template racket/base "runtime.rkt" (only-in "../../contract/private/apply.rkt" contract)))

;; A definition of values or, if SYNTAXES?, of macros.  ids : list of identifiers; e : its expression
(struct definition (syntaxes? ids e))

;; A variable that the unit exports.  id : its identifier in the body; box : that of the box of its value
;; contract : the contract of its signature, as it is to be written in the body, or #f
(struct export (id box contract))

;; (unit-expression stx name import-specs export-specs depends body) -> syntax of an expression for the unit of the form STX
;;   name : symbol or #f; depends : list of (tag . signature identifier); body : list of forms
(define (unit-expression stx name import-specs export-specs depends body)
  (define context (syntax-local-make-definition-context))
  (define (inside id) (internal-definition-context-introduce context id 'add))
  (define imports (map (lambda (s) (place s #f inside)) import-specs))
  (define exports (map (lambda (s) (place s #t inside)) export-specs))
  ;; macros that signatures bring are seen while the body is taken apart
  (for ([p (in-list imports)] #:when (brings-syntax? p))
    (for ([d (in-list (append (placed-aliases p) (placed-syntaxes p)))])
      (syntax-local-bind-syntaxes (car d) (cdr d) context)))
  (define forms
    (append (body-forms body context)
            (for*/list ([p (in-list exports)] [d (in-list (placed-export-forms p))]) (definition #f (car d) (cdr d)))))
  (internal-definition-context-seal context)
  (check-definitions stx forms imports exports)
  (quasisyntax/loc stx
    (let ([party (list 'unit #,(name-syntax stx name))])
      (make-unit
       (cadr party)
       (list #,@(map tag-and-key import-specs))
       (list #,@(map tag-and-key export-specs))
       (list #,@(tagged-keys depends))
       #,(start-expression forms imports exports inside #'party)))))
(define (brings-syntax? p) (pair? (signature-syntaxes (spec-signature (placed-spec p)))))

;; ---- taking apart ---------------------------------------------------------------------------------

(define stops
  (list #'begin #'define-values #'define-syntaxes #'quote #'quote-syntax #'set! #'#%plain-lambda #'case-lambda
        #'let-values #'letrec-values #'letrec-syntaxes+values #'if #'begin0 #'with-continuation-mark
        #'#%plain-app #'#%expression #'#%top #'#%variable-reference))

;; -> the forms of BODY, expanded in CONTEXT: definitions and the syntax of expressions
(define (body-forms body context)
  (define where (let ([c (syntax-local-context)] [mark (list (gensym 'unit))])
                  (if (pair? c) (cons mark c) mark)))
  (define (bound id) (syntax-local-identifier-as-binding id context))
  (let loop ([l body] [done '()])
    (cond
      [(null? l) (reverse done)]
      [else
       (define expanded (local-expand (car l) where stops context))
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
            (loop (cdr l) (cons (definition #f ids (syntax-rearm #'e expanded #t)) done)))]
         [(define-syntaxes (id ...) e)
          (let ([ids (map bound (syntax->list #'(id ...)))])
            (syntax-local-bind-syntaxes ids #'e context)
            (loop (cdr l) (cons (definition #t ids #'e) done)))]
         [_ (loop (cdr l) (cons expanded done))])])))

(define (find id l) (for/first ([i (in-list l)] #:when (bound-identifier=? i id)) i))
(define (defined-ids forms) (append* (map definition-ids (filter definition? forms))))
(define (macro-ids forms)
  (append* (for/list ([f (in-list forms)] #:when (and (definition? f) (definition-syntaxes? f))) (definition-ids f))))

;; Raises unless FORMS define each variable once, what is exported and nothing that is imported.
(define (check-definitions stx forms imports exports)
  (define defined (defined-ids forms))
  (let ([twice (check-duplicate-identifier defined)])
    (when twice (raise-syntax-error #f "variable defined twice" stx twice)))
  (for* ([p (in-list exports)] [id (in-list (placed-ids p))])
    (unless (find id defined)
      (raise-syntax-error #f (format "undefined export ~a" (syntax-e id)) stx)))
  (for* ([p (in-list imports)] [id (in-list (placed-ids p))])
    (define d (find id defined))
    (when d (raise-syntax-error #f "definition for imported identifier" stx d)))
  (for* ([id (in-list (macro-ids forms))] [p (in-list exports)])
    (for ([e (in-vector (placed-locals p))] [m (in-list (signature-entries (spec-signature (placed-spec p))))])
      (when (and (eq? 'variable (entry-kind m)) (bound-identifier=? id e))
        (raise-syntax-error #f "cannot export syntax from a unit" stx (entry-id m))))))

;; ---- putting together -----------------------------------------------------------------------------

;; -> syntax of an expression for what starts the unit, as unit/runtime has it
;; party : an expression for who answers for what is exported
(define (start-expression forms imports exports inside party)
  (define groups
    (for/list ([p (in-list exports)])
      (define ids (placed-ids p))
      (map export ids (generate-temporaries ids) (placed-contracts p))))
  (define variables (append* groups))
  (define macros (macro-ids forms))
  (define defined (defined-ids forms))
  (define ends-in-value? (and (pair? forms) (not (definition? (last forms)))))
  (define value (if ends-in-value? (last forms) #'(void)))
  (define checks (contract-checks variables defined party))
  (with-syntax ([((export-box ...) ...) (map (lambda (g) (map export-box g)) groups)]
                [(box ...) (map export-box variables)]
                [(box-name ...) (map (lambda (v) (datum->syntax #f (syntax-e (export-id v)))) variables)]
                [(import-vector ...) (generate-temporaries (map placed-spec imports))]
                [(import-value ...)
                 (for*/list ([p (in-list imports)] [d (in-list (placed-values p))])
                   #`[#,(car d) #,(cdr d)])]
                [(export-binding ...)
                 (for/list ([v (in-list variables)] #:unless (find (export-id v) macros))
                   (define value #`(read-box #,(export-box v)))
                   #`[(#,(export-id v))
                      (variable-map (quote-syntax #,(if (export-contract v) #`(exported-value #,value) value)))])]
                [(alias ...)
                 (for*/list ([p (in-list exports)] [a (in-list (placed-aliases p))])
                   #`(define-syntaxes #,(car a) #,(cdr a)))]
                [(form ...)
                 (append* (for/list ([f (in-list (if ends-in-value? (drop-right forms 1) forms))])
                            (if (definition? f) (exporting-definition f variables party) (list f))))]
                [last (if (null? checks) value #`(begin0 #,value #,@checks))])
    (with-syntax ([(import-binding ...)
                   (append (import-bindings imports (syntax->list #'(import-vector ...)) party)
                           ;; what has been expanded here has the scope of this context
                           (for*/list ([p (in-list imports)] #:when (brings-syntax? p) [a (in-list (placed-aliases p))])
                             #`[#,(map inside (car a)) #,(cdr a)])
                           (for*/list ([p (in-list imports)] [d (in-list (placed-syntaxes p))])
                             #`[#,(car d) #,(cdr d)]))])
      #'(lambda ()
          (let ([box (make-box 'box-name)] ...)
            (values
             (list (vector export-box ...) ...)
             (lambda (imports)
               (let-values ([(import-vector ...) (apply values imports)])
                 (letrec-syntaxes+values (import-binding ... export-binding ...) (import-value ...)
                   (let () alias ... form ... last))))))))))

;; What is exported under a contract is checked when the body has run: expressions for that.
(define (contract-checks variables defined party)
  (for/list ([v (in-list variables)] #:when (export-contract v))
    (define id (export-id v))
    #`(contract #,(export-contract v) (exported-value (unbox #,(export-box v))) #,party 'importers
                '#,(datum->syntax #f (syntax-e id)) #,(location-syntax (find id defined)))))

;; The definition F -> list of definitions that put what is exported of it into the boxes too
(define (exporting-definition f variables party)
  (define (variable-of id) (for/first ([v (in-list variables)] #:when (bound-identifier=? (export-id v) id)) v))
  ;; the definition that puts FROM into the box of V
  (define (fill v from)
    #`(define-values ()
        (begin
          (set-box! #,(export-box v) #,(if (export-contract v) #`(exported #,from #,party) from))
          (values))))
  (define ids (definition-ids f))
  (define e (definition-e f))
  (define exported (map variable-of ids))
  (cond
    [(definition-syntaxes? f)
     (cons #`(define-syntaxes #,ids #,e)
           (for/list ([v (in-list exported)] [id (in-list ids)] #:when v) (fill v id)))]
    [else
     (define temps (for/list ([v (in-list exported)] [id (in-list ids)]) (if v (car (generate-temporaries (list id))) id)))
     (define named
       (if (and (pair? ids) (null? (cdr ids)) (not (syntax-property e 'inferred-name)))
           (syntax-property e 'inferred-name (syntax-e (car ids)))
           e))
     (cons #`(define-values #,temps #,named)
           (for/list ([v (in-list exported)] [t (in-list temps)] #:when v) (fill v t)))]))
