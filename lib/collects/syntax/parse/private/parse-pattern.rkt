#lang racket/base
;; syntax/parse/private/parse-pattern: from the text of patterns to their structure.
(require "records.rkt" "pattern.rkt" "keyword-options.rkt" "declarations.rkt"
         (for-template racket/base "keywords.rkt" "reify.rkt"))
(provide parse-whole-pattern parse-action-pattern parse-eh-alternatives parse-attr-arity check-distinct)

(define (ellipsis? x) (names? x ...))
(define (ellipsis+? x) (names? x ...+))

;; ---- entry points ----

(define (parse-whole-pattern stx d [splicing? #f])
  (define p (parse-term stx (with-heads d splicing?)))
  (define whole
    (cond
      [splicing? (if (action? p) (complain d "action pattern not allowed here" stx) (as-head p))]
      [(action? p) (p:and (list p))]
      [else p]))
  (check-distinct (attrs-of whole) d)
  whole)

(define (parse-action-pattern stx d)
  (define p (parse-term stx (with-heads d #t)))
  (unless (action? p) (complain d "expected action pattern" stx))
  p)

(define (check-distinct attrs d)
  (let loop ([l attrs])
    (unless (null? l)
      (when (find-attr (car l) (cdr l)) (complain d "duplicate attribute" (attr-name (find-attr (car l) (cdr l)))))
      (loop (cdr l)))))

(define (with-heads d heads?)
  (if (eq? heads? (decls-heads? d)) d (struct-copy decls d [heads? heads?])))
(define (with-cuts d cuts?) (struct-copy decls d [cuts? cuts?]))

(define (bindable name) (and name (not (names? name _)) name))

;; ---- terms ----

;; A pattern of any kind; head patterns only where d allows them.
(define (parse-term stx d)
  (define p (parse-any stx d))
  (when (and (head-pattern? p) (not (decls-heads? d)))
    (complain d (if (h:class? p) "splicing syntax class not allowed here" "head pattern not allowed here") stx))
  p)

(define (parse-any stx d)
  (define v (syntax-e stx))
  (cond
    [(identifier? stx) (parse-identifier stx d)]
    [(and (pair? v) (identifier? (car v)) (pattern-form (car v) stx d))]
    [(pair? v) (parse-list stx d)]
    [(null? v) (p:datum '())]
    [(vector? v) (p:vector (parse-list-parts (datum->syntax stx (vector->list v) stx) #f d stx))]
    [(box? v) (p:box (parse-single (unbox v) d))]
    [(prefab-struct-key v)
     => (lambda (key) (p:prefab key (parse-list (datum->syntax stx (cdr (vector->list (struct->vector v))) stx) d)))]
    [else (p:datum (syntax->datum stx))]))

(define (parse-single stx d)
  (define p (parse-term stx (with-heads d #f)))
  (if (action? p) (p:and (list p)) p))

;; An element of a list: of any kind.
(define (parse-element stx d) (parse-term stx (with-heads d #t)))

(define (parse-identifier stx d)
  (cond
    [(names? stx _) (p:any)]
    [(or (ellipsis? stx) (ellipsis+? stx)) (complain d "pattern keyword not allowed here" stx)]
    [(names? stx ~!)
     (unless (decls-cuts? d) (complain d "cut (~!) not allowed within ~not pattern" stx))
     (a:cut)]
    [(assoc-id stx (decls-literals d))
     => (lambda (l)
          (if (eq? (cadr l) 'datum)
              (p:datum (caddr l))
              (p:literal (caddr l) (cadddr l) (cadddr l))))]
    [(pattern-keyword? stx) (complain d "pattern keyword not allowed here" stx)]
    [(expander-of stx) => (lambda (proc) (parse-any (expand-pattern proc stx) d))]
    [(assoc-id stx (decls-declared d))
     => (lambda (l) (parse-class-use stx (cadr l) (caddr l) d (class-name (cadr l))))]
    [(and (decls-colons? d) (colon-parts stx))
     => (lambda (parts)
          (define name (bindable (car parts)))
          (when (and name (assoc-id name (decls-declared d)))
            (complain d (format "identifier previously declared with syntax class ~a" (syntax-e (cdr parts))) name))
          (parse-class-use name (cdr parts) #f d stx))]
    [(regexp-match? #rx"^~" (symbol->string (syntax-e stx)))
     (complain d "expected identifier not starting with ~ character" stx)]
    [(convention-for stx d) => (lambda (class) (parse-class-use stx class #f d (class-name class)))]
    [else (p:svar stx)]))
(define (class-name class-stx) (if (identifier? class-stx) class-stx (car (syntax-e class-stx))))

;; x:class -> (cons x class); #f without a colon in it
(define (colon-parts id)
  (define text (symbol->string (syntax-e id)))
  (define m (regexp-match #rx"^([^:]*):(.+)$" text))
  (and m
       (let ([name (cadr m)] [class (caddr m)])
         (define (part s offset)
           (datum->syntax id (string->symbol s)
                          (list (syntax-source id) (syntax-line id)
                                (and (syntax-column id) (+ (syntax-column id) offset))
                                (and (syntax-position id) (+ (syntax-position id) offset))
                                (string-length s))
                          id))
         (cons (part name 0) (part class (add1 (string-length name)))))))

(define (pattern-keyword? id)
  (or (names? id ~var) (names? id ~datum) (names? id ~literal) (names? id ~and) (names? id ~or)
      (names? id ~or*) (names? id ~alt) (names? id ~not) (names? id ~seq) (names? id ~rest)
      (names? id ~describe) (names? id ~bind) (names? id ~fail) (names? id ~parse) (names? id ~do)
      (names? id ~undo) (names? id ~post) (names? id ~commit) (names? id ~delimit-cut) (names? id ~optional)
      (names? id ~once) (names? id ~between) (names? id ~peek) (names? id ~peek-not) (names? id ~eh-var)
      (names? id ~reflect) (names? id ~splicing-reflect)))

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
    [(names? id ~datum)
     (let ([parts (stx->list stx)])
       (unless (and parts (= (length parts) 2)) (complain d "bad ~datum form" stx))
       (p:datum (syntax->datum (cadr parts))))]
    [(names? id ~literal) (parse-literal stx d)]
    [(names? id ~and) (parse-and stx d)]
    [(or (names? id ~or) (names? id ~or*)) (parse-or stx d)]
    [(names? id ~not)
     (let ([parts (stx->list stx)])
       (unless (and parts (= (length parts) 2)) (complain d "expected a single subpattern" stx))
       (p:not (parse-single (cadr parts) (with-cuts d #f))))]
    [(names? id ~seq)
     (unless (stx->list stx) (complain d "expected proper list pattern" stx))
     (h:list (parse-list-parts (cdr (syntax-e stx)) (p:end) d stx))]
    [(names? id ~rest) (parse-single (one-argument stx) d)]
    [(names? id ~describe) (parse-describe stx d)]
    [(names? id ~commit) (wrap (one-argument stx) (with-cuts d #t) p:commit h:commit)]
    [(names? id ~delimit-cut) (wrap (one-argument stx) (with-cuts d #t) p:delimit h:delimit)]
    [(names? id ~post)
     (let ([p (parse-term (one-argument stx) d)])
       (cond [(action? p) (a:post p)] [(head-pattern? p) (h:post p)] [else (p:post p)]))]
    [(names? id ~optional) (parse-optional stx d)]
    [(names? id ~peek) (h:peek (parse-head (one-argument stx) d))]
    [(names? id ~peek-not) (h:peek-not (parse-head (one-argument stx) d))]
    [(names? id ~bind)
     (a:bind (parse-bindings (cdr (or (stx->list stx) (raise-syntax-error #f "bad syntax" stx))) stx))]
    [(names? id ~fail) (parse-fail stx d)]
    [(names? id ~parse)
     (let ([parts (stx->list stx)])
       (unless (and parts (= (length parts) 3)) (complain d "bad ~parse pattern" stx))
       (a:parse (parse-single (cadr parts) d) (caddr parts)))]
    [(names? id ~do) (a:do (cdr (or (stx->list stx) (complain d "bad ~do pattern" stx))))]
    [(names? id ~undo) (a:undo (cdr (or (stx->list stx) (complain d "bad ~undo pattern" stx))))]
    [(names? id ~reflect) (parse-reflect stx d 'plain)]
    [(names? id ~splicing-reflect) (parse-reflect stx d 'splicing)]
    [(names? id ~!) #f]
    [(names? id ~alt) (complain d "ellipsis-head pattern allowed only before ellipsis" stx)]
    [(or (names? id ~once) (names? id ~between) (names? id ~eh-var) (ellipsis? id) (ellipsis+? id))
     (complain d "pattern keyword not allowed here" id)]
    [(expander-of id) => (lambda (proc) (parse-any (expand-pattern proc stx) d))]
    [else #f]))

(define (one-argument stx)
  (define parts (stx->list stx))
  (unless (and parts (= (length parts) 2)) (raise-syntax-error #f "bad syntax" stx))
  (cadr parts))

;; a head pattern, what is for one term made one
(define (parse-head stx d)
  (define p (parse-element stx d))
  (when (action? p) (complain d "action pattern not allowed here" stx))
  (as-head p))

(define (wrap inner d single head)
  (define p (parse-term inner d))
  (if (head-pattern? p) (head p) (single (if (action? p) (p:and (list p)) p))))

(define (parse-var stx d)
  (define (rest-after v n) (and v (if (eqv? n 0) v (and (pair? (stx-e v)) (rest-after (cdr (stx-e v)) (sub1 n))))))
  (define after-name (rest-after stx 2))
  (define (bad) (complain d "bad ~var form" stx))
  (unless after-name (bad))
  (define name-stx (cadr (stx->prefix stx 2)))
  (unless (identifier? name-stx) (complain d "expected identifier" name-stx))
  (define name (bindable name-stx))
  (cond
    [(null? (stx-e after-name)) (if name (p:svar name) (p:any))]
    [(not (pair? (stx-e after-name))) (bad)]
    [else
     (define class (car (stx-e after-name)))
     (unless (or (identifier? class)
                 (let ([parts (stx->list class)]) (and parts (pair? parts) (identifier? (car parts)))))
       (raise-syntax-error #f "expected syntax class use" stx class))
     (define options
       (parse-all-options (cdr (stx-e after-name)) '((#:attr-name-separator string) (#:role expr)) stx))
     (define separator (option-value options '#:attr-name-separator #f))
     (unless (or (not separator) (string? (syntax-e separator)))
       (raise-syntax-error #f "expected string" stx separator))
     (parse-class-use name class (option-value options '#:role #f) d stx
                      #:separator (if separator (syntax-e separator) "."))]))
(define (stx->prefix v n)
  (if (eqv? n 0) '() (cons (car (stx-e v)) (stx->prefix (cdr (stx-e v)) (sub1 n)))))

(define (parse-literal stx d)
  (define parts (stx->list stx))
  (unless (and parts (>= (length parts) 2)) (complain d "bad ~literal pattern" stx))
  (unless (identifier? (cadr parts)) (complain d "expected identifier" (cadr parts)))
  (define phase (option-value (parse-all-options (cddr parts) '((#:phase expr)) stx) '#:phase #f))
  (p:literal (cadr parts) phase phase))

;; (~reflect name (expr arg ...) [#:attributes (attr ...)]): the class is a value, found when the pattern is matched; of its
;; attributes those that are listed are bound.
(define (parse-reflect stx d kind)
  (define parts (stx->list stx))
  (define n (if parts (length parts) 0))
  (define (bad) (raise-syntax-error #f "bad syntax" stx))
  (unless (or (= n 3) (and (= n 5) (eq? '#:attributes (syntax-e (cadddr parts))))) (bad))
  (define name (cadr parts))
  (define use (stx->list (caddr parts)))
  (define attr-stxs (if (= n 5) (stx->list (list-ref parts 4)) '()))
  (unless (and (pair? use) attr-stxs) (bad))
  (when (and (eq? kind 'splicing) (not (decls-heads? d))) (complain d "head pattern not allowed here" stx))
  (unless (identifier? name) (complain d "expected identifier" name))
  (define attrs (map (lambda (a) (parse-attr-arity a stx)) attr-stxs))
  (check-distinct attrs d)
  (define keys (argument-keys (cdr use) (decls-form d)))
  (define named (map (lambda (a) (attr (syntax-e (attr-name a)) (attr-depth a) #f)) attrs))
  (define (parser in-scope)
    #`(reflected-parser #,(in-scope (car use)) '#,kind '#,(map (lambda (a) (list (attr-name a) (attr-depth a))) named)
                        '#,(- (length (cdr use)) (* 2 (length keys))) '#,keys))
  (class-pattern (stxclass 'reflect named parser kind #f #t #f #f) (bindable name) (cdr use) #f "."))

;; the patterns after the keyword of ~and, ~or and ~alt
(define (sequence stx d)
  (define parts (stx->list stx))
  (unless parts (complain d "expected sequence of patterns" stx))
  (when (null? (cdr parts)) (complain d "expected at least one pattern" stx))
  (cdr parts))

(define (parse-and stx d)
  (define part-stxs (sequence stx d))
  (define parts (map (lambda (s) (parse-term s d)) part-stxs))
  (cond
    [(andmap action? parts)
     (unless (decls-heads? d) (complain d "expected at least one single-term pattern" stx))
     (a:and parts)]
    [(ormap head-pattern? parts)
     (for ([p (in-list parts)] [s (in-list part-stxs)])
       (unless (or (head-pattern? p) (action? p))
         (complain d "single-term pattern not allowed after head pattern" s)))
     (let loop ([parts parts] [head #f] [before '()])
       (cond
         [(null? parts) head]
         [(not head)
          (if (action? (car parts))
              (loop (cdr parts) head (cons (car parts) before))
              (loop (cdr parts) (let ([h (car parts)])
                                  (if (null? before) h (h:list (p:and (append (reverse before) (list (head->list h)))))))
                    before))]
         [(action? (car parts)) (loop (cdr parts) (h:and head (p:and (list (car parts)))) before)]
         [else (loop (cdr parts) (h:and head (whole-list (car parts))) before)]))]
    [else (p:and parts)]))
(define (head->list h) (p:hpair h (p:end)))
;; the head pattern as a pattern for exactly the terms of a list
(define (whole-list h) (p:hpair h (p:datum '())))

(define (parse-or stx d)
  (define part-stxs (sequence stx d))
  (define parts (map (lambda (s) (parse-term s d)) part-stxs))
  (define attrs (union-attrs (map attrs-of parts)))
  (when (decls-heads? d)
    (for ([p (in-list parts)] [s (in-list part-stxs)])
      (when (action? p) (complain d "action pattern not allowed here" s))))
  (if (ormap head-pattern? parts)
      (h:or (map as-head parts) attrs)
      (let ([parts (map (lambda (p) (if (action? p) (p:and (list p)) p)) parts)])
        (share-pairs! parts)
        (p:or parts attrs))))

(define (parse-describe stx d)
  (define-values (options rest) (parse-options (cdr (syntax-e stx)) '((#:opaque) (#:role expr)) stx))
  (define parts (stx->list rest))
  (unless (and parts (= (length parts) 2)) (raise-syntax-error #f "bad syntax" (datum->syntax stx rest stx)))
  (define p (parse-term (cadr parts) d))
  (define opaque? (and (option-given? options '#:opaque) #t))
  (define role (option-value options '#:role #f))
  (if (head-pattern? p)
      (h:describe p (car parts) opaque? role)
      (p:describe (if (action? p) (p:and (list p)) p) (car parts) opaque? role)))

(define (parse-optional stx d)
  (define e (bounded-eh stx d 0 1 '((#:defaults bindings))))
  (h:optional (eh-head e) (eh-defaults e) (union-attrs (list (attrs-of (eh-head e)) (map car (eh-defaults e))))))

;; ([attr expr] ...) -> list of (attr . expr)
(define (parse-bindings clauses form)
  (for/list ([c (in-list clauses)])
    (define parts (stx->list c))
    (unless (and parts (= 2 (length parts))) (raise-syntax-error #f "expected bind clause" form c))
    (cons (parse-attr-arity (car parts) form) (cadr parts))))
;; form: for complaints
(define (parse-attr-arity stx form)
  (define parts (and (not (identifier? stx)) (stx->list stx)))
  (cond
    [(identifier? stx) (attr stx 0 #f)]
    [(and parts (= 2 (length parts)) (identifier? (car parts)))
     (unless (exact-nonnegative-integer? (syntax-e (cadr parts)))
       (raise-syntax-error #f "expected depth (nonnegative integer)" form (cadr parts)))
     (attr (car parts) (syntax-e (cadr parts)) #f)]
    [else (raise-syntax-error #f "expected attribute name with optional depth declaration" form stx)]))

(define (parse-fail stx d)
  (define-values (options rest)
    (parse-options (cdr (syntax-e stx)) '((#:when expr) (#:unless expr)) stx #:incompatible '((#:when #:unless))))
  (define parts (stx->list rest))
  (unless (and parts (<= (length parts) 1)) (complain d "bad ~fail pattern" stx))
  (define kind (if (option-given? options '#:unless) 'unless 'when))
  (a:fail kind
          (or (option-value options '#:when #f) (option-value options '#:unless #f) ''#t)
          (if (null? parts) ''#f (car parts))))

;; ---- lists ----

(define (parse-list stx d) (parse-list-parts stx #f d stx))

;; stx: a list, proper or not, possibly plain at its end; end: what closes a proper list, #f for (); whole: the form
(define (parse-list-parts stx end d whole)
  (define v (stx-e stx))
  (define (tail-stx) (if (syntax? stx) stx (datum->syntax whole stx whole)))
  (define (tail p)
    (when end (complain d "expected proper list pattern" whole))
    p)
  (cond
    [(null? v) (or end (p:datum '()))]
    [(not (pair? v)) (tail (parse-single (tail-stx) d))]
    ;; (pat . (~form more)) reads as (pat ~form more)
    [(and (identifier? (car v)) (not (eq? stx whole)) (pattern-form (car v) (tail-stx) (with-heads d #f)))
     => (lambda (p)
          (when (head-pattern? p) (complain d "head pattern not allowed here" (tail-stx)))
          (tail (if (action? p) (p:and (list p)) p)))]
    [(next-dots v)
     => (lambda (dots)
          (define alternatives (parse-eh-alternatives (car v) d))
          (define tail (parse-list-parts (cdr (stx-e (cdr v))) end d whole))
          (p:dots (if (ellipsis+? dots)
                      (map (lambda (e) (at-least-one e)) alternatives)
                      alternatives)
                  tail))]
    [else
     (define p (parse-element (car v) d))
     (define tail (parse-list-parts (cdr v) end d whole))
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

(define once-table '((#:too-few expr) (#:too-many expr) (#:name expr)))
(define optional-table '((#:too-many expr) (#:name expr) (#:defaults bindings)))

(define (parse-eh-alternatives stx d)
  (define v (syntax-e stx))
  (define id (and (pair? v) (identifier? (car v)) (car v)))
  (cond
    [(not id) (list (plain-eh stx d))]
    [(or (names? id ~alt) (names? id ~or))
     (apply append (map (lambda (s) (parse-eh-alternatives s d)) (sequence stx d)))]
    [(names? id ~once) (list (bounded-eh stx d 1 1 once-table))]
    [(names? id ~optional) (list (bounded-eh stx d 0 1 optional-table))]
    [(names? id ~between) (list (between-eh stx d))]
    [(names? id ~eh-var) (eh-set-alternatives stx d)]
    [(let ([proc (expander-of id)]) (and proc (expand-pattern proc stx)))
     => (lambda (stx) (parse-eh-alternatives stx d))]
    [else (list (plain-eh stx d))]))

(define (plain-eh stx d)
  (define head (parse-head stx d))
  (when (and (nullable-head? head) (not (decls-lenient? d)))
    (log-syntax-parse-error "nullable ellipsis-head pattern: ~e" stx))
  (eh head 0 #f #f #f #f #f '()))

(define-logger syntax-parse)
;; Is it known that the pattern can match nothing?
(define (nullable-head? h)
  (cond
    [(h:list? h) (nullable-tail? (h:list-part h))]
    [(h:or? h) (ormap nullable-head? (h:or-parts h))]
    [(h:optional? h) #t]
    [(h:describe? h) (nullable-head? (h:describe-part h))]
    [(h:commit? h) (nullable-head? (h:commit-part h))]
    [(h:delimit? h) (nullable-head? (h:delimit-part h))]
    [(h:post? h) (nullable-head? (h:post-part h))]
    [(h:and? h) (nullable-head? (h:and-head h))]
    [else #f]))
(define (nullable-tail? p)
  (cond
    [(p:end? p) #t]
    [(p:datum? p) (null? (p:datum-datum p))]
    [(p:hpair? p) (and (nullable-head? (p:hpair-head p)) (nullable-tail? (p:hpair-tail p)))]
    [(p:dots? p)
     (and (nullable-tail? (p:dots-tail p)) (andmap (lambda (e) (eqv? 0 (eh-least e))) (p:dots-alternatives p)))]
    [(p:and? p) (andmap (lambda (part) (or (action? part) (nullable-tail? part))) (p:and-parts p))]
    [else #f]))

(define (bounded-eh stx d least most keywords)
  (define rest (cdr (syntax-e stx)))
  (unless (pair? (stx-e rest)) (raise-syntax-error #f "bad syntax" stx))
  (define options (parse-all-options (cdr (stx-e rest)) keywords stx))
  (define head (parse-head (car (stx-e rest)) d))
  (define default-stx (option-value options '#:defaults #'()))
  (define defaults
    (parse-bindings (or (stx->list default-stx) (raise-syntax-error #f "expected sequence of bind clauses" stx default-stx))
                    stx))
  (for ([b (in-list defaults)])
    (unless (find-attr (car b) (attrs-of head))
      (raise-syntax-error #f "attribute bound in defaults but not in pattern" stx (attr-name (car b)))))
  (eh head least most
      (option-value options '#:name #f) (option-value options '#:too-few #f) (option-value options '#:too-many #f)
      #t defaults))

(define (between-eh stx d)
  (define parts (stx->list stx))
  (unless (and parts (>= (length parts) 4)) (raise-syntax-error #f "bad syntax" stx))
  (define least (syntax-e (caddr parts)))
  (define most (syntax-e (cadddr parts)))
  (unless (exact-nonnegative-integer? least) (complain d "expected exact nonnegative integer" (caddr parts)))
  (unless (or (exact-nonnegative-integer? most) (eqv? most +inf.0))
    (complain d "expected exact nonnegative integer or +inf.0" (cadddr parts)))
  (when (> least most) (complain d "minimum larger than maximum repetition constraint" stx))
  (define options (parse-all-options (cddddr parts) once-table stx))
  (eh (parse-head (cadr parts) d) least (if (eqv? most +inf.0) #f most)
      (option-value options '#:name #f) (option-value options '#:too-few #f) (option-value options '#:too-many #f)
      #f '()))

;; (~eh-var name set): the set's alternatives, attributes under name
(define (eh-set-alternatives stx d)
  (define parts (stx->list stx))
  (unless (and parts (= 3 (length parts))) (complain d "pattern keyword not allowed here" (car (syntax-e stx))))
  (define set (syntax-local-value (caddr parts) (lambda () #f)))
  (unless (ehset? set) (complain d "not defined as an eh-alternative-set" (caddr parts)))
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
