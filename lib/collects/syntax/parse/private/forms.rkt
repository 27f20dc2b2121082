#lang racket/base
;; syntax/parse/private/forms: syntax-parse and the forms that define what its patterns refer to.
(require "keywords.rkt" "runtime.rkt" "state.rkt" racket/stxparam
         (for-syntax racket/base "forms-syntax.rkt" "class-header.rkt" "records.rkt" racket/private/patvar))
(provide syntax-parse syntax-parser syntax-parse/form define-syntax-class define-splicing-syntax-class
         define-integrable-syntax-class define/syntax-parse attribute this-syntax
         define-literal-set literal-set->predicate define-conventions define-eh-alternative-set)

;; ---- this-syntax ----

;; (this-syntax)
;; In the clauses of syntax-parse: what is parsed.
(define-syntax-parameter this-syntax
  (lambda (stx) (raise-syntax-error #f "used out of context: not within a syntax class" stx)))

(begin-for-syntax
  ;; How code is wrapped so that this-syntax means the variable x in it; #f when `v`, the clauses, does not mention it.
  (define (this-syntax-wrapper v)
    (and (mentions? v 'this-syntax)
         (lambda (code x)
           (list #'syntax-parameterize (list (list #'this-syntax (list #'renamed (list #'quote-syntax x)))) code))))
  (define (mentions? v sym)
    (cond
      [(syntax? v) (mentions? (syntax-e v) sym)]
      [(pair? v) (or (mentions? (car v) sym) (mentions? (cdr v) sym))]
      [(vector? v) (mentions? (vector->list v) sym)]
      [else (eq? v sym)])))

(begin-for-syntax
  (define (renamed id) (make-rename-transformer id)))

;; ---- syntax-parse ----

;; A use as a pair; the name alone is no use.
(define-for-syntax (syntax-e* stx)
  (define v (syntax-e stx))
  (cond
    [(not (pair? v)) (raise-syntax-error #f "bad syntax" stx)]
    [(syntax? (cdr v)) (if (or (pair? (syntax-e (cdr v))) (null? (syntax-e (cdr v)))) (cons (car v) (syntax-e (cdr v))) v)]
    [else v]))

;; (syntax-parse stx-expr option ... [pattern directive ... body ...+] ...)
;; The body of the first pattern that matches; else an error that tells what was expected. Patterns: id:class, (pattern ...), pattern ..., pattern ...+, (~optional p), (~or* p ...),
;; (~alt p ...), (~seq p ...), (~literal id), (~datum d), (~and p ...), (~not p). Directives: #:with pattern expr, #:when test, #:fail-when test message, #:attr id expr, #:do [form ...].
(define-syntax (syntax-parse stx)
  (define parts (cdr (syntax-e* stx)))
  (unless (pair? parts) (raise-syntax-error #f "bad syntax" stx))
  (expand-syntax-parse stx (car parts) (cdr parts) (this-syntax-wrapper (cdr parts))))

;; (syntax-parse/form form expr . parts): syntax-parse on behalf of form, which complaints are about
(define-syntax (syntax-parse/form stx)
  (define parts (cdr (syntax-e stx)))
  (define-values (form expr rest) (let ([l (if (syntax? parts) (syntax->list parts) parts)]) (values (car l) (cadr l) (cddr l))))
  (expand-syntax-parse form expr rest (this-syntax-wrapper rest)))

;; (syntax-parser option ... [pattern directive ... body ...+] ...)
;; A procedure of one argument, which is parsed.
(define-syntax (syntax-parser stx)
  (define parts (cdr (syntax-e* stx)))
  (with-syntax ([body (expand-syntax-parse stx #'use parts (this-syntax-wrapper parts))])
    (syntax/loc stx (lambda (use) body))))

;; ---- attributes ----

;; (attribute id)
;; The value of an attribute; #f when its pattern was not there.
(define-syntax (attribute stx)
  (syntax-case stx ()
    [(_ id)
     (identifier? #'id)
     (let ([pv (syntax-local-value #'id (lambda () #f))])
       (unless (pattern-variable? pv) (raise-syntax-error #f "not bound as a pattern variable" stx #'id))
       (pattern-variable-value-id pv))]))

;; (define/syntax-parse pattern directive ... expr)
;; Defines the attributes of a pattern.
(define-syntax (define/syntax-parse stx)
  (define parts (stx->list stx))
  (unless (and parts (>= (length parts) 3)) (raise-syntax-error #f "bad syntax" stx))
  (define-values (code attrs) (define-attributes stx (cadr parts) (cddr parts)))
  (with-syntax ([(temp ...) (generate-temporaries (map attr-name attrs))]
                [(name ...) (map attr-name attrs)]
                [(depth ...) (map attr-depth attrs)]
                [(make ...) (map (lambda (a) (if (attr-syntax? a) #'make-syntax-attribute #'make-attribute-variable)) attrs)]
                [code code])
    #'(begin
        (define-values (temp ...) code)
        (define-syntax name (make 'depth (quote-syntax temp))) ...)))

;; ---- classes ----

(define-for-syntax (expand-class stx splicing?)
  (define parts (cdr (syntax-e* stx)))
  (unless (pair? parts) (raise-syntax-error #f "bad syntax" stx))
  (define-values (name formals) (class-header (car parts) stx))
  (define arity (parse-formals formals stx))
  (define-values (options rest) (parse-class-form stx (cdr parts)))
  (define-values (attrs commit? delimit? description) (class-definition stx name formals options rest splicing?))
  (with-syntax ([name name]
                [parser (car (generate-temporaries (list name)))]
                [formals formals]
                [attrs attrs]
                [arity arity]
                [kind (if splicing? 'splicing 'plain)]
                [commit? commit?]
                [delimit? delimit?]
                [description description]
                [form stx])
    #`(begin
        ;; at the top level the class may call its parser before it is defined
        #,@(if (eq? 'top-level (syntax-local-context)) (list #'(define-syntaxes (parser) (values))) '())
        (define-syntax name (stxclass 'name 'attrs (quote-syntax parser) 'kind 'commit? 'delimit? 'description 'arity))
        (define parser (class-parsing-procedure form name formals attrs kind)))))

;; (define-syntax-class id option ... (pattern pattern directive ...) ...+)
;; A named kind of syntax: x:id in a pattern matches what one of the patterns does, and x.attr has its attributes.
(define-syntax (define-syntax-class stx) (expand-class stx #f))
;; (define-splicing-syntax-class id option ... (pattern head-pattern directive ...) ...+)
;; A named kind of several pieces of syntax in a row.
(define-syntax (define-splicing-syntax-class stx) (expand-class stx #t))

(define-syntax (class-parsing-procedure stx)
  (syntax-case stx ()
    [(_ form name formals attrs kind)
     (let*-values ([(parts) (stx->list #'form)]
                   [(options rest) (parse-class-form #'form (cddr parts))])
       (class-parser #'form #'name #'formals options rest (syntax->datum #'attrs) (eq? 'splicing (syntax-e #'kind))
                     (this-syntax-wrapper rest)))]))

;; (define-integrable-syntax-class name description predicate): a class tested in place
(define-syntax-rule (define-integrable-syntax-class name description test)
  (define-syntax name (stxclass 'name '() (quote-syntax test) 'predicate #t #t description '#s(formals 0 0 () ()))))

;; ---- literal sets, conventions, alternatives ----

;; (define-literal-set id (literal ...))
;; A set of names for #:literal-sets.
(define-syntax (define-literal-set stx)
  (define parts (cdr (syntax-e* stx)))
  (unless (pair? parts) (raise-syntax-error #f "bad syntax" stx))
  (unless (identifier? (car parts)) (raise-syntax-error #f "expected identifier" stx (car parts)))
  (define-values (literals phase code) (literal-set-code stx (cdr parts)))
  (with-syntax ([name (car parts)] [code code] [literals literals] [phase phase] [form stx])
    #'(begin
        (define-syntax name code)
        (define-values () (check-literals-bound literals phase form)))))

;; No values: expanded when what follows the literal set is bound.
(define-syntax (check-literals-bound stx)
  (syntax-case stx ()
    [(_ literals phase form)
     (begin
       (for ([id (in-list (stx->list #'literals))]) (check-bound id (syntax-e #'phase) #'form))
       #'(values))]))

;; A procedure from an identifier, and perhaps a phase, to whether it is one of the literals.
(define-syntax (literal-set->predicate stx)
  (syntax-case stx ()
    [(_ set)
     (let ([v (syntax-local-value #'set (lambda () #f))])
       (unless (litset? v) (raise-syntax-error #f "expected literal set name" stx #'set))
       (with-syntax ([(id ...) (for/list ([e (in-list (litset-entries v))] #:when (eq? 'literal (cadr e))) (caddr e))]
                     [(sym ...) (for/list ([e (in-list (litset-entries v))] #:when (eq? 'datum (cadr e))) (caddr e))])
         #'(let ([make-literal-set-predicate
                  (lambda (x [phase (syntax-local-phase-level)])
                    (and (or (free-identifier=? x (quote-syntax id) phase) ...
                             (eq? (syntax-e x) 'sym) ...)
                         #t))])
             make-literal-set-predicate)))]))

(define-syntax (define-conventions stx)
  (define parts (stx->list stx))
  (unless (and parts (pair? (cdr parts))) (raise-syntax-error #f "bad syntax" stx))
  (define-values (name code) (conventions-code stx (cadr parts) (cddr parts)))
  #`(define-syntax #,name #,code))

(define-syntax (define-eh-alternative-set stx)
  (define parts (stx->list stx))
  (unless (and parts (pair? (cdr parts))) (raise-syntax-error #f "bad syntax" stx))
  (unless (identifier? (cadr parts)) (raise-syntax-error #f "expected identifier" stx (cadr parts)))
  (define alternatives
    (for/list ([p (in-list (cddr parts))])
      (define l (stx->list p))
      (unless (and l (= 2 (length l)) (identifier? (car l)) (free-identifier=? (car l) #'pattern))
        (raise-syntax-error #f "expected eh-alternative-set alternative" stx p))
      (cadr l)))
  #`(define-syntax #,(cadr parts)
      (ehset (list #,@(map (lambda (a) #`(quote-syntax #,a)) alternatives)))))

;; (define-conventions name [id-or-regexp syntax-class-use] ...)
;; Defines a convention: pattern variables of that name, or that match, are of that syntax class in patterns with #:conventions.

;; (define-eh-alternative-set name (pattern alternative) ...)
;; Defines a set of alternatives for patterns before an ellipsis, used there by ~eh-var.
