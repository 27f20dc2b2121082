#lang racket/base
;; racket/private/match-pattern: the patterns of racket/match, as trees; match expanders.
;; Layer: above racket/base, used at phase 1.
;;
;; A pattern's shape is checked when it is parsed, with the reference's messages; private/match-compile.rkt makes tests of
;; the trees.
;;
;; Trees:  (any) (var id) (const datum) (expr stx eq) (pair p p) (mpair p p) (box p) (vector (p ...))
;;   (test stx (p ...)) (app stx (p ...)) (and (p ...)) (or (p ...)) (not p) (rx stx p)
;;   (struct pred ((accessor p) ...)) (repeat p min greedy-tail) (no-order (p ...) rest)
;;   list-like patterns are pairs and repeats ending in (const ()) or in any pattern.

(provide parse-pattern variables-of-pattern pattern-variables
         prop:match-expander match-expander? make-match-expander prop:legacy-match-expander legacy-match-expander?
         syntax-local-match-introduce)

(require racket/struct-info
         (for-template racket/base "match-runtime.rkt"))

;; ---- match expanders --------------------------------------------------------------------------

(define-values (prop:match-expander match-expander? match-expander-ref)
  (make-struct-type-property
   'match-expander
   (lambda (v info)
     ;; the value becomes a function from the instance to a transformer of one argument
     (cond
       [(exact-nonnegative-integer? v)
        (let ([ref (cadddr info)]) (lambda (self) (ref self v)))]
       [(procedure-arity-includes? v 2) (lambda (self) (lambda (stx) (v self stx)))]
       [else (lambda (self) v)]))))
