#lang racket/base
;; racket/contract/private/struct-parts: the parts of a structure type, and of a use of struct/dc.
;; Layer: contract system, for phase 1.

(provide struct-parts parse-struct-clauses (struct-out clause) find-clause all-deps dep-variable variables-for)

(require racket/struct-info (for-template racket/base))

;; (struct-parts stx id) -> identifiers of the predicate, the accessors and the mutators, in the order of the fields; a
;; mutator is #f where the field is immutable.  expected : what the message says when ID is no structure type
(define (struct-parts stx id [expected "expected a struct identifier"])
  (define v (and (identifier? id) (syntax-local-value id (lambda () #f))))
  (unless (struct-info? v) (raise-syntax-error #f expected stx id))
  (define info (extract-struct-info v))
  (define accessors (reverse (filter values (cadddr info))))
  (define mutators
    (let loop ([l (reverse (list-ref info 4))] [n (length accessors)]) (if (> (length l) n) (loop (cdr l) n) l)))
  (values (caddr info) accessors mutators))

;; label : syntax, how the field is written; get, set : identifiers, set perhaps #f; deps : list of labels or #f;
;; lazy? : boolean; kind : 'flat, 'chaperone or 'impersonator; options : list of the keywords that were given
;; state? : whether it is said to depend on what may change
(struct clause (label get set deps lazy? kind options state? contract))

;; The variable that a dependency is bound to: its field's name.
(define (dep-variable label)
  (syntax-case label ()
    [(kw selector) (keyword? (syntax-e #'kw)) #'selector]
    [(id . _) #'id]
    [id #'id]))
(define (same-label? a b) (equal? (syntax->datum a) (syntax->datum b)))
(define (find-label label labels) (for/first ([l (in-list labels)] #:when (same-label? label l)) l))
(define (find-clause label clauses) (for/first ([c (in-list clauses)] #:when (same-label? label (clause-label c))) c))
;; -> the labels of the CLAUSES that DEPS name, or that those depend on, in the order of CLAUSES: each comes there after those
;; it depends on
(define (all-deps deps clauses)
  (define needed
    (for/fold ([needed deps]) ([c (in-list (reverse clauses))])
      (if (find-label (clause-label c) needed) (append (or (clause-deps c) '()) needed) needed)))
  (for/list ([c (in-list clauses)] #:when (find-label (clause-label c) needed)) (clause-label c)))
;; -> parameters for the values of LABELS: variables for those that are NAMED
(define (variables-for named labels)
  (for/list ([label (in-list labels)] [unused (in-list (generate-temporaries labels))])
    (define found (find-label label named))
    (if found (dep-variable found) unused)))

;; -> identifier of the structure type, of its predicate, clauses in an order in which each comes after those it depends
;; on, and #f or the fields and the expression of #:inv
(define (parse-struct-clauses stx)
  (define (fail text [at #f]) (if at (raise-syntax-error #f text stx at) (raise-syntax-error #f text stx)))
  (define parts (or (syntax->list stx) (fail "bad syntax")))
  (unless (pair? (cdr parts)) (fail "expected a struct name"))
  (define id (cadr parts))
  (unless (identifier? id) (fail "expected a struct name" id))
  (define-values (predicate accessors mutators) (struct-parts stx id "expected a struct"))
  (define (no-selector at)
    (fail (string-append "could not identify selector;\n expected either an identifier that names a field,\n"
                         " a sequence with a field name, #:parent, and the parent struct that matches, or\n"
                         " a sequence starting with #:selector and a selector identifier")
          at))
  ;; label -> accessor and mutator
  (define (selector label)
    (define (named type name) (string->symbol (format "~a-~a" (syntax-e type) (syntax-e name))))
    (define wanted
      (syntax-case label ()
        [name (identifier? #'name) (named id #'name)]
        [(name #:parent type) (and (identifier? #'name) (identifier? #'type)) (named #'type #'name)]
        [(#:selector name) (identifier? #'name) (syntax-e #'name)]
        [_ (no-selector label)]))
    (let loop ([gets accessors] [sets mutators])
      (cond [(null? gets) (no-selector (dep-variable label))]
            [(eq? wanted (syntax-e (car gets))) (values (car gets) (car sets))]
            [else (loop (cdr gets) (cdr sets))])))
  (define (parse-clause c)
    (define (bad) (fail "could not parse clause" c))
    (define l (syntax->list c))
    (unless (and l (pair? l) (pair? (cdr l))) (bad))
    (define label (car l))
    (unless (syntax-case label ()
              [name (identifier? #'name) #t]
              [(name #:parent type) (and (identifier? #'name) (identifier? #'type))]
              [(#:selector name) (identifier? #'name)]
              [_ #f])
      (fail "expected a field-name (either an identifier or a sequence: (selector-id #:parent struct-id))" label))
    ;; the options end where the one contract stands
    (define-values (options rest)
      (let loop ([l (if (and (pair? (cddr l)) (syntax->list (cadr l))) (cddr l) (cdr l))] [options '()])
        (if (and (pair? l) (keyword? (syntax-e (car l))))
            (loop (cdr l) (cons (car l) options))
            (values (reverse options) l))))
    (define deps (and (pair? (cddr l)) (syntax->list (cadr l))))
    (unless (and (pair? rest) (null? (cdr rest))
                 (for/and ([o (in-list options)])
                   (memq (syntax-e o) (if deps '(#:lazy #:flat #:chaperone #:impersonator #:depends-on-state) '(#:lazy)))))
      (bad))
    (define (given kw) (for/first ([o (in-list options)] #:when (eq? kw (syntax-e o))) o))
    (when (and (given '#:lazy) (given '#:flat)) (fail "cannot have #:lazy on a flat contract field" (given '#:flat)))
    (define-values (get set) (selector label))
    (when (and (given '#:lazy) set)
      (fail (format "the field: ~a is mutable, so its contract cannot be lazy" (syntax->datum label)) label))
    (when (and (given '#:impersonator) (not set))
      (fail (format "the field: ~a is immutable, so the contract cannot be an impersonator contract"
                    (syntax->datum label))
            label))
    (clause label get set deps (and (given '#:lazy) #t)
            (cond [(given '#:flat) 'flat] [(given '#:impersonator) 'impersonator] [else 'chaperone])
            (filter (lambda (o) (not (eq? '#:depends-on-state (syntax-e o)))) options)
            (and (given '#:depends-on-state) #t)
            (car rest)))
  (define-values (clauses invariant)
    (let loop ([l (cddr parts)] [clauses '()])
      (cond
        [(null? l) (values (reverse clauses) #f)]
        [(eq? '#:inv (syntax-e (car l)))
         (define deps (and (pair? (cdr l)) (syntax->list (cadr l))))
         (unless (and deps (= 3 (length l)))
           (fail "expected a sequence of identifiers and an invariant expression to follow #:inv" (car l)))
         (values (reverse clauses) (list deps (caddr l)))]
        [else (loop (cdr l) (cons (parse-clause (car l)) clauses))])))
  (for* ([c (in-list clauses)] [d (in-list (or (clause-deps c) '()))])
    (unless (find-clause d clauses)
      (fail (format "the field: ~a is depended on (by the contract on the field: ~a), but it has no contract"
                    (syntax->datum d) (syntax->datum (clause-label c)))
            (clause-label c))))
  (define (on-state? c) (or (clause-state? c) (ormap changes? (or (clause-deps c) '()))))
  (define (changes? label)
    (define c (find-clause label clauses))
    (or (clause-set c) (on-state? c)))
  (define ordered (in-order fail clauses))
  (for ([c (in-list clauses)])
    (when (and (clause-lazy? c) (on-state? c))
      (fail (format "the contract on field ~a depends on mutable state (possibly indirectly), so cannot be lazy"
                    (syntax->datum (clause-label c)))
            (clause-label c))))
  (values id predicate ordered invariant))

(define (in-order fail clauses)
  (let loop ([left clauses] [done '()])
    (cond
      [(null? left) (reverse done)]
      [else
       (define ready
         (for/first ([c (in-list left)]
                     #:when (for/and ([d (in-list (or (clause-deps c) '()))]) (find-clause d done)))
           c))
       (unless ready (fail "found cyclic dependencies"))
       (loop (remq ready left) (cons ready done))])))
