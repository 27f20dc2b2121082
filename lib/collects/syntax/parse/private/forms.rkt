#lang racket/base
;; syntax/parse/private/forms: syntax-parse and the forms that define what its patterns refer to.
(require "keywords.rkt" "runtime.rkt" "state.rkt" racket/stxparam
         (for-syntax racket/base "forms-syntax.rkt" "records.rkt" "keyword-options.rkt" racket/private/patvar "codegen.rkt"))
(provide syntax-parse syntax-parser define-syntax-class define-splicing-syntax-class
         define-integrable-syntax-class define/syntax-parse attribute this-syntax
         define-literal-set literal-set->predicate define-conventions define-eh-alternative-set)

;; ---- this-syntax ----

(define-syntax-parameter this-syntax
  (lambda (stx) (raise-syntax-error #f "used out of context: not within a syntax class or syntax-parse expression" stx)))

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

(define-syntax (syntax-parse stx)
  (define parts (stx->list stx))
  (unless (and parts (pair? (cdr parts))) (raise-syntax-error #f "bad syntax" stx))
  (expand-syntax-parse stx (cadr parts) (cddr parts) (this-syntax-wrapper (cddr parts))))

(define-syntax (syntax-parser stx)
  (define parts (stx->list stx))
  (unless parts (raise-syntax-error #f "bad syntax" stx))
  (with-syntax ([body (expand-syntax-parse stx #'use (cdr parts) (this-syntax-wrapper (cdr parts)))])
    (syntax/loc stx (lambda (use) body))))

;; ---- attributes ----

(define-syntax (attribute stx)
  (syntax-case stx ()
    [(_ id)
     (identifier? #'id)
     (let ([pv (syntax-local-value #'id (lambda () #f))])
       (unless (pattern-variable? pv) (raise-syntax-error #f "not bound as a pattern variable" stx #'id))
       (pattern-variable-value-id pv))]))

(define-syntax (define/syntax-parse stx)
  (define parts (stx->list stx))
  (unless (and parts (>= (length parts) 3)) (raise-syntax-error #f "bad syntax" stx))
  (define-values (code attrs) (define-attributes stx (cadr parts) (cddr parts)))
  (with-syntax ([(temp ...) (generate-temporaries (map attr-name attrs))]
                [(name ...) (map attr-name attrs)]
                [(depth ...) (map attr-depth attrs)]
                [(make ...) (map (lambda (a) (if (attr-syntax? a) #'make-pattern-variable #'make-attribute-variable)) attrs)]
                [code code])
    #'(begin
        (define-values (temp ...) code)
        (define-syntax name (make 'depth (quote-syntax temp))) ...)))

;; ---- classes ----

(define-for-syntax (expand-class stx splicing?)
  (define parts (stx->list stx))
  (unless (and parts (pair? (cdr parts))) (raise-syntax-error #f "bad syntax" stx))
  (define header (cadr parts))
  (define name (if (identifier? header) header (car (syntax-e header))))
  (unless (identifier? name) (raise-syntax-error #f "expected identifier" stx name))
  (define formals (if (identifier? header) #'() (datum->syntax header (cdr (syntax-e header)))))
  (define-values (options rest) (parse-class-form stx (cddr parts)))
  (define-values (attrs commit? description) (class-definition stx name formals options rest splicing?))
  (with-syntax ([name name]
                [parser (car (generate-temporaries (list name)))]
                [formals formals]
                [attrs attrs]
                [kind (if splicing? 'splicing 'plain)]
                [commit? commit?]
                [description description]
                [form stx])
    #'(begin
        (define-syntax name (stxclass 'name 'attrs (quote-syntax parser) 'kind 'commit? 'description))
        (define parser (class-parsing-procedure form name formals attrs kind)))))

(define-syntax (define-syntax-class stx) (expand-class stx #f))
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
  (define-syntax name (stxclass 'name '() (quote-syntax test) 'predicate #t description)))

;; ---- literal sets, conventions, alternatives ----

(define-syntax (define-literal-set stx)
  (define parts (stx->list stx))
  (unless (and parts (>= (length parts) 2)) (raise-syntax-error #f "bad syntax" stx))
  (define-values (options rest)
    (parse-options (cddr parts) '((#:literal-sets list) (#:datum-literals list) (#:phase expr) (#:for-template) (#:for-syntax)
                                  (#:for-label)) stx))
  (define (entry l kind)
    (define parts (if (identifier? l) (list l l) (stx->list l)))
    (list (syntax-e (car parts)) kind (if (eq? kind 'datum) (syntax-e (cadr parts)) (cadr parts))))
  (define inherited
    (apply append
           (map (lambda (s)
                  (define v (syntax-local-value (if (identifier? s) s (car (stx->list s))) (lambda () #f)))
                  (unless (litset? v) (raise-syntax-error #f "expected identifier defined as a literal-set" stx s))
                  (litset-entries v))
                (or (stx->list (option-value options '#:literal-sets #'())) '()))))
  (define own
    (append (map (lambda (l) (entry l 'datum)) (or (stx->list (option-value options '#:datum-literals #'())) '()))
            (map (lambda (l) (entry l 'literal)) (if (pair? rest) (or (stx->list (car rest)) '()) '()))))
  (define (code e)
    (if (eq? (cadr e) 'datum)
        #`(list '#,(datum->syntax #f (car e)) 'datum '#,(datum->syntax #f (caddr e)))
        #`(list '#,(datum->syntax #f (car e)) 'literal (quote-syntax #,(caddr e)))))
  #`(define-syntax #,(cadr parts) (litset (list #,@(map code (append inherited own))) #f)))

(define-syntax (literal-set->predicate stx)
  (syntax-case stx ()
    [(_ set)
     (let ([v (syntax-local-value #'set (lambda () #f))])
       (unless (litset? v) (raise-syntax-error #f "expected identifier defined as a literal-set" stx #'set))
       (with-syntax ([(id ...) (for/list ([e (in-list (litset-entries v))] #:when (eq? 'literal (cadr e))) (caddr e))]
                     [(sym ...) (for/list ([e (in-list (litset-entries v))] #:when (eq? 'datum (cadr e))) (caddr e))])
         #'(lambda (x [phase (syntax-local-phase-level)])
             (and (identifier? x)
                  (or (free-identifier=? x (quote-syntax id) phase) ...
                      (eq? (syntax-e x) 'sym) ...)
                  #t))))]))

(define-syntax (define-conventions stx)
  (syntax-case stx ()
    [(_ name [key class] ...)
     #'(define-syntax name (conventions (list (cons (quote-syntax key) (quote-syntax class)) ...)))]))

(define-syntax (define-eh-alternative-set stx)
  (syntax-case stx ()
    [(_ name (pat alternative) ...)
     #'(define-syntax name (ehset (list (quote-syntax alternative) ...)))]))
