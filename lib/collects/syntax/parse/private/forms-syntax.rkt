#lang racket/base
;; syntax/parse/private/forms-syntax: compile-time work of the forms: clauses, side conditions, variants.
(require "records.rkt" "pattern.rkt" "declarations.rkt" "parse-pattern.rkt" "keyword-options.rkt" "codegen.rkt"
         (for-template racket/base "keywords.rkt" "runtime.rkt"))
(provide expand-syntax-parse parse-sides parse-class-parts parse-class-form class-definition class-parser define-attributes parse-formals
         literal-set-code check-bound conventions-code stx->list)

;; ---- options that say what names in patterns mean ----

(define literals-option-table
  '((#:literals list) (#:datum-literals list) (#:literal-sets list) (#:conventions list) (#:local-conventions list)))

(define (decls-from options form #:declared [declared '()] #:lenient? [lenient? #f])
  (define local
    (for*/list ([l (in-list (option-values options '#:local-conventions))]
                [rule (in-list (parse-convention-rules
                                (or (stx->list l) (raise-syntax-error #f "expected convention rule list" form l))
                                form))])
      rule))
  (define d
    (make-decls form
                #:literals (resolve-literals (option-values options '#:literals) (option-values options '#:datum-literals)
                                             (option-values options '#:literal-sets) form)
                #:conventions (append local (parse-conventions (option-values options '#:conventions) form))
                #:colons? (not (option-given? options '#:disable-colon-notation))
                #:declared declared
                #:lenient? lenient?))
  (check-rules local)
  d)

;; Each rule must name a class and give it what it takes.
(define (check-rules rules)
  (for ([rule (in-list rules)])
    (define class (cdr rule))
    (parse-class-use #f class #f (make-decls #f) (if (identifier? class) class (car (syntax-e class))))))

;; Code that complains at run time about literals of the option #:literals that are not bound; in a finished module all
;; mostly are, so that only those which are not bound yet need it.
(define (literal-checks options form)
  (for*/list ([l (in-list (option-values options '#:literals))]
              [e (in-list (stx->list l))]
              [entry (in-value (parse-literal-entry e form))]
              #:unless (bound-already? (caddr entry) (cadddr entry)))
    `(#%app check-literal (quote-syntax ,(caddr entry)) ,(or (cadddr entry) '(#%app syntax-local-phase-level))
            (#%variable-reference) (quote-syntax ,form))))
(define (bound-already? id phase-stx)
  (define phase (and phase-stx (syntax-e phase-stx)))
  (define here (syntax-local-phase-level))
  (if phase
      (and (exact-integer? phase) (identifier-binding id phase))
      (or (identifier-binding id here) (identifier-binding id (sub1 here)))))

;; ---- clauses ----

(define side-table
  '((#:declare id class) (#:role expr) (#:fail-when expr message) (#:fail-unless expr message) (#:when expr)
    (#:with pattern expr) (#:attr attr expr) (#:and pattern) (#:post pattern) (#:do forms) (#:undo forms) (#:cut)))

;; parts after a pattern -> declared, list of (option ...) in order, rest
(define (parse-sides parts form)
  (define (refuse message at) (raise-syntax-error #f message form at))
  (define-values (sides rest)
    (parse-options parts side-table form
                   #:repeats '(#:declare #:role #:fail-when #:fail-unless #:when #:with #:attr #:and #:post #:do #:undo #:cut)))
  (let loop ([sides sides] [declared '()] [acc '()])
    (cond
      [(null? sides) (values (reverse declared) (reverse acc) rest)]
      [(eq? '#:role (car (car sides))) (refuse "#:role can only appear immediately after #:declare clause" (cadr (car sides)))]
      [(eq? '#:declare (car (car sides)))
       (define role (and (pair? (cdr sides)) (eq? '#:role (car (cadr sides))) (caddr (cadr sides))))
       (define name (caddr (car sides)))
       (define class (cadddr (car sides)))
       (unless (identifier? name) (refuse "expected identifier" name))
       (when (assoc-id name declared) (refuse "identifier previously declared" name))
       (parse-class-reference class form "expected syntax class name (possibly with parameters)")
       (loop (if role (cddr sides) (cdr sides)) (cons (list name class role) declared) acc)]
      [else (loop (cdr sides) declared (cons (car sides) acc))])))

(define (side->action side d)
  (define args (cddr side))
  (define (forms stx) (or (stx->list stx) (complain d "expected list of expressions and definitions" stx)))
  (case (car side)
    [(#:fail-when) (a:post (a:fail 'when (car args) (cadr args)))]
    [(#:fail-unless) (a:post (a:fail 'unless (car args) (cadr args)))]
    [(#:when) (a:post (a:fail 'unless (car args) ''#f))]
    [(#:with) (a:post (a:parse (parse-whole-pattern (car args) d) (cadr args)))]
    [(#:attr) (a:bind (list (cons (parse-attr-arity (car args) (decls-form d)) (cadr args))))]
    [(#:and) (parse-action-pattern (car args) d)]
    [(#:post) (a:post (parse-action-pattern (car args) d))]
    [(#:do) (a:do (forms (car args)))]
    [(#:undo) (a:undo (forms (car args)))]
    [(#:cut) (a:cut)]))

;; pattern and side conditions -> whole pattern. whole: the form to blame for attributes that sides bind again, or #f
(define (clause-pattern pattern-stx declared sides d splicing? whole)
  (define d2 (struct-copy decls d [declared declared]))
  (define main (parse-whole-pattern pattern-stx d2 splicing?))
  (for ([row (in-list declared)])
    (unless (find-attr (attr (car row) 0 #f) (attrs-of main))
      (complain d "identifier in #:declare clause does not appear in pattern" (car row))))
  (define actions (map (lambda (s) (side->action s d2)) sides))
  (define result
    (cond
      [splicing? (p:hpair main (if (null? actions) (p:end) (p:and (append actions (list (p:end))))))]
      [(null? actions) main]
      [else (p:and (cons main actions))]))
  (check-distinct (attrs-of result) (struct-copy decls d [form whole]))
  result)

;; ---- syntax-parse ----

(define parse-table
  (append '((#:context expr) (#:track-literals) (#:disable-colon-notation)) literals-option-table))

;; form: for errors; expr: what is parsed; parts: options and clauses; wrap: see this-syntax-wrapper
(define (expand-syntax-parse form expr parts wrap)
  (define-values (options clause-stxs) (parse-options parts parse-table form))
  (define d (decls-from options form))
  (define clauses
    (map (lambda (c) (parse-clause c d))
         (or (stx->list clause-stxs)
             (raise-syntax-error #f "expected sequence of clauses" form))))
  (define track? (option-given? options '#:track-literals))
  (define who (car (syntax-e form)))
  (share-pairs! (map (lambda (c) (main-of (car c))) clauses))
  (define context (option-value options '#:context #f))
  (finish-code
   (gen-syntax-parse
    (map (lambda (c)
           (cons (car c)
                 (lambda (s)
                   (define body (with-attributes (state-attrs s) `(let-values () ,@(cdr c))))
                   (if track? `(#%app track-result (quote ,who) ,body) body))))
         clauses)
    (let ([checks (literal-checks options form)])
      (if (null? checks) expr `(begin ,@checks ,expr)))
    (if context `(#%app check-context ,context) ''#t)
    wrap)
   form))
(define (main-of p)
  (if (and (p:and? p) (pair? (p:and-parts p))) (car (p:and-parts p)) p))

(define (parse-clause stx d)
  (unless (pair? (syntax-e stx)) (complain d "expected clause" stx))
  (define-values (declared sides body-stx) (parse-sides (cdr (syntax-e stx)) (decls-form d)))
  (define body (stx->list body-stx))
  (unless (pair? body) (complain d "expected non-empty clause body" stx))
  (cons (clause-pattern (car (syntax-e stx)) declared sides d #f #f) body))

;; ---- define/syntax-parse ----

;; -> code for the values, and the attributes
(define (define-attributes form pattern-stx parts)
  (define-values (declared sides rest) (parse-sides parts form))
  (unless (equal? 1 (length rest)) (raise-syntax-error #f "bad syntax" form))
  (define d (make-decls form))
  (define p (clause-pattern pattern-stx declared sides d #f #f))
  (define-values (code attrs)
    (gen-binding-parse p (car rest) '(#%app list (quote |define/syntax-parse pattern|) x)))
  (values (finish-code code form) attrs))

;; ---- syntax classes ----

(define class-table
  (append '((#:description expr) (#:transparent) (#:opaque) (#:attributes list) (#:auto-nested-attributes) (#:commit)
            (#:no-delimit-cut) (#:disable-colon-notation))
          literals-option-table))

;; -> options, variants
(define (parse-class-form form parts)
  (define-values (options rest)
    (parse-options parts class-table form #:incompatible '((#:commit #:no-delimit-cut))))
  (let loop ([tail rest])
    (define v (stx-e tail))
    (cond [(pair? v) (loop (cdr v))]
          [(null? v) (values options (stx->list rest))]
          [else (raise-syntax-error #f "bad syntax" tail)])))

(define (variant? v)
  (define parts (syntax-e v))
  (and (pair? parts) (names? (car parts) pattern)))

;; required: list of attr records with symbols as names
;; -> list of whole patterns; each must have the attributes `required`
(define (parse-variants form options rest splicing? lenient? [required '()])
  (define d (decls-from options form #:lenient? lenient?))
  (define patterns
    (for/list ([v (in-list rest)])
      (unless (variant? v) (raise-syntax-error #f "expected syntax-class variant" form v))
      (define parts (cdr (syntax-e v)))
      (unless (pair? (stx-e parts)) (raise-syntax-error #f "bad syntax" v))
      (define-values (declared sides more) (parse-sides (cdr (stx-e parts)) v))
      (unless (null? (stx-e more))
        (raise-syntax-error #f "unexpected terms after pattern directives" form
                            (if (and (or (pair? declared) (pair? sides)) (pair? (stx-e more)))
                                (car (stx-e more))
                                (datum->syntax #f more))))
      (define p (clause-pattern (car (stx-e parts)) declared sides (struct-copy decls d [form v]) splicing? form))
      (for ([r (in-list required)])
        (define found (ormap (lambda (a) (and (eq? (attr-name r) (syntax-e (attr-name a))) a)) (attrs-of p)))
        (unless found (raise-syntax-error #f (format "required attribute is not defined: ~a" (attr-name r)) v))
        (unless (eqv? (attr-depth r) (attr-depth found))
          (raise-syntax-error #f (format "attribute has wrong depth (expected ~a, found ~a)" (attr-depth r) (attr-depth found))
                              v (attr-name found))))
      p))
  (unless splicing? (share-pairs! (map main-of patterns)))
  patterns)

;; what the class exports: attr records with symbols as names
(define (exported-attrs form options rest splicing?)
  (define declared (option-value options '#:attributes #f))
  (cond
    [declared
     (define attrs
       (map (lambda (a) (parse-attr-arity a form))
            (or (stx->list declared) (raise-syntax-error #f "expected list of attribute declarations" form declared))))
     (check-distinct attrs (make-decls form))
     (map (lambda (a) (attr (syntax-e (attr-name a)) (attr-depth a) #f)) attrs)]
    [else
     (define lists (map attrs-of (parse-variants form options rest splicing? #t)))
     (define nested? (option-given? options '#:auto-nested-attributes))
     (if (null? lists)
         '()
         (for/list ([a (in-list (dedupe (car lists)))]
                    #:when (or nested? (not (regexp-match? #rx"[.]" (symbol->string (syntax-e (attr-name a))))))
                    #:when (andmap (lambda (l) (same-in? a l)) (cdr lists)))
           (attr (syntax-e (attr-name a)) (attr-depth a)
                 (andmap (lambda (l) (attr-syntax? (same-in? a l))) lists))))]))
(define (dedupe l)
  (let loop ([l l] [acc '()])
    (cond [(null? l) (reverse acc)]
          [(find-attr (car l) acc) (loop (cdr l) acc)]
          [else (loop (cdr l) (cons (car l) acc))])))
(define (same-in? a l)
  (ormap (lambda (b) (and (eq? (syntax-e (attr-name a)) (syntax-e (attr-name b))) (eqv? (attr-depth a) (attr-depth b)) b)) l))

;; the class record's parts: attributes, whether it commits, whether it delimits cuts, known description
(define (class-definition form name formals options rest splicing?)
  (define description (option-value options '#:description #f))
  (values (exported-attrs form options rest splicing?)
          (and (option-given? options '#:commit) #t)
          (not (option-given? options '#:no-delimit-cut))
          (cond
            [(not description) (symbol->string (syntax-e name))]
            [(string? (syntax-e description)) (syntax-e description)]
            [else #f])))

(define (class-parser form name formals options rest attrs splicing? wrap)
  (define description (option-value options '#:description #f))
  (define patterns
    (parse-variants form options rest splicing? #f (if (option-given? options '#:attributes) attrs '())))
  (define checks (literal-checks options form))
  (finish-code
   (gen-class-parser (if (or (null? checks) (null? patterns))
                         patterns
                         (cons (p:and (list (a:do checks) (car patterns))) (cdr patterns)))
                     attrs splicing?
                     (cond
                       [(not description) (datum->syntax #f (symbol->string (syntax-e name)))]
                       [(not (syntax-e description)) #f]
                       [else description])
                     (and (option-given? options '#:opaque) #t)
                     (and (option-given? options '#:commit) #t)
                     (not (option-given? options '#:no-delimit-cut))
                     formals wrap)
   form))

;; parts: what follows the header of a class -> what the class exports, and its patterns
(define (parse-class-parts form parts)
  (define-values (options rest) (parse-class-form form parts))
  (values (exported-attrs form options rest #f) (parse-variants form options rest #f #f)))

;; ---- literal sets and conventions ----

;; For (define-literal-set name options ... (literal ...)): what must be bound, at which phase, and the expression for the
;; record that the name is bound to.
(define (literal-set-code form parts)
  (define-values (options rest)
    (parse-options parts '((#:literal-sets list) (#:datum-literals list) (#:phase expr) (#:for-template) (#:for-syntax)
                           (#:for-label))
                   form #:incompatible '((#:phase #:for-template #:for-syntax #:for-label))))
  (define last (stx->list rest))
  (define literal-stxs (and last (= 1 (length last)) (stx->list (car last))))
  (unless literal-stxs (raise-syntax-error #f "bad syntax" form))
  (define phase
    (cond [(option-given? options '#:for-template) -1]
          [(option-given? options '#:for-syntax) 1]
          [(option-given? options '#:for-label) 'label]
          [else
           (define p (option-value options '#:phase #f))
           (unless (or (not p) (not (syntax-e p)) (exact-integer? (syntax-e p)))
             (raise-syntax-error #f "expected phase-level (exact integer or #f)" form p))
           (if p (syntax-e p) 0)]))
  (define (elements key what)
    (define l (option-value options key #'()))
    (or (stx->list l) (raise-syntax-error #f (format "expected ~a list" what) form l)))
  (define inherited
    (for*/list ([s (in-list (elements '#:literal-sets "literal-set"))]
                [e (in-list (set-entries s form))])
      (cons s e)))
  (define own
    (map (lambda (e) (list (car e) (syntax-e (car e)) (cadr e) (caddr e)))
         (append (map (lambda (l) (parse-datum-entry l form)) (elements '#:datum-literals "datum-literals"))
                 (for/list ([l (in-list literal-stxs)])
                   (when (pair? (cdddr* l)) (raise-syntax-error #f "expected literal entry" form l))
                   (parse-literal-entry l form)))))
  (check-distinct-literals (append inherited own) form "duplicate literal: ~a" eq?)
  (values
   (for/list ([e (in-list own)] #:when (eq? 'literal (caddr e))) (cadddr e))
   phase
   #`(litset (list #,@(map (lambda (row)
                            (define e (cdr row))
                            #`(list '#,(datum->syntax #f (car e)) '#,(cadr e)
                                    #,(if (eq? 'datum (cadr e))
                                          #`'#,(datum->syntax #f (caddr e))
                                          #`(quote-syntax #,(caddr e)))))
                          (append inherited own)))
             #f)))
(define (cdddr* l) (let ([parts (stx->list l)]) (if (and parts (> (length parts) 3)) (cdddr parts) '())))
(define (set-entries s form)
  (define v (and (identifier? s) (syntax-local-value s (lambda () #f))))
  (unless (litset? v) (raise-syntax-error #f "expected literal set name" form s))
  (litset-entries v))
;; phase is relative to the module; #f stands for the label phase in the messages of bindings
(define (check-bound id phase form)
  (define base (or (syntax-local-phase-level) 0))
  (when (or (eq? phase 'label) (exact-integer? phase))
    (unless (if (eq? phase 'label) (identifier-label-binding id) (identifier-binding id (+ base phase)))
      (raise-syntax-error #f (format "literal is unbound in phase ~a~a relative to the enclosing module"
                                     (if (eq? phase 'label) #f phase)
                                     (case phase [(-1) " (for-template)"] [(1) " (for-syntax)"] [(label) " (for-label)"] [else ""]))
                          form id))))

;; -> name, and the expression for the record that (define-conventions header rule ...) binds
(define (conventions-code form header rules)
  (define name (if (identifier? header) header (let ([v (syntax-e header)]) (and (pair? v) (car v)))))
  (unless (identifier? name) (raise-syntax-error #f "expected name or name with formal parameters" form header))
  (define formals (and (not (identifier? header)) (datum->syntax header (cdr (syntax-e header)))))
  (when formals (parse-formals formals form))
  (define parsed (parse-convention-rules rules form))
  (check-rules parsed)
  (values name
          #`(conventions (list #,@(map (lambda (r) #`(cons (quote-syntax #,(car r)) (quote-syntax #,(cdr r)))) parsed))
                         #,(if formals #`(quote-syntax #,formals) #'#f))))
