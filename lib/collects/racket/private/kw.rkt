;; racket/private/kw: lambda, define and application with optional and keyword arguments.
;; Layer 15.
;; Optional arguments alone: a case-lambda in which the clause for k arguments computes one default
;; and calls the clause for k+1. Keywords: a core procedure takes every argument by position (a
;; missing one as no-argument) and a record around it takes keywords apart (kw-rt). A name defined
;; to such a procedure is bound as syntax, so that calls that fit go straight to the core; every
;; other use means the record.
(module kw "core.rkt"
  (#%require "kw-rt.rkt" "define.rkt"
             (for-syntax "core.rkt" "define-norm.rkt" "kw-formals.rkt" "kw-binding.rkt"))
  (#%provide new-lambda new-λ new-define
             new-app keyword-apply new-apply keyword-call direct-call)

  ;; ---- formals ----------------------------------------------------------------------------------

  (begin-for-syntax
    (define (with-name stx name)
      (if name (syntax-property stx 'inferred-name name) stx))

    ;; E, a procedure that counts its arguments as the one written as STX does.
    (define (like-method e stx)
      (let ([p (syntax-property stx 'method-arity-error)])
        (if p (syntax-property e 'method-arity-error p) e)))

    (define (like-named e name stx) (like-method (with-name e name) stx))

    ;; ---- procedures -----------------------------------------------------------------------------

    ;; The expression for a procedure; body is a tail of expressions, name a symbol or #f.
    (define (make-procedure stx args rest body name)
      (if (ormap arg-kw args)
          (let-values ([(core record) (keyword-parts stx args rest body name)])
            (with-syntax ([core-e core] [record-e (record #'core)])
              #'(let-values ([(core) core-e]) record-e)))
          (optional-procedure stx args rest body name)))

    (define (optional-procedure stx args rest body name)
      (let* ([required (select (lambda (a) (not (arg-default a))) args)]
             [optional (select arg-default args)]
             [ids (map arg-id args)])
        (let ()
          (let* ([full (with-syntax ([formals (append ids (or rest null))] [body body])
                         #'(formals . body))]
                 [clauses
                  (let loop ([opts optional] [given (map arg-id required)])
                    (if (null? opts)
                        (list full)
                        (with-syntax ([(id ...) given]
                                      [new (arg-id (car opts))]
                                      [default (arg-default (car opts))])
                          (cons #'((id ...) (let-values ([(new) default]) (self id ... new)))
                                (loop (cdr opts) (append given (list (arg-id (car opts)))))))))])
            (with-syntax ([case-form (like-named (datum->syntax #'here (cons #'case-lambda clauses) stx)
                                                  name stx)])
              #'(letrec-values ([(self) case-form]) self))))))

    (define (sort-args args)
      (define (insert a l)
        (cond
          [(null? l) (list a)]
          [(keyword<? (syntax-e (arg-kw a)) (syntax-e (arg-kw (car l)))) (cons a l)]
          [else (cons (car l) (insert a (cdr l)))]))
      (let loop ([l args] [acc null])
        (if (null? l) acc (loop (cdr l) (insert (car l) acc)))))

    ;; The core procedure's expression, and a procedure from the core's identifier to the expression
    ;; for the record. Core arguments: keywords in order, positions, rest.
    (define (keyword-parts stx args rest body name)
      (let* ([kw-args (sort-args (select arg-kw args))]
             [pos-args (select (lambda (a) (not (arg-kw a))) args)]
             [core-args (append kw-args pos-args)]
             [temps (map (lambda (a) (if (arg-default a) (car (generate-temporaries (list (arg-id a)))) #f))
                         core-args)]
             [temp-of (lambda (a) (let loop ([as core-args] [ts temps])
                                    (if (eq? (car as) a) (car ts) (loop (cdr as) (cdr ts)))))]
             ;; arguments after the first default are bound in the order they are written in
             [outer (map (lambda (a t) (or t (arg-id a))) core-args temps)])
        (values
         (with-name
          (with-syntax ([(formal ...) outer]
                        [(rest ...) (if rest (list rest) null)]
                        [body (bind-defaults args temp-of body)])
            (syntax/loc stx (lambda (formal ... rest ...) body)))
          name)
         (lambda (core)
           (record-expression stx core kw-args pos-args rest name)))))

    (define (bind-defaults args temp-of body)
      (let loop ([args args])
        (cond
          [(null? args) (with-syntax ([body body]) #'(let-values () . body))]
          [(arg-default (car args))
           (with-syntax ([id (arg-id (car args))]
                         [t (temp-of (car args))]
                         [default (arg-default (car args))]
                         [inner (loop (cdr args))])
             #'(let-values ([(id) (if (eq? t no-argument) default t)]) inner))]
          [else (loop (cdr args))])))

    (define (record-expression stx core kw-args pos-args rest name)
      (with-syntax ([core core]
                    [shape (record-shape stx kw-args pos-args rest)]
                    [(no ...) (map (lambda (a) #'no-argument) kw-args)])
        (define (plain make)
          (like-named (datum->syntax #'here (cons #'case-lambda (positional-clauses pos-args rest make)) stx)
                      name stx))
        (if (andmap arg-default kw-args)
            (with-syntax ([plain (plain (lambda (formals actuals)
                                          (with-syntax ([formals formals] [(actual ...) actuals])
                                            #'(formals (core no ... actual ...)))))])
              #'(make-optional-keyword-procedure core 'shape plain))
            (with-syntax ([plain (plain (lambda (formals actuals)
                                          (with-syntax ([formals formals] [given (formals->list formals)])
                                            #'(formals (missing-keyword self given)))))])
              #'(letrec-values ([(self) (make-required-keyword-procedure core 'shape plain)])
                  self)))))

    ;; What kw-rt calls a shape.
    (define (record-shape stx kw-args pos-args rest)
      (let ([bit (lambda (n) (arithmetic-shift 1 n))]
            [n (length pos-args)]
            [least (length (select (lambda (a) (not (arg-default a))) pos-args))]
            [keyword-of (lambda (a) (syntax-e (arg-kw a)))])
        (vector (map keyword-of (select (lambda (a) (not (arg-default a))) kw-args))
                (map keyword-of kw-args)
                (- (if rest 0 (bit (add1 n))) (bit least))
                n
                (and rest #t)
                (and (syntax-property stx 'method-arity-error) #t))))

    ;; Clauses for each number of positions; (make formals actuals) builds one, actuals being the
    ;; core's arguments for them. The last clause takes the rest.
    (define (positional-clauses pos-args rest make)
      (let* ([ids (generate-temporaries (map arg-id pos-args))]
             [n-required (length (select (lambda (a) (not (arg-default a))) pos-args))]
             [total (length ids)]
             [take (lambda (l n) (let loop ([l l] [n n])
                                   (if (eqv? n 0) null (cons (car l) (loop (cdr l) (sub1 n))))))]
             [fill (lambda (n) (let loop ([n n])
                                 (if (eqv? n 0) null (cons #'no-argument (loop (sub1 n))))))])
        (let loop ([n n-required])
          (cond
            [(< n total)
             (cons (make (take ids n)
                         (append (take ids n) (fill (- total n)) (if rest (list #''()) null)))
                   (loop (add1 n)))]
            [rest (list (make (append ids #'others) (append ids (list #'others))))]
            [else (list (make ids ids))]))))

    (define (formals->list formals)
      (let loop ([f formals] [acc null])
        (cond
          [(stx-pair? f) (loop (stx-cdr f) (cons (stx-car f) acc))]
          [(stx-null? f) (with-syntax ([(id ...) (reverse acc)]) #'(list id ...))]
          [else (with-syntax ([(id ...) (reverse acc)] [r f]) #'(list* id ... r))])))

    ;; A procedure without a name is called after its place: that is what the symbol [ says.
    (define (local-name stx)
      (let ([p (syntax-property stx 'inferred-name)])
        (if (symbol? p)
            p
            (let ([n (if (void? p) #f (syntax-local-name))])
              (cond
                [(symbol? n) n]
                [(identifier? n) (syntax-e n)]
                [else '|[|])))))

    (define (lambda-form stx)
      (let ([l (and (stx-list? stx) (stx->list stx))])
        (unless (and l (>= (length l) 3)) (bad-syntax stx))
        (let ([formals (cadr l)])
          (if (simple-formals? formals)
              (datum->syntax #'here (list* #'lambda formals (cddr l)) stx)
              (let-values ([(args rest) (parse-formals stx formals #f)])
                (let ([e (make-procedure stx args rest (cddr l) (local-name stx))])
                  (define-values (whole) (datum->syntax e (syntax-e e) stx e))
                  (if (ormap arg-kw args) (syntax-protect whole) whole))))))))

  (begin-for-syntax
    ;; A procedure is no definition: elsewhere than in an expression it is left for when that is settled.
    (define (expand-lambda stx)
      (if (eq? 'expression (syntax-local-context))
          (lambda-form stx)
          (let ([form (datum->syntax #'here (list #'#%expression stx) stx)])
            (syntax-case stx ()
              [(_ formals . _) (has-keyword? #'formals) (syntax-protect form)]
              [_ form])))))

  (define-syntax (new-lambda stx) (expand-lambda stx))
  (define-syntax (new-λ stx) (expand-lambda stx))

  ;; ---- definitions ------------------------------------------------------------------------------

  (begin-for-syntax
    (define (normalize stx)
      (check-definition-context stx)
      (normalize-definition stx #'new-lambda check-define-formals))

    ;; Is rhs a lambda (of this layer) with keywords? Then its parts, else #f.
    (define (keyword-lambda rhs)
      (syntax-case rhs ()
        [(head formals body0 body ...)
         (and (identifier? #'head)
              (or (free-identifier=? #'head #'new-lambda) (free-identifier=? #'head #'new-λ))
              (not (simple-formals? #'formals))
              (has-keyword? #'formals))
         (list #'formals #'(body0 body ...))]
        [_ #f]))

    (define (has-keyword? formals)
      (let ([d (stx-e formals)])
        (and (pair? d)
             (or (keyword? (stx-e (car d))) (has-keyword? (cdr d))))))

    ;; Counts for the static binding: vector of required positions, all positions, rest?,
    ;; keywords in order and required keywords.
    (define (call-shape args rest)
      (let* ([kw-args (sort-args (select arg-kw args))]
             [pos-args (select (lambda (a) (not (arg-kw a))) args)])
        (vector (length (select (lambda (a) (not (arg-default a))) pos-args))
                (length pos-args)
                (and rest #t)
                (map (lambda (a) (syntax-e (arg-kw a))) kw-args)
                (map (lambda (a) (syntax-e (arg-kw a)))
                     (select (lambda (a) (not (arg-default a))) kw-args)))))

    (define (define-keyword-procedure stx id rhs parts)
      (let-values ([(args rest) (parse-formals rhs (car parts) #f)])
        (let-values ([(core record) (keyword-parts rhs args rest (cadr parts) (syntax-e id))])
          (with-syntax ([(core-id record-id) (generate-temporaries (list id id))]
                        [id id])
            (with-syntax ([core core]
                          [record (record #'core-id)]
                          [shape (call-shape args rest)])
              (syntax/loc stx
                (begin
                  (define-values (core-id) core)
                  (define-values (record-id) record)
                  (define-syntaxes (id)
                    (make-keyword-binding (quote-syntax record-id) (quote-syntax core-id)
                                          'shape (quote-syntax direct-call)))))))))))

  (define-syntax (new-define stx)
    (let-values ([(id rhs) (normalize stx)])
      (let ([parts (and (not (eq? 'top-level (syntax-local-context)))
                        (keyword-lambda rhs))])
        (if parts
            (define-keyword-procedure stx id rhs parts)
            (datum->syntax #'here (list #'define-values (list id) rhs) stx)))))

  ;; ---- application ------------------------------------------------------------------------------

  (begin-for-syntax
    (define (any-keyword? l)
      (and (pair? l)
           (or (keyword? (syntax-e (car l))) (any-keyword? (cdr l)))))

    ;; Takes the arguments of a call apart: two lists, positions (expressions) and pairs of keyword
    ;; and expression, both in the order written.
    (define (split-arguments stx args)
      (let loop ([l args] [pos null] [kws null])
        (cond
          [(null? l) (values (reverse pos) (reverse kws))]
          [(keyword? (syntax-e (car l)))
           (when (null? (cdr l))
             (raise-syntax-error
              'application "missing argument expression after keyword" stx (car l)))
           (when (assq (syntax-e (car l)) kws)
             (raise-syntax-error 'application "duplicate keyword in application" stx (car l)))
           (loop (cddr l) pos (cons (cons (syntax-e (car l)) (cadr l)) kws))]
          [else (loop (cdr l) (cons (car l) pos) kws)])))

    (define (sort-pairs l)
      (define (insert x l)
        (cond
          [(null? l) (list x)]
          [(keyword<? (car x) (car (car l))) (cons x l)]
          [else (cons (car l) (insert x (cdr l)))]))
      (let loop ([l l] [acc null])
        (if (null? l) acc (loop (cdr l) (insert (car l) acc)))))

    ;; E, which gets no name from the temporary that it is bound to.
    (define (nameless e)
      (if (syntax-property e 'inferred-name) e (syntax-property e 'inferred-name (void))))

    ;; Temporaries for the arguments as written: bindings, positions, keyword pairs.
    (define (name-arguments stx args)
      (let loop ([l args] [n 0] [bindings null] [new null])
        (cond
          [(null? l) (values (reverse bindings) (reverse new))]
          [(keyword? (syntax-e (car l)))
           (if (null? (cdr l))
               (loop (cdr l) n bindings (cons (car l) new))
               (let ([t (datum->syntax #'here (string->symbol (format "arg~a" n)))])
                 (loop (cddr l) (add1 n) (cons (list (list t) (nameless (cadr l))) bindings)
                       (list* t (car l) new))))]
          [else
           (let ([t (datum->syntax #'here (string->symbol (format "arg~a" n)))])
             (loop (cdr l) (add1 n) (cons (list (list t) (nameless (car l))) bindings) (cons t new)))])))

    (define (expand-keyword-call stx f args)
      (split-arguments stx args)
      (let-values ([(bindings named) (name-arguments stx args)])
        (let-values ([(pos kws) (split-arguments stx named)])
          (let ([kws (sort-pairs kws)])
            (with-syntax ([f (nameless f)]
                          [(binding ...) bindings]
                          [(pos ...) pos]
                          [n (length pos)]
                          [(kw ...) (map car kws)]
                          [(val ...) (map cdr kws)])
              (syntax-protect
               (syntax/loc stx
                 (let-values ([(proc) f] binding ...)
                   ((keyword-target proc '(kw ...) n) val ... pos ...))))))))))

  (define-syntax (new-app stx)
    (unless (stx-pair? stx) (raise-syntax-error #f "illegal use" stx))
    (let* ([rest (stx-cdr stx)]
           [l (stx->list rest)])
      (cond
        [(null? l)
         (raise-syntax-error
          '#%app
          "missing procedure expression;\n probably originally (), which is an illegal empty application"
          (datum->syntax stx (cons '#%app null) stx))]
        [(and l (any-keyword? l))
         (when (keyword? (syntax-e (car l)))
           (raise-syntax-error '#%datum "keyword misused as an expression" #f (car l)))
         (expand-keyword-call stx (car l) (cdr l))]
        [else (datum->syntax #'here (cons #'#%app rest) stx)])))

  ;; (keyword-call f arg ...): like an application; f is an identifier of a record.
  (define-syntax (keyword-call stx)
    (let ([l (cdr (stx->list stx))])
      (if (any-keyword? (cdr l))
          (expand-keyword-call stx (car l) (cdr l))
          (datum->syntax #'here (cons #'#%app l) stx))))

  ;; (direct-call use record core shape arg ...): a call of a name bound to a keyword procedure.
  (define-syntax (direct-call stx)
    (let* ([l (cdr (stx->list stx))]
           [use (car l)]
           [record (cadr l)]
           [core (caddr l)]
           [shape (syntax->datum (cadddr l))]
           [args (cddddr l)])
      (if (other-app? use)
          (datum->syntax use (cons record args) use)
          (expand-direct-call use record core shape args))))
  (begin-for-syntax
    ;; Whether applications where USE was written are those of another language.
    (define (other-app? use)
      (let ([app (datum->syntax use '#%app)])
        (and (identifier-binding app)
             (not (free-identifier=? app #'new-app))
             (not (free-identifier=? app #'#%app)))))

    (define (expand-direct-call use record core shape args)
      (split-arguments use args)
      (let-values ([(bindings named) (name-arguments use args)])
        (let-values ([(pos kws) (split-arguments use named)])
          (let ([actuals (core-actuals shape pos (sort-pairs kws))])
            (if actuals
                (with-syntax ([(binding ...) bindings]
                              [(named ...) named]
                              [record record]
                              [core core]
                              [(actual ...) actuals])
                  (protect-keywords
                   (syntax/loc use
                     (let-values (binding ...)
                       (if (variable-reference-constant? (#%variable-reference record))
                           (core actual ...)
                           (keyword-call record named ...))))
                   args))
                (datum->syntax #'here (list* #'keyword-call record args) use))))))

    ;; An application with keywords is closed, a plain one open.
    (define (protect-keywords stx args) (if (any-keyword? args) (syntax-protect stx) stx)))

  (begin-for-syntax
    ;; The core's arguments, or #f when the call does not fit.
    (define (core-actuals shape pos kws)
      (let* ([required (vector-ref shape 0)]
             [total (vector-ref shape 1)]
             [rest? (vector-ref shape 2)]
             [all-kws (syntax->datum (datum->syntax #f (vector-ref shape 3)))]
             [required-kws (vector-ref shape 4)]
             [n (length pos)])
        (and (>= n required)
             (or rest? (<= n total))
             (andmap (lambda (k) (memq (car k) all-kws)) kws)
             (andmap (lambda (k) (assq k kws)) required-kws)
             (append
              (map (lambda (k) (let ([p (assq k kws)]) (if p (cdr p) #'no-argument))) all-kws)
              (let loop ([pos pos] [i 0])
                (cond
                  [(< i total)
                   (if (null? pos)
                       (cons #'no-argument (loop pos (add1 i)))
                       (cons (car pos) (loop (cdr pos) (add1 i))))]
                  [rest? (list (if (null? pos)
                                   #''()
                                   (with-syntax ([(p ...) pos]) #'(list p ...))))]
                  [else null])))))))

  ;; ---- keyword-apply and apply ------------------------------------------------------------------

  ;; Applies proc with keywords from a sorted list and their values from another; the last argument is a list.
  ;; > (keyword-apply sort '(#:key) (list abs) (list '(-3 1 2) <))
  ;; '(1 2 -3)
  (define keyword-apply
    (let ([keyword-apply
           (lambda (f kws vals . rest) (keyword-apply/list f kws vals rest))])
      (new-make-keyword-procedure
       (let ([keyword-apply
              (lambda (kws vals f kws* vals* . rest)
                (check-keyword-apply f kws* vals* rest)
                (let ([twice (ormap (lambda (k) (and (memq k kws) k)) kws*)])
                  (when twice
                    (raise-mismatch-error
                     'keyword-apply
                     "keyword duplicated in list and direct keyword arguments: "
                     twice)))
                (let ([all (sort-keywords (append (map cons kws vals) (map cons kws* vals*)))])
                  (keyword-apply/list f (map car all) (map cdr all) rest)))])
         keyword-apply)
       keyword-apply)))

  ;; apply with keywords is keyword-apply; without, the kernel's.
  (define-syntax (new-apply stx)
    (syntax-case stx ()
      [(_ f arg ...)
       (any-keyword? (syntax->list #'(arg ...)))
       (let ([args (syntax->list #'(arg ...))])
         (split-arguments stx args)
         (let-values ([(bindings named) (name-arguments stx args)])
           (let-values ([(pos kws) (split-arguments stx named)])
             (let ([kws (sort-pairs kws)])
               (with-syntax ([f (nameless #'f)]
                             [(binding ...) bindings]
                             [(pos ...) pos]
                             [(kw ...) (map car kws)]
                             [(val ...) (map cdr kws)])
                 (syntax/loc stx
                   (let-values ([(proc) f] binding ...)
                     (keyword-apply/list proc '(kw ...) (list val ...) (list pos ...)))))))))]
      [(_ . rest) (datum->syntax #'here (list* #'#%app #'apply #'rest) stx)]
      [_ (datum->syntax #'here 'apply-procedure stx)]))

  (define apply-procedure
    (new-make-keyword-procedure
     (let ([apply (lambda (kws vals f . rest) (keyword-apply/list f kws vals rest))]) apply)
     apply)))

;; (define id expr)
;; (define (head formal ...) body ...+)
;; Defines a variable, or a procedure. The head of a procedure may be a head again: (define ((f x) y) ...) makes procedures.
;; > (define (area w [h w]) (* w h))
;; > (area 3)
;; 9

;; (lambda (formal ...) body ...+)
;; (lambda (formal ... . rest-id) body ...+)
;; (lambda rest-id body ...+)
;; A procedure. A formal is id, [id default], #:keyword id or #:keyword [id default]; rest-id gets the list of further arguments.
;; > ((lambda (x [y 10] #:z [z 100]) (list x y z)) 1 #:z 3)
;; '(1 10 3)

;; (λ (formal ...) body ...+)
;; Another name of lambda.

;; (#%app proc-expr arg-expr ... #:keyword arg-expr ...)
;; What an application means: a form in parentheses that begins with no macro gets this in front.
