#lang racket/base
;; syntax/parse/private/parse-pattern: from the text of patterns to their structure.
(require "records.rkt" "pattern.rkt" "keyword-options.rkt" (for-template racket/base "keywords.rkt" "runtime.rkt"))
(provide parse-whole-pattern parse-eh-alternatives make-decls (struct-out decls) find-class complain
         parse-class-use resolve-literals check-distinct)

;; form: for complaints. literals: list of (list internal-identifier kind external-identifier-or-symbol phase).
;; conventions: list of (cons identifier-or-regexp class-syntax). declared: box of list of (cons id class-syntax role).
(struct decls (form literals conventions declared colons? lenient?))
(define (make-decls form #:literals [literals '()] #:conventions [conventions '()] #:colons? [colons? #t]
                    #:declared [declared '()] #:lenient? [lenient? #f])
  (decls form literals conventions declared colons? lenient?))

(define (complain d msg at) (raise-syntax-error #f msg (decls-form d) at))

(define-syntax-rule (names? id kw) (and (identifier? id) (free-identifier=? id (quote-syntax kw))))
(define (ellipsis? x) (names? x ...))
(define (ellipsis+? x) (names? x ...+))

(define (stx-e v) (if (syntax? v) (syntax-e v) v))
(define (stx->list v)
  (let ([v (stx-e v)])
    (cond [(null? v) '()]
          [(pair? v) (let ([rest (stx->list (cdr v))]) (and rest (cons (car v) rest)))]
          [else #f])))

;; ---- entry points ----

(define (parse-whole-pattern stx d [splicing? #f])
  (define p (parse-term stx d))
  (define whole
    (cond
      [splicing? (if (action? p) (complain d "action pattern not allowed here" stx) (as-head p))]
      [(head-pattern? p) (raise-syntax-error #f "head pattern not allowed here" (decls-form d) stx)]
      [(action? p) (p:and (list p))]
      [else p]))
  (check-distinct (attrs-of whole) d)
  whole)

(define (check-distinct attrs d)
  (let loop ([l attrs])
    (unless (null? l)
      (when (find-attr (car l) (cdr l)) (complain d "duplicate attribute" (attr-name (find-attr (car l) (cdr l)))))
      (loop (cdr l)))))

;; ---- classes ----

(define (find-class id d)
  (define v (and (identifier? id) (syntax-local-value id (lambda () #f))))
  (define class (and v (stxclass-of v)))
  (cond
    [class class]
    [(special-class id)]
    [(decls-lenient? d) (stxclass (syntax-e id) '() #f 'plain #f #f)]
    [else (complain d "not defined as syntax class" id)]))

;; Some procedures of racket/base name classes as well.
(define (special-class id)
  (define (make name predicate) (stxclass name '() predicate 'predicate #t name))
  (cond
    [(not (identifier? id)) #f]
    [(names? id string) (make "string" (quote-syntax string-syntax?))]
    [(names? id bytes) (make "bytes" (quote-syntax bytes-syntax?))]
    [(names? id regexp) (make "regexp" (quote-syntax regexp-syntax?))]
    [(names? id byte-regexp) (make "byte-regexp" (quote-syntax byte-regexp-syntax?))]
    [else #f]))

;; name may be #f; class-stx is an identifier or (identifier arg ...)
(define (parse-class-use name class-stx role d)
  (define parts (if (identifier? class-stx) (list class-stx) (stx->list class-stx)))
  (define class (find-class (car parts) d))
  (define args (cdr parts))
  (define nested
    (if name
        (for/list ([a (in-list (stxclass-attrs class))])
          (cons (attr (datum->syntax name (string->symbol (format "~a.~a" (syntax-e name) (attr-name a))) name)
                      (attr-depth a) (attr-syntax? a))
                a))
        '()))
  (case (stxclass-kind class)
    [(splicing) (h:class name class args role nested)]
    [else (p:class name class args role nested)]))

(define (bindable name) (and name (not (names? name _)) name))

;; ---- terms ----

(define (parse-term stx d)
  (define v (syntax-e stx))
  (cond
    [(identifier? stx) (parse-identifier stx d)]
    [(and (pair? v) (identifier? (car v)) (pattern-form (car v) stx d))]
    [(pair? v) (parse-list stx d)]
    [(null? v) (p:datum '())]
    [(vector? v) (p:vector (parse-list (datum->syntax stx (vector->list v) stx) d))]
    [(box? v) (p:box (parse-single (unbox v) d))]
    [(prefab-struct-key v)
     => (lambda (key) (p:prefab key (parse-list (datum->syntax stx (cdr (vector->list (struct->vector v))) stx) d)))]
    [else (p:datum (syntax->datum stx))]))

(define (parse-single stx d)
  (define p (parse-term stx d))
  (cond
    [(head-pattern? p) (raise-syntax-error #f "head pattern not allowed here" (decls-form d) stx)]
    [(action? p) (p:and (list p))]
    [else p]))

(define (parse-identifier stx d)
  (define (is? table) (assoc-id stx table))
  (cond
    [(names? stx _) (p:any)]
    [(or (ellipsis? stx) (ellipsis+? stx)) (complain d "pattern keyword not allowed here" stx)]
    [(names? stx ~!) (a:cut)]
    [(is? (decls-literals d))
     => (lambda (l)
          (if (eq? (cadr l) 'datum)
              (p:datum (caddr l))
              (p:literal (caddr l) (cadddr l) (cadddr l))))]
    [(pattern-keyword? stx) (complain d "pattern keyword not allowed here" stx)]
    [(expander-of stx) => (lambda (proc) (parse-term (expand-pattern proc stx) d))]
    [(is? (decls-declared d))
     => (lambda (l) (parse-class-use stx (cadr l) (caddr l) d))]
    [(and (decls-colons? d) (colon-parts stx))
     => (lambda (parts) (parse-class-use (bindable (car parts)) (cdr parts) #f d))]
    [(regexp-match? #rx"^~" (symbol->string (syntax-e stx)))
     (complain d "expected identifier not starting with ~ character" stx)]
    [(convention-for stx d) => (lambda (class) (parse-class-use stx class #f d))]
    [else (p:svar stx)]))

(define (assoc-id id table)
  (ormap (lambda (e) (and (bound-identifier=? id (car e)) e)) table))

(define (convention-for id d)
  (define name (symbol->string (syntax-e id)))
  (ormap (lambda (rule)
           (define key (car rule))
           (and (if (identifier? key)
                    (eq? (syntax-e key) (syntax-e id))
                    (regexp-match? (syntax-e key) name))
                (cdr rule)))
         (decls-conventions d)))

;; x:class -> (cons x class); #f without a colon in it
(define (colon-parts id)
  (define text (symbol->string (syntax-e id)))
  (define m (regexp-match #rx"^(.*):([^:]*)$" text))
  (and m
       (positive? (string-length (caddr m)))
       (let ([name (cadr m)] [class (caddr m)])
         (define (part s offset)
           (datum->syntax id (string->symbol s)
                          (list (syntax-source id) (syntax-line id)
                                (and (syntax-column id) (+ (syntax-column id) offset))
                                (and (syntax-position id) (+ (syntax-position id) offset))
                                (string-length s))
                          id))
         (cons (and (positive? (string-length name)) (part name 0)) (part class (add1 (string-length name)))))))

(define (pattern-keyword? id)
  (or (names? id ~var) (names? id ~datum) (names? id ~literal) (names? id ~and) (names? id ~or)
      (names? id ~or*) (names? id ~alt) (names? id ~not) (names? id ~seq) (names? id ~rest)
      (names? id ~describe) (names? id ~bind) (names? id ~fail) (names? id ~parse) (names? id ~do)
      (names? id ~undo) (names? id ~post) (names? id ~commit) (names? id ~delimit-cut) (names? id ~optional)
      (names? id ~once) (names? id ~between) (names? id ~peek) (names? id ~peek-not) (names? id ~eh-var)))

(define (expander-of id)
  (define v (syntax-local-value id (lambda () #f)))
  (and v (pattern-expander-of v)))
(define (expand-pattern proc stx)
  (define out (syntax-local-apply-transformer proc #f 'expression #f stx))
  (if (syntax? out) out (raise-syntax-error #f "pattern expander did not give syntax" stx)))

;; ---- forms ----

;; The pattern for (id . rest) when id names a pattern form, else #f.
(define (pattern-form id stx d)
  (cond
    [(assoc-id id (decls-literals d)) #f]
    [(names? id ~var) (parse-var stx d)]
    [(names? id ~datum) (p:datum (syntax->datum (one-argument stx d)))]
    [(names? id ~literal) (parse-literal stx d)]
    [(names? id ~and) (parse-and stx d)]
    [(or (names? id ~or) (names? id ~or*)) (parse-or stx d)]
    [(names? id ~not) (p:not (parse-single (one-argument stx d) d))]
    [(names? id ~seq) (h:list (parse-list-parts (cdr (syntax-e stx)) (p:end) d))]
    [(names? id ~rest) (complain d "~rest pattern not allowed here" stx)]
    [(names? id ~describe) (parse-describe stx d)]
    [(names? id ~commit) (wrap (one-argument stx d) d p:commit h:commit)]
    [(names? id ~delimit-cut) (wrap (one-argument stx d) d p:delimit h:delimit)]
    [(names? id ~post)
     (let ([p (parse-term (one-argument stx d) d)])
       (cond [(action? p) (a:post p)] [(head-pattern? p) (h:post p)] [else (p:post p)]))]
    [(names? id ~optional) (parse-optional stx d)]
    [(names? id ~peek) (h:peek (as-head (parse-term (one-argument stx d) d)))]
    [(names? id ~peek-not) (h:peek-not (as-head (parse-term (one-argument stx d) d)))]
    [(names? id ~bind) (a:bind (parse-bindings (cdr (stx->list stx)) d))]
    [(names? id ~fail) (parse-fail stx d)]
    [(names? id ~parse)
     (let ([parts (stx->list stx)])
       (unless (and parts (= (length parts) 3)) (complain d "bad syntax" stx))
       (a:parse (parse-single (cadr parts) d) (caddr parts)))]
    [(names? id ~do) (a:do (cdr (stx->list stx)))]
    [(names? id ~undo) (a:undo (cdr (stx->list stx)))]
    [(or (names? id ~!) (names? id ~once) (names? id ~between) (names? id ~alt) (names? id ~eh-var)
         (ellipsis? id) (ellipsis+? id))
     (if (names? id ~!) #f (complain d "pattern keyword not allowed here" id))]
    [(expander-of id) => (lambda (proc) (parse-term (expand-pattern proc stx) d))]
    [else #f]))

(define (one-argument stx d)
  (define parts (stx->list stx))
  (unless (and parts (= (length parts) 2)) (complain d "bad syntax" stx))
  (cadr parts))

(define (wrap inner d single head)
  (define p (parse-term inner d))
  (if (head-pattern? p) (head p) (single (if (action? p) (p:and (list p)) p))))

(define (parse-var stx d)
  (define parts (stx->list stx))
  (unless (and parts (>= (length parts) 2) (identifier? (cadr parts))) (complain d "bad syntax" stx))
  (define name (bindable (cadr parts)))
  (if (or (null? (cddr parts)) (keyword? (syntax-e (caddr parts))))
      (if name (p:svar name) (p:any))
      (let-values ([(options rest) (parse-options (cdddr parts) '((#:role expr)) stx)])
        (parse-class-use name (caddr parts) (option-value options '#:role #f) d))))

(define (parse-literal stx d)
  (define parts (stx->list stx))
  (unless (and parts (>= (length parts) 2) (identifier? (cadr parts))) (complain d "bad syntax" stx))
  (define-values (options rest) (parse-options (cddr parts) '((#:phase expr)) stx))
  (define phase (option-value options '#:phase #f))
  (p:literal (cadr parts) phase phase))

(define (parse-and stx d)
  (define parts (map (lambda (s) (parse-term s d)) (cdr (stx->list stx))))
  (cond
    [(andmap action? parts) (a:and parts)]
    [(ormap head-pattern? parts)
     (let loop ([parts parts] [head #f] [before '()])
       (cond
         [(null? parts) head]
         [(not head)
          (if (action? (car parts))
              (loop (cdr parts) head (cons (car parts) before))
              (loop (cdr parts) (let ([h (as-head (car parts))])
                                  (if (null? before) h (h:list (p:and (append (reverse before) (list (head->list h)))))))
                    before))]
         [(action? (car parts)) (loop (cdr parts) (h:and head (p:and (list (car parts)))) before)]
         [else (loop (cdr parts) (h:and head (whole-list (as-head (car parts)))) before)]))]
    [else (p:and parts)]))
(define (head->list h) (p:hpair h (p:end)))
;; the head pattern as a pattern for exactly the terms of a list
(define (whole-list h) (p:hpair h (p:datum '())))

(define (parse-or stx d)
  (define parts (map (lambda (s) (parse-term s d)) (cdr (stx->list stx))))
  (define attrs (union-attrs (map attrs-of parts)))
  (if (ormap head-pattern? parts)
      (h:or (map as-head parts) attrs)
      (let ([parts (map (lambda (p) (if (action? p) (p:and (list p)) p)) parts)])
        (share-pairs! parts)
        (p:or parts attrs))))

(define (parse-describe stx d)
  (define-values (options rest) (parse-options (cdr (stx->list stx)) '((#:opaque) (#:role expr) (#:transparent)) stx))
  (unless (= (length rest) 2) (complain d "bad syntax" stx))
  (define p (parse-term (cadr rest) d))
  (define opaque? (and (option-given? options '#:opaque) #t))
  (define role (option-value options '#:role #f))
  (if (head-pattern? p)
      (h:describe p (car rest) opaque? role)
      (p:describe (if (action? p) (p:and (list p)) p) (car rest) opaque? role)))

(define (parse-optional stx d)
  (define parts (cdr (stx->list stx)))
  (when (null? parts) (complain d "bad syntax" stx))
  (define-values (options rest) (parse-options (cdr parts) '((#:defaults bindings)) stx))
  (define part (as-head (parse-term (car parts) d)))
  (define defaults (parse-bindings (or (stx->list (option-value options '#:defaults #'())) '()) d))
  (h:optional part defaults
              (union-attrs (list (attrs-of part) (map car defaults)))))

;; ([attr expr] ...) -> list of (attr . expr)
(define (parse-bindings clauses d)
  (for/list ([c (in-list clauses)])
    (define parts (stx->list c))
    (unless (and parts (= 2 (length parts))) (complain d "expected attribute binding" c))
    (cons (parse-attr-arity (car parts) d #f) (cadr parts))))
(define (parse-attr-arity stx d syntax?)
  (define parts (and (not (identifier? stx)) (stx->list stx)))
  (cond
    [(identifier? stx) (attr stx 0 syntax?)]
    [(and parts (= 2 (length parts)) (identifier? (car parts)) (exact-nonnegative-integer? (syntax-e (cadr parts))))
     (attr (car parts) (syntax-e (cadr parts)) syntax?)]
    [else (complain d "expected attribute name with optional depth declaration" stx)]))

(define (parse-fail stx d)
  (define-values (options rest) (parse-options (cdr (stx->list stx)) '((#:when expr) (#:unless expr)) stx))
  (define kind (if (option-given? options '#:unless) 'unless 'when))
  (a:fail kind
          (or (option-value options '#:when #f) (option-value options '#:unless #f) ''#t)
          (if (null? rest) ''#f (car rest))))

;; ---- lists ----

(define (parse-list stx d) (parse-list-parts stx #f d))

;; stx: a list, proper or not, possibly plain at its end; end: what closes a proper list, #f for ()
(define (parse-list-parts stx end d)
  (define v (stx-e stx))
  (cond
    [(null? v) (or end (p:datum '()))]
    [(not (pair? v)) (parse-single (if (syntax? stx) stx (datum->syntax #f stx)) d)]
    [(and (identifier? (car v)) (pair? (stx-e (cdr v))) (names? (car v) ~rest)) (parse-single (car (stx-e (cdr v))) d)]
    [(and (syntax? (car v)) (pair? (syntax-e (car v))) (names? (car (syntax-e (car v))) ~rest))
     (parse-single (one-argument (car v) d) d)]
    [(next-dots v)
     => (lambda (dots)
          (define tail (parse-list-parts (cdr (stx-e (cdr v))) end d))
          (define alternatives (parse-eh-alternatives (car v) d))
          (p:dots (if (ellipsis+? dots)
                      (map (lambda (e) (at-least-one e)) alternatives)
                      alternatives)
                  tail))]
    [else
     (define p (parse-term (car v) d))
     (define tail (parse-list-parts (cdr v) end d))
     (cond
       [(action? p) (p:and (list p tail))]
       [(head-pattern? p) (p:hpair p tail)]
       [else (p:pair p tail #f)])]))

(define (next-dots v)
  (define rest (stx-e (cdr v)))
  (and (pair? rest)
       (or (ellipsis? (car rest)) (ellipsis+? (car rest)))
       (car rest)))
(define (at-least-one e)
  (eh (eh-head e) 1 (eh-most e) (eh-name e) (eh-too-few e) (eh-too-many e) #f '()))

;; ---- ellipsis-head alternatives ----

(define (parse-eh-alternatives stx d)
  (define v (syntax-e stx))
  (define id (and (pair? v) (identifier? (car v)) (car v)))
  (cond
    [(not id) (list (plain-eh stx d))]
    [(or (names? id ~alt) (names? id ~or))
     (apply append (map (lambda (s) (parse-eh-alternatives s d)) (cdr (stx->list stx))))]
    [(names? id ~once) (list (bounded-eh stx d 1 1 '((#:name expr) (#:too-few expr) (#:too-many expr))))]
    [(names? id ~optional)
     (list (bounded-eh stx d 0 1 '((#:name expr) (#:too-many expr) (#:defaults bindings))))]
    [(names? id ~between) (list (between-eh stx d))]
    [(names? id ~eh-var) (eh-set-alternatives stx d)]
    [(let ([proc (expander-of id)]) (and proc (expand-pattern proc stx)))
     => (lambda (stx) (parse-eh-alternatives stx d))]
    [else (list (plain-eh stx d))]))

(define (plain-eh stx d)
  (define p (parse-term stx d))
  (when (action? p) (complain d "action pattern not allowed here" stx))
  (eh (as-head p) 0 #f #f #f #f #f '()))

(define (bounded-eh stx d least most keywords)
  (define parts (cdr (stx->list stx)))
  (when (null? parts) (complain d "bad syntax" stx))
  (define-values (options rest) (parse-options (cdr parts) keywords stx))
  (eh (as-head (parse-term (car parts) d)) least most
      (option-value options '#:name #f) (option-value options '#:too-few #f) (option-value options '#:too-many #f)
      #t
      (parse-bindings (or (stx->list (option-value options '#:defaults #'())) '()) d)))

(define (between-eh stx d)
  (define parts (cdr (stx->list stx)))
  (unless (>= (length parts) 3) (complain d "bad syntax" stx))
  (define least (syntax-e (cadr parts)))
  (define most (syntax-e (caddr parts)))
  (unless (exact-nonnegative-integer? least) (complain d "expected exact nonnegative integer" (cadr parts)))
  (unless (or (exact-nonnegative-integer? most) (eqv? most +inf.0))
    (complain d "expected exact nonnegative integer or +inf.0" (caddr parts)))
  (define-values (options rest) (parse-options (cdddr parts) '((#:name expr) (#:too-few expr) (#:too-many expr)) stx))
  (eh (as-head (parse-term (car parts) d)) least (if (eqv? most +inf.0) #f most)
      (option-value options '#:name #f) (option-value options '#:too-few #f) (option-value options '#:too-many #f)
      #f '()))

;; (~eh-var name set): the set's alternatives, attributes under name
(define (eh-set-alternatives stx d)
  (define parts (stx->list stx))
  (define set (and (= 3 (length parts)) (syntax-local-value (caddr parts) (lambda () #f))))
  (unless (ehset? set) (complain d "not defined as an eh-alternative set" stx))
  (define name (cadr parts))
  (define (prefixed a)
    (attr (datum->syntax name (string->symbol (format "~a.~a" (syntax-e name) (syntax-e (attr-name a)))) name)
          (attr-depth a) (attr-syntax? a)))
  (for*/list ([alternative (in-list (ehset-alternatives set))]
              [e (in-list (parse-eh-alternatives alternative d))])
    (eh (rename-attrs (eh-head e) prefixed) (eh-least e) (eh-most e) (eh-name e) (eh-too-few e) (eh-too-many e)
        (eh-once? e) (map (lambda (b) (cons (prefixed (car b)) (cdr b))) (eh-defaults e)))))

;; A head pattern whose attributes are known under other names: bound again after the match.
(define (rename-attrs head rename)
  (define attrs (attrs-of head))
  (h:and head (p:and (list (a:bind (map (lambda (a) (cons (rename a) (attr-name a))) attrs))))))

;; ---- literals ----

;; from #:literals, #:datum-literals and #:literal-sets arguments to entries of decls
(define (resolve-literals literal-stxs datum-stxs set-stxs form)
  (append
   (for/list ([l (in-list literal-stxs)])
     (cond
       [(identifier? l) (list l 'literal l #f)]
       [else
        (define parts (stx->list l))
        (unless (and parts (>= (length parts) 2) (identifier? (car parts)) (identifier? (cadr parts)))
          (raise-syntax-error #f "expected literal entry" form l))
        (define-values (options rest) (parse-options (cddr parts) '((#:phase expr)) l))
        (list (car parts) 'literal (cadr parts) (option-value options '#:phase #f))]))
   (for/list ([l (in-list datum-stxs)])
     (cond
       [(identifier? l) (list l 'datum (syntax-e l) #f)]
       [else (define parts (stx->list l)) (list (car parts) 'datum (syntax-e (cadr parts)) #f)]))
   (apply append
          (for/list ([s (in-list set-stxs)])
            (define parts (if (identifier? s) (list s) (stx->list s)))
            (define set (syntax-local-value (car parts) (lambda () #f)))
            (unless (litset? set) (raise-syntax-error #f "expected identifier defined as a literal-set" form (car parts)))
            (define-values (options rest) (parse-options (cdr parts) '((#:at expr) (#:phase expr)) s))
            (define context (option-value options '#:at (car parts)))
            (define phase (option-value options '#:phase #f))
            (for/list ([e (in-list (litset-entries set))])
              (list (datum->syntax context (car e) context) (cadr e) (caddr e) (or phase (litset-phase set))))))))
