(module splicing "base.rkt"
;; racket/splicing: let-like forms whose bodies are spliced into the definition context around.
;; In an expression each form means its plain relative. Elsewhere the bound names get a scope that
;; the body shares; names that the body defines lose it again, so that they are seen outside (and,
;; having fewer scopes, in the body too).
(require (for-syntax "base.rkt" "private/stxparam-help.rkt") "stxparam.rkt" "local.rkt")
(provide splicing-let splicing-let-values splicing-letrec splicing-letrec-values
         splicing-let-syntax splicing-let-syntaxes splicing-letrec-syntax splicing-letrec-syntaxes
         splicing-letrec-syntaxes+values splicing-local splicing-parameterize
         splicing-syntax-parameterize)

(begin-for-syntax
  ;; Adds one fresh scope to each of the given pieces of syntax.
  (define (fresh-scope) (make-syntax-introducer #t))

  (define (expression?) (eq? 'expression (syntax-local-context)))

  ;; Expands as far as a definition. The result may be armed: its parts are taken from it disarmed, and what is made of them
  ;; is armed like it.
  (define (expand-definition form [ctx #f])
    (local-expand form (syntax-local-context)
                  (list #'begin #'define-values #'define-syntaxes #'begin-for-syntax
                        #'#%require #'#%provide #'module #'module*)
                  ctx))

  ;; binder: identifier of define-values or define-syntaxes.
  (define (splice stx binder recursive? clauses body)
    (let* ([add (fresh-scope)]
           [in (lambda (v) (add v 'add))])
      (with-syntax ([binder binder]
                    [((ids rhs) ...) clauses]
                    [(b ...) (map in body)])
        (with-syntax ([(new-ids ...) (map in (syntax->list #'(ids ...)))]
                      [(new-rhs ...) (if recursive?
                                         (map in (syntax->list #'(rhs ...)))
                                         #'(rhs ...))])
          (with-syntax ([(form ...) (map (lambda (f) (splice-body-form f add))
                                         (syntax->list #'(b ...)))])
            (with-syntax ([(binding ...) (map private (syntax->list #'((binder new-ids new-rhs) ...)))])
              #'(begin binding ... form ...)))))))

  ;; Marks a definition of a splicing form's own names: a splicing form around leaves it alone.
  (define (private-definition form) (with-syntax ([f form]) #'(mark-private f)))
  (define (private form) (syntax-property form 'splicing-private #t))

  (define (splice-body-form f add)
    (with-syntax ([f f] [probe (add (datum->syntax #f 'probe) 'add)]
                  [plain (datum->syntax #f 'probe)])
      #'(expand-in-scope f probe plain))))

;; Expands f as far as a definition; what it defines loses the form's scope.
(define-syntax (expand-in-scope stx)
  (syntax-case stx ()
    [(_ f probe plain)
     (let* ([remove (make-syntax-delta-introducer #'probe #'plain)]
            [e (expand-definition #'f)])
       (syntax-case (syntax-disarm e #f) (begin define-values define-syntaxes)
         [_ (syntax-property e 'splicing-private) e]
         [(begin form ...)
          (syntax-rearm #'(begin (expand-in-scope form probe plain) ...) e #t)]
         [(define-values (id ...) rhs)
          (with-syntax ([(out ...) (map (lambda (i) (remove (syntax-local-identifier-as-binding i) 'remove))
                                    (syntax->list #'(id ...)))])
            (syntax-rearm #'(define-values (out ...) rhs) e #t))]
         [(define-syntaxes (id ...) rhs)
          (with-syntax ([(out ...) (map (lambda (i) (remove (syntax-local-identifier-as-binding i) 'remove))
                                    (syntax->list #'(id ...)))])
            (syntax-rearm #'(define-syntaxes (out ...) rhs) e #t))]
         [_ e]))]))

;; Expands f as far as definitions and marks them.
(define-syntax (mark-private stx)
  (syntax-case stx ()
    [(_ f)
     (let ([e (expand-definition #'f)])
       (syntax-case (syntax-disarm e #f) (begin define-values define-syntaxes)
         [(begin form ...) (syntax-rearm #'(begin (mark-private form) ...) e #t)]
         [(define-values . _) (private e)]
         [(define-syntaxes . _) (private e)]
         [_ e]))]))

(begin-for-syntax
  ;; Checks the clauses of a form with one name a clause, or with several; the first mistake is reported.
  (define (check-clauses stx clauses several?)
    (define groups
      (for/list ([c (in-list (or (syntax->list clauses) (raise-syntax-error #f "bad syntax" stx)))])
        (define parts (syntax->list c))
        (unless (and parts (= 2 (length parts))) (raise-syntax-error #f "bad syntax" stx))
        (cond
          [several?
           (define ids (syntax->list (car parts)))
           (unless ids (raise-syntax-error #f "expected a parenthesized sequence of identifiers" stx (car parts)))
           (for ([id (in-list ids)])
             (unless (identifier? id) (raise-syntax-error #f "expected an identifier" stx id)))
           ids]
          [else
           (unless (identifier? (car parts)) (raise-syntax-error #f "expected an identifier" stx (car parts)))
           (list (car parts))])))
    (define twice (check-duplicate-identifier (apply append groups)))
    (when twice (raise-syntax-error #f "duplicate binding" stx twice)))
  ;; a form with one name a clause as one with several
  (define ((one-name form) stx)
    (syntax-case stx ()
      [(_ clauses body ...)
       (begin
         (check-clauses stx #'clauses #f)
         (with-syntax ([([id e] ...) #'clauses] [form form])
           (syntax/loc stx (form ([(id) e] ...) body ...))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))

;; (splicing-let-values ([(id ...) expr] ...) body ...)
;; Like let-values, with a body whose definitions belong to the context around.
(define-syntax (splicing-let-values stx)
  (syntax-case stx ()
    [(_ clauses . _)
     (begin (check-clauses stx #'clauses #t) #f)
     #f]
    [(_ ([(id ...) e] ...) body ...)
     (if (expression?)
         #'(let-values ([(id ...) e] ...) body ...)
         (splice stx #'define-values #f #'(((id ...) e) ...) (syntax->list #'(body ...))))]))

(define-syntax splicing-let (one-name #'splicing-let-values))

;; (splicing-letrec-values ([(id ...) expr] ...) body ...)
;; Like letrec-values, with a body whose definitions belong to the context around.
(define-syntax (splicing-letrec-values stx)
  (syntax-case stx ()
    [(_ clauses . _)
     (begin (check-clauses stx #'clauses #t) #f)
     #f]
    [(_ ([(id ...) e] ...) body ...)
     (if (expression?)
         #'(letrec-values ([(id ...) e] ...) body ...)
         (splice stx #'define-values #t #'(((id ...) e) ...) (syntax->list #'(body ...))))]))

(define-syntax splicing-letrec (one-name #'splicing-letrec-values))

;; (splicing-let-syntaxes ([(id ...) transformer-expr] ...) body ...)
;; Like let-syntaxes, with a body whose definitions belong to the context around.
(define-syntax (splicing-let-syntaxes stx)
  (syntax-case stx ()
    [(_ clauses . _)
     (begin (check-clauses stx #'clauses #t) #f)
     #f]
    [(_ ([(id ...) e] ...) body ...)
     (if (expression?)
         #'(let-syntaxes ([(id ...) e] ...) body ...)
         (splice stx #'define-syntaxes #f #'(((id ...) e) ...) (syntax->list #'(body ...))))]))

(define-syntax splicing-let-syntax (one-name #'splicing-let-syntaxes))

;; (splicing-letrec-syntaxes ([(id ...) transformer-expr] ...) body ...)
;; Like letrec-syntaxes, with a body whose definitions belong to the context around.
(define-syntax (splicing-letrec-syntaxes stx)
  (syntax-case stx ()
    [(_ clauses . _)
     (begin (check-clauses stx #'clauses #t) #f)
     #f]
    [(_ ([(id ...) e] ...) body ...)
     (if (expression?)
         #'(letrec-syntaxes ([(id ...) e] ...) body ...)
         (splice stx #'define-syntaxes #t #'(((id ...) e) ...) (syntax->list #'(body ...))))]))

(define-syntax splicing-letrec-syntax (one-name #'splicing-letrec-syntaxes))

;; Like letrec-syntaxes+values, with a body whose definitions belong to the context around.
(define-syntax (splicing-letrec-syntaxes+values stx)
  (syntax-case stx ()
    [(_ ([(sid ...) se] ...) ([(vid ...) ve] ...) body0 body ...)
     (if (expression?)
         #'(letrec-syntaxes+values ([(sid ...) se] ...) ([(vid ...) ve] ...) body0 body ...)
         (let* ([add (fresh-scope)]
                [in (lambda (v) (add v 'add))])
           (with-syntax ([(binding ...)
                          (map (lambda (b) (private (in b)))
                               (syntax->list #'((define-syntaxes (sid ...) se) ...
                                                (define-values (vid ...) ve) ...)))]
                         [(form ...) (map (lambda (f) (splice-body-form (in f) add))
                                          (syntax->list #'(body0 body ...)))])
             #'(begin binding ... form ...))))]))

;; Like local, with a body whose definitions belong to the context around.
(define-syntax (splicing-local stx)
  (syntax-case stx ()
    [(_ (def ...) body0 body ...)
     (if (expression?)
         #'(local (def ...) body0 body ...)
         (let ([add (fresh-scope)])
           (with-syntax ([(d ...) (map (lambda (f) (private-definition (add f 'add)))
                                       (syntax->list #'(def ...)))]
                         [(form ...) (map (lambda (f) (splice-body-form (add f 'add) add))
                                          (syntax->list #'(body0 body ...)))])
             #'(begin d ... form ...))))]
    [(_ defs . _)
     (not (syntax->list #'defs))
     (raise-syntax-error #f "not a definition sequence" stx #'defs)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; Like parameterize around the evaluation of forms whose definitions belong to the context around.
(define-syntax (splicing-parameterize stx)
  (syntax-case stx ()
    [(_ ([p v] ...) body ...)
     (if (expression?)
         #'(parameterize ([p v] ...) body ...)
         #'(begin
             (define paramz (parameterize ([p v] ...) (current-parameterization)))
             (parameterized-form paramz body) ...))]))

(define-syntax (parameterized-form stx)
  (syntax-case stx ()
    [(_ paramz f)
     (let ([e (expand-definition #'f)])
       (syntax-case (syntax-disarm e #f) (begin define-values define-syntaxes begin-for-syntax
                             #%require #%provide module module*)
         [(begin form ...) (syntax-rearm #'(begin (parameterized-form paramz form) ...) e #t)]
         [(define-values ids rhs)
          (syntax-rearm #'(define-values ids (call-with-parameterization paramz (lambda () rhs))) e #t)]
         [(define-syntaxes . _) e]
         [(begin-for-syntax . _) e]
         [(#%require . _) e]
         [(#%provide . _) e]
         [(module . _) e]
         [(module* . _) e]
         [_ #`(call-with-parameterization paramz (lambda () #,e))]))]))

;; Like syntax-parameterize, with a body whose definitions belong to the context around.
(define-syntax (splicing-syntax-parameterize stx)
  (syntax-case stx ()
    [(_ ([id e] ...) body ...)
     (begin
       (for ([id (in-list (syntax->list #'(id ...)))])
         (unless (identifier? id) (raise-syntax-error #f "not an identifier" stx id))
         (unless (syntax-parameter-of id) (raise-syntax-error #f "not bound as a syntax parameter" stx id)))
       (if (expression?)
           #'(syntax-parameterize ([id e] ...) body ...)
           #'(begin (syntax-parameterized-form ([id e] ...) body) ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax (syntax-parameterized-form stx)
  (syntax-case stx ()
    [(_ clauses f)
     (let ([e (expand-parameterized stx #'clauses #'f)])
       (syntax-case (syntax-disarm e #f) (begin define-values define-syntaxes begin-for-syntax
                             #%require #%provide module module*)
         [(begin form ...) (syntax-rearm #'(begin (syntax-parameterized-form clauses form) ...) e #t)]
         [(define-values ids rhs) (syntax-rearm #'(define-values ids (syntax-parameterize clauses rhs)) e #t)]
         [(define-syntaxes . _) e]
         [(begin-for-syntax . _) e]
         [(#%require . _) e]
         [(#%provide . _) e]
         [(module . _) e]
         [(module* . _) e]
         [_ #`(syntax-parameterize clauses #,e)]))]))

(begin-for-syntax
  ;; Expands f as far as a definition, with the parameters as the clauses have them; the scope that does it is gone afterwards.
  (define (expand-parameterized stx clauses f)
    (define ctx (syntax-local-make-definition-context))
    (define-values (keys meanings) (parameterization-bindings stx clauses))
    (for ([key (in-list keys)] [meaning (in-list meanings)])
      (syntax-local-bind-syntaxes (list (syntax-local-introduce key)) meaning ctx))
    (internal-definition-context-introduce ctx (expand-definition f ctx) 'remove)))
)

;; (splicing-let ([id expr] ...) body ...+)
;; (splicing-letrec ([id expr] ...) body ...+)
;; (splicing-let-syntax ([id transformer-expr] ...) body ...+)
;; (splicing-letrec-syntax ([id transformer-expr] ...) body ...+)
;; Like the form without splicing-, with a body whose definitions belong to the context around.