(define-values (prop:legacy-match-expander legacy-match-expander? legacy-match-expander-ref)
  (make-struct-type-property 'legacy-match-expander))

(struct expander (match-transformer expression-transformer)
  #:property prop:match-expander (lambda (self stx) ((expander-match-transformer self) stx))
  #:property prop:procedure
  (lambda (self stx)
    (let ([t (expander-expression-transformer self)])
      (cond
        [(not t) (raise-syntax-error #f "this match expander must be used inside match" stx)]
        [(set!-transformer? t) ((set!-transformer-procedure t) stx)]
        [else (t stx)]))))

(define (make-match-expander match-transformer expression-transformer)
  (expander match-transformer expression-transformer))

(define current-introducer (make-parameter (lambda (stx) stx)))
(define (syntax-local-match-introduce stx) ((current-introducer) stx))

(define (expand-pattern value stx)
  (define intro (make-syntax-introducer))
  (define t ((match-expander-ref value) value))
  (parameterize ([current-introducer intro])
    (intro (t (intro stx)))))

;; What a match expander returns may be armed.  It is taken apart with the library's own right, and the
;; expressions in it are given its dye packs again.
(define inspector (variable-reference->module-declaration-inspector (#%variable-reference)))
(define current-armed (make-parameter #f))
(define (protected e)
  (if (current-armed) (syntax-rearm e (current-armed)) e))

(define (parse-expanded pattern)
  (let ([clean (syntax-disarm pattern inspector)])
    (if (eq? clean pattern)
        (parse-pattern pattern)
        (parameterize ([current-armed (protected pattern)]) (parse-pattern clean)))))

;; ---- parsing ----------------------------------------------------------------------------------

(define (bad stx [msg "syntax error in pattern"])
  (raise-syntax-error 'match msg stx))

(define (symbol-of stx) (let ([e (and (syntax? stx) (syntax-e stx))]) (and (symbol? e) e)))

;; -> the least number of repetitions, or #f
(define (ellipsis-count stx)
  (define s (symbol-of stx))
  (and s
       (case s
         [(... ___) 0]
         [else
          (let ([m (regexp-match #rx"^(?:[.][.]|__)([0-9]+)$" (symbol->string s))])
            (and m (string->number (cadr m))))])))

(define (local-value id) (syntax-local-value id (lambda () #f)))
(define ellipsis-message "incorrect use of ... in pattern")

(define (parse-pattern stx)
  (define e (syntax-e stx))
  (cond
    [(symbol? e)
     (cond [(eq? e '_) '(any)]
           [(ellipsis-count stx) (bad stx ellipsis-message)]
           [else (list 'var stx)])]
    [(pair? e) (parse-form stx e)]
    [(null? e) (bad stx)]
    [(or (vector? e) (box? e) (hash? e) (prefab-struct-key e)) (bad stx)]
    [else (list 'const (syntax->datum stx))]))

(define (parse-form stx e)
  (define head (car e))
  (define value (and (identifier? head) (local-value head)))
  (cond
    [(and value (match-expander? value)) (parse-expanded (expand-pattern value stx))]
    [(eq? 'list* (symbol-of head)) (parse-form stx (cons 'list-rest (cdr e)))]
    [else
     (define name (if (symbol? head) head (symbol-of head)))
     (define args (syntax->list (datum->syntax #f (cdr e))))
     (cond
       [(named-form? name args) (parse-named-form stx name args)]
       [(and value (struct-info? value)) (parse-struct stx head (datum->syntax #f (cdr e) stx))]
       [(eq? name 'list-rest) (bad (datum->syntax #f (cons 'list-rest (cdr e))))]
       [else (bad stx)])]))

;; Is this the name of a kind of pattern, with a number of arguments that such patterns can have, or that they complain
;; of themselves?   args : list, or #f for an improper list
(define (named-form? name args)
  (define n (if args (length args) -1))
  (case name
    [(quote quasiquote hash-table == struct*) #t]
    [(var) (and (= n 1) (identifier? (car args)))]
    [(list list-rest list-no-order vector and or not) (>= n 0)]
    [(? app) (>= n 1)]
    [(box) (= n 1)]
    [(regexp pregexp) (<= 1 n 2)]
    [(cons mcons struct) (= n 2)]
    [else #f]))

(define (parse-named-form stx name args)
  (define n (if args (length args) -1))
  (define (patterns) (map parse-pattern args))
  (case name
    [(var) (list 'var (car args))]
    [(quote) (unless (= n 1) (bad stx "syntax error in quote pattern")) (list 'const (syntax->datum (car args)))]
    [(quasiquote)
     (unless (= n 1) (raise-syntax-error 'match "illegal use of quasiquote"))
     (parse-quasi (car args))]
    [(list list-rest) (parse-sequence name args)]
    [(list-no-order) (parse-no-order stx args)]
    [(hash-table)
     (unless args (bad stx "syntax error in hash-table pattern"))
     (parse-hash-table stx args)]
    [(vector) (parse-vector args)]
    [(cons) (cons 'pair (patterns))]
    [(mcons) (cons 'mpair (patterns))]
    [(box) (cons 'box (patterns))]
    [(and) (list 'and (patterns))]
    [(or) (parse-or stx (patterns))]
    [(not) (list 'not (list 'or (patterns)))]
    [(?) (list 'test (protected (car args)) (map parse-pattern (cdr args)))]
    [(app) (list 'app (protected (car args)) (map parse-pattern (cdr args)))]
    [(==)
     (unless (<= 1 n 2) (raise-syntax-error #f "bad syntax" stx))
     (list 'expr (protected (car args)) (if (= n 2) (protected (cadr args)) #'equal?))]
    [(regexp) (parse-regexp (protected (car args)) (cdr args))]
    [(pregexp)
     (parse-regexp (let ([literal (syntax-e (car args))])
                     (if (or (pregexp? literal) (byte-pregexp? literal))
                         (car args)
                         #`(let ([v #,(protected (car args))])
                             (if (or (pregexp? v) (byte-pregexp? v)) v (pregexp v)))))
                   (cdr args))]
    [(struct) (parse-struct stx (car args) (cadr args))]
    [(struct*)
     (unless (and (= n 2) (stx-list? (cadr args))) (raise-syntax-error #f "bad syntax" stx))
     (parse-struct* stx (car args) (syntax->list (cadr args)))]))

(define (stx-list? stx) (and (syntax->list stx) #t))

(define (parse-or stx alternatives)
  (for ([p (in-list (if (null? alternatives) '() (cdr alternatives)))])
    (define vars (pattern-variables p))
    (define first-vars (pattern-variables (car alternatives)))
    (define (missing a b)
      (for/first ([id (in-list a)]
                  #:unless (ormap (lambda (o) (bound-identifier=? id o)) b))
        id))
    (define id (or (missing vars first-vars) (missing first-vars vars)))
    (when id (raise-syntax-error 'match "variable not bound in all or patterns" stx id)))
  (list 'or alternatives))

;; rx : expression;  args : list of at most one pattern, for the result
(define (parse-regexp rx args)
  (list 'rx rx (if (null? args) '(any) (parse-pattern (car args)))))

;; Elements with ellipses, up to the end of a list, or for `list-rest` up to a pattern for the rest.
(define (parse-sequence name args)
  (define (lone-ellipsis)
    (raise-syntax-error 'match ellipsis-message (datum->syntax #f (cons name args)) (car args)))
  (cond
    [(null? args) (if (eq? name 'list) '(const ()) (bad (datum->syntax #f (list name))))]
    [(and (pair? (cdr args)) (ellipsis-count (cadr args)))
     => (lambda (least)
          (repetition (lambda () (parse-pattern (car args))) least (parse-sequence name (cddr args))))]
    [(and (eq? name 'list-rest) (null? (cdr args))) (parse-pattern (car args))]
    [(and (null? (cdr args)) (ellipsis-count (car args))) (lone-ellipsis)]
    [else (list 'pair (parse-pattern (car args)) (parse-sequence name (cdr args)))]))

;; Is nothing told of variables that occur within and behind a repetition?
(define quiet? (make-parameter #f))
;; A variable of what is repeated stands for the list of its values: behind the ellipsis it matches anything.
(define (repetition parse least tail)
  (define p (parameterize ([quiet? #t]) (parse)))
  (define vars (pattern-variables p))
  (define (repeated id) (for/first ([v (in-list vars)] #:when (bound-identifier=? v id)) v))
  (define tail-vars (filter repeated (pattern-variables tail)))
  (for ([id (in-list tail-vars)] #:unless (quiet?))
    (log-error "non-linear pattern used in `match` with ... at ~a and ~a" id (repeated id)))
  (list 'repeat p least (if (null? tail-vars) tail (without-variables tail tail-vars))))

;; p with patterns for anything in place of the variables ids
(define (without-variables p ids)
  (let loop ([p p])
    (cond
      [(not (pair? p)) p]
      [(and (eq? 'var (car p)) (ormap (lambda (id) (bound-identifier=? id (cadr p))) ids)) '(any)]
      [(memq (car p) '(const expr)) p]
      [else (cons (loop (car p)) (loop (cdr p)))])))

(define (parse-vector args)
  (if (ormap ellipsis-count args)
      (list 'test #'vector?
            (list (list 'app #'vector->list (list (parse-sequence 'list args)))))
      (list 'vector (map parse-pattern args))))

(define (parse-no-order stx args)
  (define-values (fixed rest) (split-repeat args))
  (define early (and (not rest) (ormap (lambda (a) (and (ellipsis-count a) a)) args)))
  (when early
    (raise-syntax-error
     'match "dot dot k can only appear at the end of unordered match patterns" stx early))
  (no-order (map parse-pattern fixed) (and rest (repeat-all (parse-pattern (car rest)) (cdr rest)))))

(define (no-order ps rest)
  (define ids (append (if rest (pattern-variables rest) '()) (apply append (map pattern-variables ps))))
  (define twice (check-duplicate-identifier ids))
  (when twice (raise-syntax-error 'list-no-order "unexpected duplicate identifier" twice))
  (list 'no-order ps rest))

(define (repeat-all p least) (list 'repeat p least '(const ())))

;; -> the elements, and #f or (cons element least) for one before a final ellipsis
(define (split-repeat args)
  (define rev (reverse args))
  (if (and (pair? rev) (pair? (cdr rev)) (ellipsis-count (car rev)))
      (values (reverse (cddr rev)) (cons (cadr rev) (ellipsis-count (car rev))))
      (values args #f)))

;; The entries are lists of key and value. Without an ellipsis the table may have more of them than there are patterns,
;; if there are any.
(define (parse-hash-table stx args)
  (define (entry a)
    (define l (syntax->list a))
    (cond
      [(and l (= 2 (length l)))
       `(pair ,(parse-pattern (car l)) (pair ,(parse-pattern (cadr l)) (const ())))]
      [(identifier? a) (parse-pattern a)]
      [else (raise-syntax-error #f "bad syntax" a)]))
  (define-values (fixed rest) (split-repeat args))
  (define early (and (not rest) (ormap (lambda (a) (and (ellipsis-count a) a)) args)))
  (when early
    (if (null? (cdr args))
        (parse-no-order (datum->syntax #f (cons 'list-no-order args)) args)
        (raise-syntax-error
         'match "dot dot k can only appear at the end of hash-table patterns" stx early)))
  (list 'test #'hash?
        (list (list 'app #'hash-entries
                    (list (no-order (map entry fixed)
                                    (cond
                                      [rest (repeat-all (entry (car rest)) (cdr rest))]
                                      [(null? args) #f]
                                      [else (repeat-all '(any) 0)])))))))

(define (parse-quasi stx)
  (define e (syntax-e stx))
  (define key (prefab-struct-key e))
  (cond
    [(and (pair? e) (quasi-form 'unquote stx)) => parse-pattern]
    [(pair? e) (parse-quasi-list e stx)]
    [(vector? e) (parse-quasi-elements #'vector? #'vector->list (vector->list e) stx)]
    [key
     (parse-quasi-elements #`(lambda (v) (equal? (prefab-struct-key v) '#,(datum->syntax #'here key)))
                           #'prefab-fields (cdr (vector->list (struct->vector e))) stx)]
    [(box? e) (list 'box (parse-quasi (unbox e)))]
    [(hash? e) (bad stx "syntax error in quasipattern")]
    [else (list 'const (syntax->datum stx))]))

;; -> the pattern in (name pattern), or #f
(define (quasi-form name stx)
  (define l (syntax->list stx))
  (and l (= 2 (length l)) (eq? name (symbol-of (car l))) (cadr l)))

;; A test, and a pattern for the list that a procedure makes of the value.
(define (parse-quasi-elements test to-list elements stx)
  (list 'test test
        (list (list 'app to-list (list (parse-quasi (datum->syntax stx elements)))))))

(define (parse-quasi-list e stx)
  (define first (car e))
  (define rest (cdr e))
  (define rest-e (if (syntax? rest) (syntax-e rest) rest))
  (define (parse-rest r)
    (let ([r-e (if (syntax? r) (syntax-e r) r)])
      (if (null? r-e)
          '(const ())
          (parse-quasi (if (syntax? r) r (datum->syntax stx r))))))
  (cond
    [(quasi-form 'unquote-splicing first)
     => (lambda (spliced)
          (define p (parse-pattern spliced))
          (define tail (parse-rest rest))
          (define (refuse)
            (raise-syntax-error 'match "non-list pattern inside unquote-splicing" stx spliced))
          (if (equal? tail '(const ())) p (append-pattern p tail refuse)))]
    [(and (pair? rest-e) (ellipsis-count (car rest-e)))
     => (lambda (least)
          (repetition (lambda () (parse-quasi first)) least (parse-rest (cdr rest-e))))]
    [else (list 'pair (parse-quasi first) (parse-rest rest))]))

;; A spliced list pattern in front of a tail; a variable stands for any elements.
(define (append-pattern p tail refuse)
  (case (car p)
    [(pair) (list 'pair (cadr p) (append-pattern (caddr p) tail refuse))]
    [(repeat) (list 'repeat (cadr p) (caddr p) (append-pattern (cadddr p) tail refuse))]
    [(var any) (list 'repeat p 0 tail)]
    [(const)
     (let loop ([d (cadr p)])
       (cond [(null? d) tail]
             [(pair? d) (list 'pair (list 'const (car d)) (loop (cdr d)))]
             [else (refuse)]))]
    [else (refuse)]))

(define (parse-struct stx id fields)
  (define v (local-value id))
  (unless (struct-info? v)
    (raise-syntax-error 'match
                        (format "~s does not refer to a structure definition" (syntax->datum id))
                        stx id))
  (define info (extract-struct-info v))
  (define pred (caddr info))
  (define accessors (let ([l (reverse (cadddr info))]) (if (and (pair? l) (not (car l))) (cdr l) l)))
  (unless pred (raise-syntax-error 'match "structure has no known predicate" stx id))
  (define pats (syntax->list fields))
  (define (wrong-count what [more ""])
    (raise-syntax-error
     'match
     (format "~a number of fields for structure ~a: expected ~a but got ~a~a"
             what (syntax->datum id) (length accessors) (length pats) more)
     stx fields))
  (cond
    [(eq? '_ (symbol-of fields)) (list 'struct pred '())]
    [(not pats) (raise-syntax-error 'match "improper syntax for struct pattern" stx fields)]
    [(< (length pats) (length accessors))
     (wrong-count "insufficient"
                  (format "; missing fields ~a" (map syntax-e (list-tail accessors (length pats)))))]
    [(> (length pats) (length accessors)) (wrong-count "excess")]
    [else (list 'struct pred (map (lambda (a p) (list a (parse-pattern p))) accessors pats))]))

;; Fields by name, of the structure type itself, not of the types above it.
(define (parse-struct* stx id fields)
  (define (refuse message at) (raise-syntax-error #f message stx at))
  (define v (and (identifier? id) (local-value id)))
  (unless (struct-info? v) (refuse "not a structure definition" id))
  (define info (extract-struct-info v))
  (define named ; list of (name . accessor)
    (if (struct-field-info? v)
        (for/list ([name (in-list (struct-field-info-list v))] [a (in-list (cadddr info))] #:when a)
          (cons name a))
        '()))
  (define (accessor-of field)
    (define own
      (string->symbol (string-append (symbol->string (syntax-e id)) "-" (symbol->string (syntax-e field)))))
    (cond
      [(assq (syntax-e field) named) => cdr]
      [(for/first ([a (in-list (cadddr info))] #:when (and a (eq? own (syntax-e a)))) a)]
      [else (refuse "field name not associated with given structure type" field)]))
  (list 'struct (caddr info)
        (let loop ([fields fields] [seen '()])
          (cond
            [(null? fields) '()]
            [else
             (define l (syntax->list (car fields)))
             (unless (and l (= 2 (length l)))
               (refuse "expected a field pattern of the form (<field-id> <pat>)" (car fields)))
             (define field (car l))
             (unless (identifier? field) (refuse "not an identifier for field name" field))
             (when (memq (syntax-e field) seen) (refuse "field name appears twice" field))
             (define accessor (accessor-of field))
             (cons (list accessor (parse-pattern (cadr l)))
                   (loop (cdr fields) (cons (syntax-e field) seen)))]))))

;; ---- variables --------------------------------------------------------------------------------

;; -> list of identifiers
(define (variables-of-pattern stx)
  (pattern-variables (parameterize ([quiet? #t]) (parse-pattern stx))))

;; The variables in order of first appearance, each once.
(define (pattern-variables p)
  (define (add id found)
    (if (ormap (lambda (o) (bound-identifier=? id o)) found) found (cons id found)))
  (define (walk p found)
    (case (car p)
      [(var) (add (cadr p) found)]
      [(pair mpair) (walk (caddr p) (walk (cadr p) found))]
      [(repeat) (walk (cadddr p) (walk (cadr p) found))]
      [(box) (walk (cadr p) found)]
      [(vector and) (walk-all (cadr p) found)]
      [(or) (if (null? (cadr p)) found (walk (car (cadr p)) found))]
      [(test app) (walk-all (caddr p) found)]
      [(rx) (walk (caddr p) found)]
      [(struct) (walk-all (map cadr (caddr p)) found)]
      [(no-order)
       (let ([found (walk-all (cadr p) found)]) (if (caddr p) (walk (caddr p) found) found))]
      [else found]))
  (define (walk-all ps found)
    (if (null? ps) found (walk-all (cdr ps) (walk (car ps) found))))
  (reverse (walk p '())))

