#lang racket/base
;; racket/private/match-compile: the compile-time half of racket/match.
;; Layer: above racket/base, used at phase 1.
;;
;; A pattern is parsed into a tree first (parse-pattern), so that its variables are known, and then
;; turned into tests in order (generate).  The generator gets the identifier that holds the value,
;; `ok` (given the variables bound so far and an expression for failure after this success, makes the
;; code for success; it is used once) and `no`, a small expression for failure that may be used many
;; times.  What fails later goes back to the last pattern that can match in another way.
;;
;; Trees:  (any) (var id) (const datum) (expr stx eq) (pair p p) (mpair p p) (box p) (vector (p ...))
;;   (test stx (p ...)) (app stx (p ...)) (and (p ...)) (or (p ...)) (not p) (rx stx p)
;;   (struct pred ((accessor p) ...)) (repeat p min greedy-tail) (no-order (p ...) rest)
;;   list-like patterns are pairs and repeats ending in (const ()) or in any pattern.

(provide parse-pattern pattern-variables generate pattern-test pattern-parts temp among? prop:match-expander match-expander?
         make-match-expander prop:legacy-match-expander legacy-match-expander?
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

(define (parse-pattern stx)
  (define e (syntax-e stx))
  (cond
    [(symbol? e)
     (cond [(eq? e '_) '(any)]
           [(ellipsis-count stx) (bad stx "incorrect use of ... in pattern")]
           [else (list 'var stx)])]
    [(pair? e) (parse-form stx e)]
    [(null? e) (bad stx)]
    [(or (vector? e) (box? e) (prefab-struct-key e)) (bad stx)]
    [else (list 'const (syntax->datum stx))]))

(define (parse-form stx e)
  (define head (car e))
  (define value (and (identifier? head) (local-value head)))
  (cond
    [(and value (match-expander? value)) (parse-expanded (expand-pattern value stx))]
    [else
     (define args (or (syntax->list (datum->syntax #f (cdr e))) (bad stx)))
     (define (arity ok?) (unless ok? (bad stx)))
     (define n (length args))
     (case (symbol-of head)
       [(var) (arity (and (= n 1) (identifier? (car args)))) (list 'var (car args))]
       [(quote) (unless (= n 1) (bad stx "syntax error in quote pattern")) (list 'const (syntax->datum (car args)))]
       [(quasiquote) (arity (= n 1)) (parse-quasi (car args) 0)]
       [(list) (parse-sequence args '(const ()) #t)]
       [(list* list-rest)
        (arity (>= n 1))
        (let ([rev (reverse args)])
          (parse-sequence (reverse (cdr rev)) (parse-pattern (car rev)) #f))]
       [(list-no-order) (parse-no-order stx args)]
       [(hash-table) (parse-hash-table stx args)]
       [(vector) (parse-vector args)]
       [(cons) (arity (= n 2)) (list 'pair (parse-pattern (car args)) (parse-pattern (cadr args)))]
       [(mcons) (arity (= n 2)) (list 'mpair (parse-pattern (car args)) (parse-pattern (cadr args)))]
       [(box) (arity (= n 1)) (list 'box (parse-pattern (car args)))]
       [(and) (list 'and (map parse-pattern args))]
       [(or) (parse-or stx (map parse-pattern args))]
       [(not) (list 'not (list 'or (map parse-pattern args)))]
       [(?) (arity (>= n 1)) (list 'test (protected (car args)) (map parse-pattern (cdr args)))]
       [(app) (arity (>= n 2)) (list 'app (protected (car args)) (map parse-pattern (cdr args)))]
       [(==) (arity (<= 1 n 2))
             (list 'expr (protected (car args)) (if (= n 2) (protected (cadr args)) #'equal?))]
       [(regexp) (parse-regexp stx args #'regexp #'(lambda (v) (or (regexp? v) (byte-regexp? v))))]
       [(pregexp) (parse-regexp stx args #'pregexp #'(lambda (v) (or (pregexp? v) (byte-pregexp? v))))]
       [(struct $) (arity (= n 2)) (parse-struct stx (car args) (cadr args))]
       [(struct*) (arity (= n 2)) (parse-struct* stx (car args) (cadr args))]
       [else
        (cond
          [(and value (struct-info? value)) (parse-struct stx head (datum->syntax #f args))]
          [else (bad stx)])])]))

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

(define (parse-regexp stx args make pred)
  (define n (length args))
  (unless (<= 1 n 2) (bad stx))
  (define literal (syntax-e (car args)))
  (list 'rx
        (if (or (regexp? literal) (byte-regexp? literal))
            (car args)
            #`(let ([v #,(protected (car args))]) (if (#,pred v) v (#,make v))))
        (if (= n 2) (parse-pattern (cadr args)) '(any))))

;; Elements with ellipses in front of a tail.
(define (parse-sequence args tail proper?)
  (cond
    [(null? args) tail]
    [(ellipsis-count (car args)) (bad (car args) "incorrect use of ... in pattern")]
    [(and (pair? (cdr args)) (ellipsis-count (cadr args)))
     => (lambda (least)
          (list 'repeat (parse-pattern (car args)) least
                (parse-sequence (cddr args) tail proper?)))]
    [else (list 'pair (parse-pattern (car args)) (parse-sequence (cdr args) tail proper?))]))

(define (parse-vector args)
  (if (ormap ellipsis-count args)
      (list 'test #'vector?
            (list (list 'app #'vector->list (list (parse-sequence args '(const ()) #t)))))
      (list 'vector (map parse-pattern args))))

(define (parse-no-order stx args)
  (define-values (fixed rest) (split-repeat args))
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

;; Without an ellipsis the table may have more entries.
(define (parse-hash-table stx args)
  (define (entry a)
    (define l (syntax->list a))
    (unless (and l (= 2 (length l))) (bad stx))
    (list 'pair (parse-pattern (car l)) (parse-pattern (cadr l))))
  (define-values (fixed rest) (split-repeat args))
  (list 'test #'hash?
        (list (list 'app #'hash->list
                    (list (no-order (map entry fixed)
                                    (if rest
                                        (repeat-all (if (eq? '_ (symbol-of (car rest))) '(any) (entry (car rest))) (cdr rest))
                                        (repeat-all '(any) 0))))))))

(define (parse-quasi stx depth)
  (define e (syntax-e stx))
  (define (form? name)
    (and (pair? e) (eq? name (symbol-of (car e)))
         (let ([l (syntax->list stx)]) (and l (= 2 (length l)) (cadr l)))))
  (cond
    [(form? 'unquote) => (lambda (p) (parse-pattern p))]
    [(pair? e) (parse-quasi-list e stx)]
    [(vector? e)
     (let ([l (vector->list e)])
       (list 'test #'vector?
             (list (list 'app #'vector->list
                         (list (parse-quasi (datum->syntax stx l) depth))))))]
    [(box? e) (list 'box (parse-quasi (unbox e) depth))]
    [else (list 'const (syntax->datum stx))]))

(define (parse-quasi-list e stx)
  (define first (car e))
  (define rest (cdr e))
  (define rest-e (if (syntax? rest) (syntax-e rest) rest))
  (define (parse-rest r)
    (let ([r-e (if (syntax? r) (syntax-e r) r)])
      (if (null? r-e)
          '(const ())
          (parse-quasi (if (syntax? r) r (datum->syntax stx r)) 0))))
  (define first-e (syntax-e first))
  (cond
    [(and (pair? first-e) (eq? 'unquote-splicing (symbol-of (car first-e))))
     (let* ([inner (parse-pattern (cadr (syntax->list first)))])
       (append-pattern inner (parse-rest rest) first))]
    [(and (pair? rest-e) (ellipsis-count (car rest-e)))
     => (lambda (least)
          (list 'repeat (parse-quasi first 0) least (parse-rest (cdr rest-e))))]
    [else (list 'pair (parse-quasi first 0) (parse-rest rest))]))

;; A spliced list pattern in front of a tail.
(define (append-pattern p tail stx)
  (case (car p)
    [(pair) (list 'pair (cadr p) (append-pattern (caddr p) tail stx))]
    [(repeat) (list 'repeat (cadr p) (caddr p) (append-pattern (cadddr p) tail stx))]
    [(const)
     (let loop ([d (cadr p)])
       (cond [(null? d) tail]
             [(pair? d) (list 'pair (list 'const (car d)) (loop (cdr d)))]
             [else (bad stx "improper list pattern in unquote-splicing")]))]
    [else (if (equal? tail '(const ()))
              (list 'and (list '(list?) p))
              (bad stx "non-list pattern inside unquote-splicing"))]))

(define (info-of stx id)
  (define v (and (identifier? id) (local-value id)))
  (unless (struct-info? v)
    (raise-syntax-error 'match
                        (format "~s does not refer to a structure definition" (syntax->datum id))
                        stx id))
  (extract-struct-info v))

(define (parse-struct stx id fields)
  (define info (info-of stx id))
  (define pred (caddr info))
  (define accessors (let ([l (reverse (cadddr info))]) (if (and (pair? l) (not (car l))) (cdr l) l)))
  (unless pred (raise-syntax-error 'match "structure has no known predicate" stx id))
  (define pats (syntax->list fields))
  (cond
    [(eq? '_ (symbol-of fields)) (list 'struct pred '())]
    [(not pats) (bad stx)]
    [else
     (when (< (length pats) (length accessors))
       (raise-syntax-error
        'match
        (format "insufficient number of fields for structure ~a: expected ~a but got ~a; missing fields ~a"
                (syntax->datum id) (length accessors) (length pats)
                (map syntax-e (list-tail accessors (length pats))))
        stx fields))
     (unless (= (length pats) (length accessors))
       (raise-syntax-error
        'match
        (format "excess number of fields for structure ~a: expected ~a but got ~a"
                (syntax->datum id) (length accessors) (length pats))
        stx fields))
     (list 'struct pred (map (lambda (a p) (list a (parse-pattern p))) accessors pats))]))

(define (parse-struct* stx id fields)
  (define info (info-of stx id))
  (define pred (caddr info))
  (define accessors (filter values (cadddr info)))
  (define (accessor-of field)
    (define suffix (string-append "-" (symbol->string (syntax-e field))))
    (define own (string->symbol (string-append (symbol->string (syntax-e id)) suffix)))
    (define (ends? a)
      (let* ([s (symbol->string (syntax-e a))] [n (string-length s)] [m (string-length suffix)])
        (and (> n m) (string=? suffix (substring s (- n m))))))
    (or (for/first ([a (in-list accessors)] #:when (eq? own (syntax-e a))) a)
        (for/first ([a (in-list accessors)] #:when (ends? a)) a)
        (raise-syntax-error 'struct* "field name not associated with given structure type" stx field)))
  (list 'struct pred
        (for/list ([f (in-list (or (syntax->list fields) (bad stx)))])
          (define l (syntax->list f))
          (unless (and l (= 2 (length l)) (identifier? (car l))) (bad stx))
          (list (accessor-of (car l)) (parse-pattern (cadr l))))))

;; ---- variables --------------------------------------------------------------------------------

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

;; ---- generating -------------------------------------------------------------------------------

(define (temp name) ((make-syntax-introducer) (datum->syntax #'here name)))
(define (among? id ids) (ormap (lambda (o) (bound-identifier=? id o)) ids))

;; Can the pattern match in several ways?  An `or` takes the first way in which one of its patterns matches.
(define (retries? p)
  (case (car p)
    [(pair mpair) (or (retries? (cadr p)) (retries? (caddr p)))]
    [(repeat)
     (let-values ([(tail-length end) (tail-shape (cadddr p))])
       (or (not tail-length) (retries? (cadr p)) (retries? (cadddr p))))]
    [(box) (retries? (cadr p))]
    [(vector and) (ormap retries? (cadr p))]
    [(test app) (ormap retries? (caddr p))]
    [(rx) (retries? (caddr p))]
    [(struct) (ormap retries? (map cadr (caddr p)))]
    [(no-order) (or (pair? (cadr p)) (and (caddr p) (retries? (caddr p))))]
    [else #f]))

;; x : identifier;  bound : variables that have values;  ok : bound, no -> syntax;  no : syntax
(define (generate p x bound ok no)
  (case (car p)
    [(any) (ok bound no)]
    [(var)
     (let ([id (cadr p)])
       (if (among? id bound)
           #`(if ((match-equality-test) #,x #,id) #,(ok bound no) #,no)
           #`(let-values ([(#,id) #,x]) #,(ok (cons id bound) no))))]
    [(const) #`(if #,(pattern-test p x) #,(ok bound no) #,no)]
    [(list?) #`(if (list? #,x) #,(ok bound no) #,no)]
    [(expr) #`(if (#,(caddr p) #,x #,(cadr p)) #,(ok bound no) #,no)]
    [(pair mpair box vector struct)
     #`(if #,(pattern-test p x) #,(generate-parts (pattern-parts p x) bound ok no) #,no)]
    [(test) #`(if (#,(cadr p) #,x) #,(generate-all (caddr p) x bound ok no) #,no)]
    [(and) (generate-all (cadr p) x bound ok no)]
    [(app) (generate-app p x bound ok no)]
    [(rx) (generate-regexp p x bound ok no)]
    [(or) (generate-or (cadr p) x bound ok no)]
    [(not)
     (let ([k (temp 'matched)])
       #`(let-values ([(#,k) (lambda () #,(ok bound no))])
           #,(generate (cadr p) x bound (lambda (b retry) no) #`(#,k))))]
    [(repeat) (generate-repeat p x bound ok no)]
    [(no-order) (generate-no-order (cadr p) (caddr p) x bound ok no)]
    [else (error 'match "unknown pattern ~s" p)]))

;; What holds for a value x whose parts can match: for constants and for what has parts.
(define (pattern-test p x)
  (case (car p)
    [(const) (constant-test (cadr p) x)]
    [(pair) #`(pair? #,x)]
    [(mpair) #`(mpair? #,x)]
    [(box) #`(box? #,x)]
    [(vector) #`(and (vector? #,x) (eq? (vector-length #,x) '#,(length (cadr p))))]
    [(struct) #`(#,(cadr p) #,x)]))

;; -> list of (access-expression . pattern), in the order in which they are matched
(define (pattern-parts p x)
  (case (car p)
    [(pair) (list (cons #`(car #,x) (cadr p)) (cons #`(cdr #,x) (caddr p)))]
    [(mpair) (list (cons #`(mcar #,x) (cadr p)) (cons #`(mcdr #,x) (caddr p)))]
    [(box) (list (cons #`(unbox #,x) (cadr p)))]
    [(vector)
     (for/list ([q (in-list (cadr p))] [i (in-naturals)])
       (cons #`(vector-ref #,x '#,i) q))]
    [(struct) (map (lambda (f) (cons #`(#,(car f) #,x) (cadr f))) (caddr p))]
    [else '()]))

(define (constant-test d x)
  (cond
    [(null? d) #`(null? #,x)]
    [(or (symbol? d) (boolean? d) (keyword? d)) #`(eq? #,x '#,(datum->syntax #'here d))]
    [(or (char? d) (fixnum? d)) #`(eqv? #,x '#,(datum->syntax #'here d))]
    [else #`(equal? #,x '#,(datum->syntax #'here d))]))

(define (generate-all ps x bound ok no)
  (if (null? ps)
      (ok bound no)
      (generate (car ps) x bound (lambda (b no) (generate-all (cdr ps) x b ok no)) no)))

(define (generate-parts parts bound ok no)
  (cond
    [(null? parts) (ok bound no)]
    [(eq? 'any (cadr (car parts))) (generate-parts (cdr parts) bound ok no)]
    [else
     (define t (temp 'part))
     #`(let-values ([(#,t) #,(caar parts)])
         #,(generate (cdar parts) t bound
                     (lambda (bound no) (generate-parts (cdr parts) bound ok no))
                     no))]))

(define (generate-app p x bound ok no)
  (define ps (caddr p))
  (define temps (map (lambda (q) (temp 'value)) ps))
  #`(let-values ([#,temps (#,(cadr p) #,x)])
      #,(let loop ([ps ps] [temps temps] [bound bound] [no no])
          (if (null? ps)
              (ok bound no)
              (generate (car ps) (car temps) bound
                        (lambda (b no) (loop (cdr ps) (cdr temps) b no)) no)))))

(define (generate-regexp p x bound ok no)
  (define m (temp 'found))
  #`(let-values ([(#,m) (and (or (string? #,x) (bytes? #,x) (path? #,x) (input-port? #,x))
                             (regexp-match #,(cadr p) #,x))])
      (if #,m #,(generate (caddr p) m bound ok no) #,no)))

(define (generate-or ps x bound ok no)
  (define vars
    (if (null? ps)
        '()
        (filter (lambda (id) (not (among? id bound))) (pattern-variables (car ps)))))
  (define k (temp 'matched))
  #`(let-values ([(#,k) (lambda #,vars #,(ok (append vars bound) no))])
      #,(let loop ([ps ps])
          (define (alternative no) (generate (car ps) x bound (lambda (b again) #`(#,k #,@vars)) no))
          (cond
            [(null? ps) no]
            [(null? (cdr ps)) (alternative no)]
            [else
             (let ([next (temp 'next)])
               #`(let-values ([(#,next) (lambda () #,(loop (cdr ps)))])
                   #,(alternative #`(#,next))))]))))

;; The fixed length and end of what follows a repetition: (values n end) or (values #f #f).
(define (tail-shape p)
  (let loop ([p p] [n 0])
    (case (car p)
      [(pair) (loop (caddr p) (+ n 1))]
      [(const) (if (null? (cadr p)) (values n 'null) (values #f #f))]
      [else (values #f #f)])))

(define (generate-repeat p x bound ok no)
  (define q (cadr p))
  (define least (caddr p))
  (define tail (cadddr p))
  (define vars (pattern-variables q))
  (define-values (tail-length end) (tail-shape tail))
  (cond
    [(and (eqv? 0 tail-length) (memq (car q) '(any var)) (= 0 least)
          (not (ormap (lambda (v) (among? v bound)) vars)))
     #`(if (list? #,x) #,(generate q x bound ok no) #,no)]
    [tail-length (generate-counted q least tail tail-length vars x bound ok no)]
    [else (generate-backtracking q least tail vars x bound ok no)]))

;; Binds the variables of a repetition to the collected lists, or compares with earlier values.
(define (finish-collected vars accs bound then no)
  (let loop ([vars vars] [accs accs] [bound bound])
    (cond
      [(null? vars) (then bound no)]
      [(among? (car vars) bound)
       #`(if ((match-equality-test) #,(car vars) (reverse #,(car accs)))
             #,(loop (cdr vars) (cdr accs) bound)
             #,no)]
      [else
       #`(let-values ([(#,(car vars)) (reverse #,(car accs))])
           #,(loop (cdr vars) (cdr accs) (cons (car vars) bound)))])))

;; The tail has a fixed number of elements: so has the repetition.
(define (generate-counted q least tail tail-length vars x bound ok no)
  (define n (temp 'count))
  (define l (temp 'rest))
  (define e (temp 'element))
  (define repeat (temp 'repeat))
  (define accs (map (lambda (v) (temp 'acc)) vars))
  (define retry (if (retries? q) (list (temp 'retry)) '())) ; goes back into the elements before
  (define fail (if (null? retry) no retry))
  (define (retry-argument no) (if (null? retry) '() (list #`(lambda () #,no))))
  #`(let-values ([(#,n) (and (list? #,x) (split-tail-length #,x '#,tail-length))])
      (if (and #,n (>= #,n '#,least))
          (letrec-values
              ([(#,repeat)
                (lambda (#,l #,n #,@retry #,@accs)
                  (if (eq? #,n '0)
                      #,(finish-collected vars accs bound
                                          (lambda (b no) (generate tail l b ok no)) fail)
                      (let-values ([(#,e) (car #,l)])
                        #,(generate q e '()
                                    (lambda (b again)
                                      #`(#,repeat (cdr #,l) (- #,n '1) #,@(retry-argument again)
                                                  #,@(map (lambda (v a) #`(cons #,v #,a)) vars accs)))
                                    fail))))])
            (#,repeat #,x #,n #,@(retry-argument no) #,@(map (lambda (v) #''()) vars)))
          #,no)))

;; Anything may follow: as many elements as possible, giving them back one by one.
(define (generate-backtracking q least tail vars x bound ok no)
  (define n (temp 'count))
  (define l (temp 'rest))
  (define e (temp 'element))
  (define repeat (temp 'repeat))
  (define stop (temp 'stop))
  (define back (temp 'back))
  (define accs (map (lambda (v) (temp 'acc)) vars))
  #`(letrec-values
        ([(#,repeat)
          (lambda (#,l #,n #,back #,@accs)
            (let-values ([(#,stop)
                          (lambda ()
                            (if (>= #,n '#,least)
                                #,(finish-collected
                                   vars accs bound
                                   (lambda (b no) (generate tail l b ok no)) #`(#,back))
                                (#,back)))])
              (if (pair? #,l)
                  (let-values ([(#,e) (car #,l)])
                    #,(generate q e '()
                                (lambda (b again)
                                  #`(#,repeat (cdr #,l) (+ #,n '1) #,(if (retries? q) #`(lambda () #,again) stop)
                                              #,@(map (lambda (v a) #`(cons #,v #,a)) vars accs)))
                                #`(#,stop)))
                  (#,stop))))])
      (#,repeat #,x '0 (lambda () #,no) #,@(map (lambda (v) #''()) vars))))

;; Each pattern takes some element of the list; rest matches the list of the others.  The patterns are
;; procedures from an element to the list of what their variables get, or #f; search-orders tries them.
(define (generate-no-order ps rest x bound ok no)
  (define vars
    (for/list ([p (in-list ps)])
      (filter (lambda (id) (not (among? id bound))) (pattern-variables p))))
  (define e (temp 'element))
  (define again (temp 'again))
  (define others (temp 'others))
  #`(if (list? #,x)
        (search-orders
         #,x
         (list #,@(for/list ([p (in-list ps)] [ids (in-list vars)])
                    #`(lambda (#,e) #,(generate p e bound (lambda (b again) #`(list #,@ids)) #''#f))))
         '#,(and rest #t)
         (lambda (#,again #,others #,@(apply append vars))
           #,(generate (or rest '(const ())) others (append (apply append vars) bound) ok #`(#,again)))
         (lambda () #,no))
        #,no))
