#lang racket/base
;; syntax/parse/private/declarations: what names inside patterns mean: classes and their arguments, literals, conventions.
(require "arity.rkt" "records.rkt" "pattern.rkt" "keyword-options.rkt" (for-template racket/base "runtime.rkt"))
(provide (struct-out decls) make-decls complain names? resolve-literals literal-set-entries parse-literal-entry
         parse-datum-entry check-distinct-literals find-class special-class class-pattern argument-keys check-arguments parse-class-use parse-class-reference
         parse-conventions parse-convention-rules convention-for assoc-id parse-formals)

;; form: for complaints. literals: list of (list internal-identifier kind external-identifier-or-symbol phase).
;; conventions: list of (cons identifier-or-regexp class-syntax). declared: list of (list id class-syntax role).
;; colons?: x:class declares x. lenient?: unknown classes have no attributes. heads?, cuts?: whether head patterns and ~! may
;; stand where parsing is.
(struct decls (form literals conventions declared colons? lenient? heads? cuts?))
(define (make-decls form #:literals [literals '()] #:conventions [conventions '()] #:colons? [colons? #t]
                    #:declared [declared '()] #:lenient? [lenient? #f])
  (decls form literals conventions declared colons? lenient? #f #t))

(define (complain d msg at) (raise-syntax-error #f msg (decls-form d) at))
(define-syntax-rule (names? id kw) (and (identifier? id) (free-identifier=? id (quote-syntax kw))))
(define (assoc-id id table)
  (ormap (lambda (e) (and (bound-identifier=? id (car e)) e)) table))

;; ---- formals of classes and conventions ----

;; -> formals record
(define (parse-formals stx form)
  (define (refuse message at) (raise-syntax-error #f message form at))
  (define (parameter-name p)
    (define parts (and (not (identifier? p)) (stx->list p)))
    (cond
      [(identifier? p) p]
      [(and parts (= 2 (length parts)) (identifier? (car parts))) (car parts)]
      [else (refuse "expected formal parameter with optional default" p)]))
  (let loop ([v (stx-e stx)] [tail stx] [names '()] [least 0] [most 0] [required '()] [optional '()])
    (define (fresh p)
      (define name (parameter-name p))
      (when (ormap (lambda (n) (bound-identifier=? n name)) names) (refuse "duplicate formal parameter" name))
      (cons name names))
    (define (next rest names least most required optional)
      (loop (stx-e rest) rest names least most required optional))
    (cond
      [(null? v) (formals least most (sort required keyword<?) (sort optional keyword<?))]
      [(symbol? v) (fresh tail) (formals least #f (sort required keyword<?) (sort optional keyword<?))]
      [(not (pair? v)) (refuse "bad argument sequence" tail)]
      [(keyword? (stx-e (car v)))
       (define key (stx-e (car v)))
       (define rest (stx-e (cdr v)))
       (unless (pair? rest) (refuse "missing formal parameter after keyword" (car v)))
       (when (or (memq key required) (memq key optional)) (refuse "duplicate keyword" (car v)))
       (if (identifier? (car rest))
           (next (cdr rest) (fresh (car rest)) least most (cons key required) optional)
           (next (cdr rest) (fresh (car rest)) least most required (cons key optional)))]
      [(identifier? (car v))
       (unless (eqv? least most) (refuse "mandatory argument may not follow optional argument" (car v)))
       (next (cdr v) (fresh (car v)) (add1 least) (add1 most) required optional)]
      [else (next (cdr v) (fresh (car v)) least (add1 most) required optional)])))

;; args: list of syntax for what takes arguments as `arity` says, a formals record
(define (check-arguments arity args stx)
  (define keys (argument-keys args #f))
  (define positional (- (length args) (* 2 (length keys))))
  (define complaint (arity-complaint arity positional keys))
  (when complaint (raise-syntax-error #f complaint stx)))

;; ---- classes ----

(define (find-class id d)
  (define v (syntax-local-value id (lambda () #f)))
  (define class (and v (stxclass-of v)))
  (cond
    [class class]
    [(special-class id)]
    [(decls-lenient? d) (stxclass (syntax-e id) '() #f 'plain #f #t #f #f)]
    [else (complain d "not defined as syntax class" id)]))

;; Some procedures of racket/base name classes as well.
(define (special-class id)
  (define (make name predicate) (stxclass name '() predicate 'predicate #t #t name (formals 0 0 '() '())))
  (cond
    [(names? id string) (make "string" (quote-syntax string-syntax?))]
    [(names? id bytes) (make "bytes" (quote-syntax bytes-syntax?))]
    [(names? id regexp) (make "regexp" (quote-syntax regexp-syntax?))]
    [(names? id byte-regexp) (make "byte-regexp" (quote-syntax byte-regexp-syntax?))]
    [else #f]))

;; identifier or (identifier arg ...) -> list of parts; form and message say what is wrong
(define (parse-class-reference stx form [message "expected syntax class use"])
  (define parts (if (identifier? stx) (list stx) (stx->list stx)))
  (unless (and parts (pair? parts) (identifier? (car parts))) (raise-syntax-error #f message form stx))
  (argument-keys (cdr parts) form)
  parts)

;; the keywords among arguments, in order
(define (argument-keys args form)
  (let loop ([l args] [keys '()])
    (cond
      [(null? l) (reverse keys)]
      [(keyword? (stx-e (car l)))
       (when (null? (cdr l)) (raise-syntax-error #f "missing argument expression after keyword" form (car l)))
       (when (memq (stx-e (car l)) keys) (raise-syntax-error #f "duplicate keyword" form (car l)))
       (loop (cddr l) (cons (stx-e (car l)) keys))]
      [else (loop (cdr l) keys)])))

;; name may be #f; class-stx is an identifier or (identifier arg ...); stx: where the arguments are checked
(define (parse-class-use name class-stx role d stx #:separator [separator "."])
  (define parts (parse-class-reference class-stx (decls-form d)))
  (define class (find-class (car parts) d))
  (define args (cdr parts))
  (when (stxclass-arity class) (check-arguments (stxclass-arity class) args stx))
  (class-pattern class name args role separator))

;; name: identifier or #f; the empty one gives the class's attributes without a prefix
(define (class-pattern class name args role separator)
  (define empty? (and name (eq? '|| (syntax-e name))))
  (define prefix (and name (if empty? "" (format "~a~a" (syntax-e name) separator))))
  (define nested
    (if name
        (for/list ([a (in-list (stxclass-attrs class))])
          (cons (attr (datum->syntax name (string->symbol (format "~a~a" prefix (attr-name a))) name)
                      (attr-depth a) (attr-syntax? a))
                a))
        '()))
  (define make (if (eq? 'splicing (stxclass-kind class)) h:class p:class))
  (make (and (not empty?) name) class args role nested))

;; ---- conventions ----

;; #:conventions arguments -> rules
(define (parse-conventions lists form)
  (for*/list ([l (in-list lists)]
              [c (in-list (or (stx->list l) (raise-syntax-error #f "expected conventions list" form l)))]
              [rule (in-list (conventions-of c form))])
    rule))
(define (conventions-of stx form)
  (define parts (parse-class-reference stx form "expected conventions entry"))
  (define v (syntax-local-value (car parts) (lambda () #f)))
  (unless (conventions? v) (raise-syntax-error #f "expected identifier defined as a conventions" form (car parts)))
  (for/list ([rule (in-list (conventions-rules v))])
    (if (conventions-formals v)
        (cons (car rule) (with-formals (cdr rule) (conventions-formals v) (cdr parts)))
        rule)))
;; Arguments of the class are meant where the conventions were defined, and see their formals.
(define (with-formals class formals args)
  (define parts (stx->list class))
  (if (and parts (not (identifier? class)))
      (datum->syntax class
                     (cons (car parts)
                           (for/list ([a (in-list (cdr parts))])
                             (if (keyword? (stx-e a)) a (datum->syntax #'here `((,#'lambda ,formals ,a) . ,args)))))
                     class)
      class))

;; list of rules as syntax -> list of (cons key class)
(define (parse-convention-rules rules form)
  (for/list ([rule (in-list rules)])
    (define parts (stx->list rule))
    (unless (and parts (= 2 (length parts))) (raise-syntax-error #f "bad syntax" rule))
    (define key (car parts))
    (unless (or (identifier? key) (regexp? (stx-e key)))
      (raise-syntax-error #f "expected identifier convention pattern" form key))
    (parse-class-reference (cadr parts) form)
    (cons key (cadr parts))))

(define (convention-for id d)
  (define name (symbol->string (syntax-e id)))
  (ormap (lambda (rule)
           (define key (car rule))
           (and (if (identifier? key)
                    (eq? (syntax-e key) (syntax-e id))
                    (regexp-match? (syntax-e key) name))
                (cdr rule)))
         (decls-conventions d)))

;; ---- literals ----

;; an element of #:literals: identifier or (internal external option ...) -> entry
(define (parse-literal-entry l form)
  (define parts (if (identifier? l) (list l l) (stx->list l)))
  (define n (if parts (length parts) 0))
  (unless (and (or (= n 2) (and (= n 4) (eq? '#:phase (syntax-e (caddr parts)))))
               (identifier? (car parts)) (identifier? (cadr parts)))
    (raise-syntax-error #f "expected literal entry" form l))
  (list (car parts) 'literal (cadr parts) (and (= n 4) (cadddr parts))))
(define (parse-datum-entry l form)
  (define parts (if (identifier? l) (list l l) (stx->list l)))
  (unless (and parts (= 2 (length parts)) (identifier? (car parts)) (identifier? (cadr parts)))
    (raise-syntax-error #f "expected datum-literal entry" form l))
  (list (car parts) 'datum (syntax-e (cadr parts)) #f))

;; an element of #:literal-sets: identifier or (identifier option ...) -> entries
(define (literal-set-entries s form)
  (define parts (if (identifier? s) (list s) (stx->list s)))
  (unless (and parts (pair? parts) (identifier? (car parts))) (raise-syntax-error #f "expected literal-set entry" form s))
  (define set (syntax-local-value (car parts) (lambda () #f)))
  (unless (litset? set) (raise-syntax-error #f "expected identifier defined as a literal-set" form (car parts)))
  (define options (parse-all-options (cdr parts) '((#:at expr) (#:phase expr)) form))
  (define context (option-value options '#:at (car parts)))
  (define phase (option-value options '#:phase (litset-phase set)))
  (for/list ([e (in-list (litset-entries set))])
    (list (datum->syntax context (car e) context) (cadr e) (caddr e) phase)))

;; Arguments of the options #:literals, #:datum-literals and #:literal-sets -> entries of decls
(define (resolve-literals literals datums sets form)
  (define (in-lists lists what parse)
    (for*/list ([l (in-list lists)]
                [e (in-list (or (stx->list l) (raise-syntax-error #f (format "expected ~a list" what) form l)))])
      (parse e form)))
  (define (placed e s) (cons s e))
  (define own (map (lambda (e) (placed e (car e)))
                   (append (in-lists literals "literals" parse-literal-entry)
                           (in-lists datums "datum-literals" parse-datum-entry))))
  (define shared
    (apply append
           (in-lists sets "literal-set"
                     (lambda (s form)
                       (define place (if (identifier? s) s (car (or (stx->list s) '(#f)))))
                       (map (lambda (e) (placed e place)) (literal-set-entries s form))))))
  (check-distinct-literals (append shared own) form "duplicate literal declaration: ~a" bound-identifier=?)
  (map cdr (append own shared)))

;; rows: list of (cons place entry)
(define (check-distinct-literals rows form message same?)
  (let loop ([l rows] [seen '()])
    (unless (null? l)
      (define name (cadr (car l)))
      (when (ormap (lambda (s) (same? s name)) seen)
        (raise-syntax-error #f (format message (stx-e name)) form (car (car l))))
      (loop (cdr l) (cons name seen)))))
