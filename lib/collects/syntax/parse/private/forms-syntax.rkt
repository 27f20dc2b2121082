#lang racket/base
;; syntax/parse/private/forms-syntax: compile-time work of the forms: clauses, side conditions, variants.
(require "records.rkt" "pattern.rkt" "parse-pattern.rkt" "keyword-options.rkt" "codegen.rkt" racket/private/patvar
         (for-template racket/base "keywords.rkt"))
(provide expand-syntax-parse parse-class-form class-definition class-parser define-attributes
         conventions-of literals-option-table stx->list parse-variants)

(define (stx->list v)
  (let ([v (if (syntax? v) (syntax-e v) v)])
    (cond [(null? v) '()]
          [(pair? v) (let ([rest (stx->list (cdr v))]) (and rest (cons (car v) rest)))]
          [else #f])))

;; ---- options that say what names in patterns mean ----

(define literals-option-table
  '((#:literals list) (#:datum-literals list) (#:literal-sets list) (#:conventions list) (#:local-conventions list)))

(define (conventions-of options form)
  (append
   (for*/list ([rule (in-list (all-in options '#:local-conventions))])
     (parse-rule rule form))
   (apply append
          (for/list ([c (in-list (all-in options '#:conventions))])
            (define id (if (identifier? c) c (car (stx->list c))))
            (define v (syntax-local-value id (lambda () #f)))
            (unless (conventions? v) (raise-syntax-error #f "expected identifier defined as a conventions" form id))
            (conventions-rules v)))))
(define (parse-rule rule form)
  (define parts (stx->list rule))
  (unless (and parts (= 2 (length parts))) (raise-syntax-error #f "expected convention entry" form rule))
  (cons (car parts) (cadr parts)))
(define (all-in options key)
  (apply append (map (lambda (l) (or (stx->list l) '())) (option-values options key))))

(define (decls-from options form #:declared [declared '()] #:lenient? [lenient? #f])
  (make-decls form
              #:literals (resolve-literals (all-in options '#:literals) (all-in options '#:datum-literals)
                                           (all-in options '#:literal-sets) form)
              #:conventions (conventions-of options form)
              #:colons? (not (option-given? options '#:disable-colon-notation))
              #:declared declared
              #:lenient? lenient?))

;; ---- clauses ----

(define side-table
  '((#:declare id class) (#:role expr) (#:fail-when expr message) (#:fail-unless expr message) (#:when expr)
    (#:with pattern expr) (#:attr attr expr) (#:and pattern) (#:post pattern) (#:do forms) (#:undo forms) (#:cut)))

;; parts after a pattern -> declared, list of (option ...) in order, rest
(define (parse-sides parts form)
  (define-values (sides rest)
    (parse-options parts side-table form
                   #:repeats '(#:declare #:role #:fail-when #:fail-unless #:when #:with #:attr #:and #:post #:do #:undo #:cut)))
  (let loop ([sides sides] [declared '()] [acc '()])
    (cond
      [(null? sides) (values (reverse declared) (reverse acc) rest)]
      [(eq? '#:declare (car (car sides)))
       (define role (and (pair? (cdr sides)) (eq? '#:role (car (cadr sides))) (caddr (cadr sides))))
       (loop (if role (cddr sides) (cdr sides))
             (cons (list (caddr (car sides)) (cadddr (car sides)) role) declared)
             acc)]
      [else (loop (cdr sides) declared (cons (car sides) acc))])))

(define (side->action side d)
  (define args (cddr side))
  (case (car side)
    [(#:fail-when) (a:post (a:fail 'when (car args) (cadr args)))]
    [(#:fail-unless) (a:post (a:fail 'unless (car args) (cadr args)))]
    [(#:when) (a:post (a:fail 'unless (car args) ''#f))]
    [(#:with) (a:post (a:parse (parse-whole-pattern (car args) d) (cadr args)))]
    [(#:attr) (a:bind (list (cons (parse-attr (car args) d) (cadr args))))]
    [(#:and) (parse-action (car args) d)]
    [(#:post) (a:post (parse-action (car args) d))]
    [(#:do) (a:do (or (stx->list (car args)) (complain d "expected definitions or expressions" (car args))))]
    [(#:undo) (a:undo (or (stx->list (car args)) (complain d "expected definitions or expressions" (car args))))]
    [(#:cut) (a:cut)]))
(define (parse-attr stx d)
  (define parts (and (not (identifier? stx)) (stx->list stx)))
  (cond
    [(identifier? stx) (attr stx 0 #f)]
    [(and parts (= 2 (length parts)) (identifier? (car parts)) (exact-nonnegative-integer? (syntax-e (cadr parts))))
     (attr (car parts) (syntax-e (cadr parts)) #f)]
    [else (complain d "expected attribute name with optional depth declaration" stx)]))
(define (parse-action stx d)
  (define p (parse-whole-pattern stx d))
  (if (p:and? p) (a:and (p:and-parts p)) (a:and (list p))))

(define (with-declared d declared)
  (struct-copy decls d [declared declared]))

;; pattern and side conditions -> whole pattern
(define (clause-pattern pattern-stx declared sides d splicing?)
  (define d2 (with-declared d declared))
  (define main (parse-whole-pattern pattern-stx d2 splicing?))
  (define actions (map (lambda (s) (side->action s d2)) sides))
  (define whole
    (cond
      [splicing? (p:hpair main (if (null? actions) (p:end) (p:and (append actions (list (p:end))))))]
      [(null? actions) main]
      [else (p:and (cons main actions))]))
  (check-distinct (attrs-of whole) d)
  whole)

;; ---- syntax-parse ----

(define parse-table
  (append '((#:context expr) (#:track-literals) (#:disable-colon-notation)) literals-option-table))

;; form: for errors; expr: what is parsed; parts: options and clauses; wrap: see this-syntax-wrapper
(define (expand-syntax-parse form expr parts wrap)
  (define-values (options clause-stxs) (parse-options parts parse-table form))
  (define d (decls-from options form))
  (define clauses (map (lambda (c) (parse-clause c d)) clause-stxs))
  (share-pairs! (map (lambda (c) (main-of (car c))) clauses))
  (define context (option-value options '#:context #f))
  (finish-code
   (gen-syntax-parse
    (map (lambda (c)
           (cons (car c)
                 (lambda (s)
                   (with-attributes (state-attrs s) `(let-values () ,@(cdr c))))))
         clauses)
    expr
    (if context `(#%app check-context ,context) ''#t)
    wrap)
   form))
(define (main-of p)
  (if (and (p:and? p) (pair? (p:and-parts p))) (car (p:and-parts p)) p))

(define (parse-clause stx d)
  (define parts (stx->list stx))
  (unless (and parts (pair? parts)) (complain d "expected clause" stx))
  (define-values (declared sides body) (parse-sides (cdr parts) (decls-form d)))
  (when (null? body) (complain d "expected non-empty clause body" stx))
  (cons (clause-pattern (car parts) declared sides d #f) body))

;; ---- define/syntax-parse ----

;; -> code for the values, and the attributes
(define (define-attributes form pattern-stx parts)
  (define-values (declared sides rest) (parse-sides parts form))
  (unless (= 1 (length rest)) (raise-syntax-error #f "bad syntax" form))
  (define d (make-decls form))
  (define p (clause-pattern pattern-stx declared sides d #f))
  (define-values (code attrs)
    (gen-binding-parse p (car rest) '(#%app list (quote |define/syntax-parse pattern|) x)))
  (values (finish-code code form) attrs))

;; ---- syntax classes ----

(define class-table
  (append '((#:description expr) (#:opaque) (#:attributes list) (#:auto-nested-attributes) (#:commit) (#:no-delimit-cut)
            (#:disable-colon-notation) (#:transparent))
          literals-option-table))

;; -> options, variants
(define (parse-class-form form parts)
  (define-values (options rest) (parse-options parts class-table form))
  (values options rest))

(define (variant? v)
  (define parts (stx->list v))
  (and parts (pair? parts) (identifier? (car parts)) (free-identifier=? (car parts) (quote-syntax pattern))))

;; -> list of whole patterns; each must have the attributes `required`, symbols
(define (parse-variants form options rest splicing? lenient? [required '()])
  (define d0 (decls-from options form #:lenient? lenient?))
  (define-values (defs variants)
    (let loop ([l rest] [defs '()])
      (if (and (pair? l) (keyword? (syntax-e (car l))) (eq? '#:do (syntax-e (car l))))
          (loop (cddr l) (append defs (stx->list (cadr l))))
          (values defs l))))
  (define patterns
    (for/list ([v (in-list variants)])
      (unless (variant? v) (raise-syntax-error #f "expected syntax-class variant" form v))
      (define parts (stx->list v))
      (when (null? (cdr parts)) (raise-syntax-error #f "bad syntax" v))
      (define-values (declared sides more) (parse-sides (cddr parts) v))
      (unless (null? more) (raise-syntax-error #f "unexpected term" v (car more)))
      (define p (clause-pattern (cadr parts) declared sides (struct-copy decls d0 [form v]) splicing?))
      (define names (map (lambda (a) (syntax-e (attr-name a))) (attrs-of p)))
      (for ([name (in-list required)])
        (unless (memq name names) (raise-syntax-error #f (format "required attribute is not defined: ~a" name) v)))
      p))
  (unless splicing? (share-pairs! (map main-of patterns)))
  (if (null? defs) patterns (map (lambda (p) (p:and (list (a:do defs) p))) patterns)))

;; what the class exports: attr records with symbols as names
(define (exported-attrs form options rest splicing?)
  (define declared (option-value options '#:attributes #f))
  (cond
    [declared
     (for/list ([a (in-list (or (stx->list declared) (raise-syntax-error #f "expected attribute list" form declared)))])
       (define parsed (parse-attr a (make-decls form)))
       (attr (syntax-e (attr-name parsed)) (attr-depth parsed) #f))]
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

;; the class record's parts: attributes, whether it commits, known description
(define (class-definition form name formals options rest splicing?)
  (define description (option-value options '#:description #f))
  (values (exported-attrs form options rest splicing?)
          (and (option-given? options '#:commit) #t)
          (cond
            [(not description) (symbol->string (syntax-e name))]
            [(string? (syntax-e description)) (syntax-e description)]
            [else #f])))

(define (class-parser form name formals options rest attrs splicing? wrap)
  (define description (option-value options '#:description #f))
  (define patterns
    (parse-variants form options rest splicing? #f (if (option-given? options '#:attributes) (map attr-name attrs) '())))
  (finish-code
   (gen-class-parser patterns attrs splicing?
                     (cond
                       [(not description) (datum->syntax #f (symbol->string (syntax-e name)))]
                       [(not (syntax-e description)) #f]
                       [else description])
                     (and (option-given? options '#:opaque) #t)
                     (and (option-given? options '#:commit) #t)
                     (not (option-given? options '#:no-delimit-cut))
                     formals wrap)
   form))
