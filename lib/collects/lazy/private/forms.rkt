#lang racket/base
;; lazy/private/forms: the forms of the lazy language.  Layer: above racket/base.
;; A form that computes is a promise of its result.  Where the result is forced at once, as in an argument of a primitive or
;; as the result of another promise, none is made: who forces marks the form (see `forced`), and it expands to what the promise
;; would compute.
(provide
 (rename-out
  [lazy-app #%app] [lazy-lambda lambda] [lazy-lambda λ] [lazy-define define] [lazy-define-values define-values]
  [lazy-let let] [lazy-let* let*] [lazy-letrec letrec]
  [lazy-let-values let-values] [lazy-let*-values let*-values] [lazy-letrec-values letrec-values]
  [lazy-parameterize parameterize] [lazy-begin begin] [lazy-begin0 begin0] [lazy-set! set!]
  [lazy-if if] [lazy-and and] [lazy-or or] [lazy-cond cond] [lazy-case case] [lazy-when when] [lazy-unless unless])
 strict-call lazy-call defsubst)
(require racket/promise (only-in '#%kernel #%stratified-body) (only-in "../force.rkt" !! !list !!list) "call.rkt"
         (for-syntax racket/base))

;; ---- forcing at once ----------------------------------------------------------------------------

(begin-for-syntax
  (define mark 'lazy:forced)
  ;; FORM, whose result the surrounding code forces.
  (define (forced form) (syntax-property form mark #t))
  (define (forced? stx) (syntax-property stx mark))
  (define (like stx form) (if (forced? stx) (forced form) form))
  ;; COMPUTATION, which is what STX expands to, or a promise of it.
  (define (promised stx computation)
    (if (forced? stx) computation #`(lazy #,computation)))

  (define (literal? stx)
    (define d (syntax-e stx))
    (or (number? d) (string? d) (boolean? d) (char? d) (bytes? d)))
  (define (at-top-level?) (memq (syntax-local-context) '(module top-level module-begin)))

  ;; Whether ID is one of the procedures that are there to force: applying one is not delayed.
  (define (forcing-id? id)
    (and (identifier? id)
         (memf (lambda (f) (free-identifier=? f id)) (syntax->list #'(force !! !list !!list !values !!values)))))

  ;; Whether ID is a primitive, which takes values.
  (define (primitive-id? id)
    (define binding (and (identifier? id) (identifier-binding id)))
    (define name (and (pair? binding) (resolved-module-path-name (module-path-index-resolve (car binding)))))
    (and (symbol? name)
         (regexp-match? #rx"^#%" (symbol->string name))
         (primitive? (dynamic-require ''#%kernel (cadr binding) (lambda () #f))))))

;; (! e), without a promise in between.
(define-syntax (forced-value stx)
  (syntax-case stx ()
    [(_ e) (if (literal? #'e) #'e #`(force #,(forced #'e)))]))

;; ---- calls --------------------------------------------------------------------------------------

;; (#%app proc arg ...)
;; A promise of the result, which is forced at once at module level and in interaction; the result itself when proc is !, !!,
;; !list, !!list, !values or !!values. Procedures of the language and
;; constructors of structures are given promises of the arguments, other procedures values.
(define-syntax (lazy-app stx)
  (syntax-case stx ()
    [(_ f arg ...)
     (cond
       [(forcing-id? #'f) #'(f (forced-value arg) ...)]
       [(or (forced? stx) (not (at-top-level?))) (promised stx #'(plain-call f arg ...))]
       [else #'((toplevel-forcer) (lazy (plain-call f arg ...)))])]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax (plain-call stx)
  (syntax-case stx ()
    [(_ f arg ...)
     (if (primitive-id? #'f)
         #`(f #,@(passed #'(arg ...) (lambda (arg) #`(forced-value #,arg))))
         (with-syntax ([((arg part) ...) (map name-argument (syntax->list #'(arg ...)))])
           (with-syntax ([((temp value) ...) (filter pair? (map syntax-e (syntax->list #'(part ...))))])
             #`((lambda (p temp ...)
                  (if (takes-promises? p)
                      (p arg ...)
                      (p #,@(passed #'(arg ...) (lambda (arg) #`(force #,arg))))))
                (forced-value f) value ...))))]))
(begin-for-syntax
  ;; ARGS as PASS has them; keywords and literals as they are.
  (define (passed args pass)
    (for/list ([arg (in-list (syntax->list args))])
      (if (or (keyword? (syntax-e arg)) (literal? arg)) arg (pass arg))))
  ;; What to write for ARG after its promise has been made, and how to make it: (name value), or nothing when it is simple.
  (define (name-argument arg)
    (if (or (identifier? arg) (keyword? (syntax-e arg)) (literal? arg))
        (list arg #'())
        (let ([temp (car (generate-temporaries '(arg)))]) (list temp (list temp arg))))))

;; (strict-call proc arg ...)
;; A promise of the result of proc for the values of the arguments, whatever kind of procedure it is.
(define-syntax (strict-call stx)
  (syntax-case stx ()
    [(_ f arg ...) (promised stx #'((forced-value f) (forced-value arg) ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (lazy-call proc arg ...)
;; A promise of the result of proc for the arguments delayed, whatever kind of procedure it is.
(define-syntax (lazy-call stx)
  (syntax-case stx ()
    [(_ f arg ...) (promised stx #'((forced-value f) arg ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- bodies -------------------------------------------------------------------------------------

;; The forms of a body in an expression; what comes before the last expression is forced.
(define-syntax (body stx)
  (syntax-case stx ()
    [(_ e) (like stx #'e)]
    [(_ . es) #`(let-values () (#%stratified-body #,(like stx #'(lazy-begin . es))))]))
;; As the body of a binding form, which may begin with definitions.
(define-for-syntax (inner stx es) (like stx #`(body . #,es)))

;; (begin form ...)
;; The definitions at the beginning, then a promise of the last expression's value, before which the others are forced.
(define-syntax (lazy-begin stx)
  (syntax-case stx ()
    [(_) #'(begin)]
    [(_ e) (like stx #'e)]
    [(_ e0 . es)
     (let ([e0 (if (eq? 'expression (syntax-local-context))
                   #'e0
                   (local-expand (forced #'e0) (syntax-local-context) definition-forms))])
       (syntax-case e0 ()
         [(head . parts)
          (and (identifier? #'head) (free-identifier=? #'head #'begin) (not (null? (syntax-e #'parts))))
          (like stx #`(lazy-begin #,@(syntax->list #'parts) . es))]
         [(head . _)
          (and (identifier? #'head) (memf (lambda (id) (free-identifier=? #'head id)) definition-forms))
          #`(begin #,e0 #,(like stx #'(lazy-begin . es)))]
         [_ (promised stx #`(in-order #,e0 . es))]))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-for-syntax definition-forms
  (syntax->list
   #'(begin define-values define-syntaxes begin-for-syntax #%require #%provide #%declare module module*)))
;; Forces all but the last, which is forced by whoever asks.
(define-syntax (in-order stx)
  (syntax-case stx ()
    [(_ e ... last) #`(begin (forced-value e) ... (#%expression #,(forced #'last)))]))

;; (begin0 expr ...+)
;; A promise of the first expression's value, after which the others are forced.
(define-syntax (lazy-begin0 stx)
  (syntax-case stx ()
    [(_ e0 e ...) (promised stx #'(begin0 (forced-value e0) (forced-value e) ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- binding and changing -----------------------------------------------------------------------

;; (lambda formals body ...+)
;; (λ formals body ...+)
;; A procedure that is given promises of its arguments.
(define-syntax (lazy-lambda stx)
  (syntax-case stx ()
    [(_ formals e0 e ...)
     (let ([name (syntax-local-name)] [proc #'(lambda formals (body e0 e ...))])
       #`(lazy-proc #,(if name (syntax-property proc 'inferred-name name) proc)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define id expr)
;; (define (head . formals) body ...+)
;; Like racket/base's; what expr computes is delayed, and the procedure is given promises of its arguments.
(define-syntax (lazy-define stx)
  (syntax-case stx ()
    [(_ (head . formals) e0 e ...) (syntax/loc stx (lazy-define head (lazy-lambda formals e0 e ...)))]
    [(_ id e) (identifier? #'id) (syntax/loc stx (define id e))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-values (id ...) expr)
;; Defines ids as the values that expr gives by values, each of which is delayed.
(define-syntax (lazy-define-values stx)
  (syntax-case stx ()
    [(_ (id ...) e) (quasisyntax/loc stx (define-values (id ...) (split-values #,(forced #'e))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (let ([id expr] ...) body ...+)
;; (let name ([id expr] ...) body ...+)
;; Like racket/base's; what each expr computes is delayed until its id is needed. The procedure name is given values.
(define-syntax (lazy-let stx)
  (syntax-case stx ()
    [(_ name ([id e] ...) . es) (identifier? #'name) (quasisyntax/loc stx (let name ([id e] ...) #,(inner stx #'es)))]
    [(_ ([id e] ...) . es) (pair? (syntax-e #'es)) (quasisyntax/loc stx (let ([id e] ...) #,(inner stx #'es)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

(define-syntax-rule (define-binding-forms [name strict] ...)
  (begin
    (define-syntax (name stx)
      (syntax-case stx ()
        [(_ clauses . es) (pair? (syntax-e #'es)) (quasisyntax/loc stx (strict clauses #,(inner stx #'es)))]
        [_ (raise-syntax-error #f "bad syntax" stx)]))
    ...))

;; (let* ([id expr] ...) body ...+)
;; (letrec ([id expr] ...) body ...+)
;; Like racket/base's; what each expr computes is delayed until its id is needed.
(define-binding-forms [lazy-let* let*] [lazy-letrec letrec])

(define-syntax-rule (define-values-forms [name strict] ...)
  (begin
    (define-syntax (name stx)
      (syntax-case stx ()
        [(_ ([ids e] (... ...)) . es)
         (with-syntax ([(e (... ...)) (map forced (syntax->list #'(e (... ...))))])
           (quasisyntax/loc stx (strict ([ids (split-values e)] (... ...)) #,(inner stx #'es))))]
        [_ (raise-syntax-error #f "bad syntax" stx)]))
    ...))

;; (let-values ([(id ...) expr] ...) body ...+)
;; (let*-values ([(id ...) expr] ...) body ...+)
;; (letrec-values ([(id ...) expr] ...) body ...+)
;; Binds ids to the values that expr gives by values, each of which is delayed.
(define-values-forms [lazy-let-values let-values] [lazy-let*-values let*-values] [lazy-letrec-values letrec-values])

;; (parameterize ([parameter expr] ...) body ...+)
;; A promise of the body's value, which is forced with the parameters changed.
(define-syntax (lazy-parameterize stx)
  (syntax-case stx ()
    [(_ ([p e] ...) . es)
     (promised stx #'(parameterize ([p (forced-value e)] ...) (forced-value (body . es))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (set! id expr)
;; A promise that changes id when it is forced.
(define-syntax (lazy-set! stx)
  (syntax-case stx ()
    [(_ id e) (promised stx (quasisyntax/loc stx (set! id (forced-value e))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (defsubst (id . formals) body ...+)
;; (defsubst id expr)
;; Defines a form that stands for the body with the arguments in place of formals, or an id that stands for expr.
(define-syntax (defsubst stx)
  (syntax-case stx ()
    [(_ (id . formals) e ...) #'(define-syntax-rule (id . formals) (begin e ...))]
    [(_ id e)
     #'(define-syntax (id stx)
         (syntax-case stx ()
           [(_ . args) #'(#%app e . args)]
           [_ #'e]))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; ---- deciding -----------------------------------------------------------------------------------

;; (if test then else)
;; A promise of then or else; test is forced first. As an expression, a procedure that does the same.
(define-syntax (lazy-if stx)
  (syntax-case stx ()
    [(_ c t e) (promised stx #`(if (forced-value c) #,(forced #'t) #,(forced #'e)))]
    [(_ c t) (syntax/loc stx (if c t))]
    [_ (apply-procedure stx #'if-procedure)]))
(define if-procedure
  (lazy-proc (let ([if (case-lambda [(c t) (lazy-if c t (void))] [(c t e) (lazy-if c t e)])]) if)))

;; STX, whose head is a form and used as a procedure: that PROC.
(define-for-syntax (apply-procedure stx proc)
  (syntax-case stx ()
    [(_ . args) (like stx #`(lazy-app #,proc . args))]
    [_ proc]))

;; (and expr ...)
;; A promise of the last expression's value, or #f when one before it is #f. As an expression, a procedure that does the same.
(define-syntax (lazy-and stx)
  (syntax-case stx ()
    [(_ e ...) (promised stx #'(and-of e ...))]
    [_ (apply-procedure stx #'and-procedure)]))
(define-syntax (and-of stx)
  (syntax-case stx ()
    [(_) #'#t]
    [(_ e) (forced #'e)]
    [(_ e . es) #'(if (forced-value e) (and-of . es) #f)]))
(define and-procedure
  (lazy-proc
   (let ([and (lambda es
                (lazy (let loop ([es es])
                        (cond [(null? es) #t]
                              [(null? (cdr es)) (car es)]
                              [else (if (force (car es)) (loop (cdr es)) #f)]))))])
     and)))

;; (or expr ...)
;; A promise of the first value that is not #f, or of the last. As an expression, a procedure that does the same.
(define-syntax (lazy-or stx)
  (syntax-case stx ()
    [(_ e ...) (promised stx #'(or-of e ...))]
    [_ (apply-procedure stx #'or-procedure)]))
(define-syntax (or-of stx)
  (syntax-case stx ()
    [(_) #'#f]
    [(_ e) (forced #'e)]
    [(_ e . es) #'(let ([v (forced-value e)]) (if v v (or-of . es)))]))
(define or-procedure
  (lazy-proc
   (let ([or (lambda es
               (lazy (let loop ([es es])
                       (cond [(null? es) #f]
                             [(null? (cdr es)) (car es)]
                             [else (let ([v (force (car es))]) (if v v (loop (cdr es))))]))))])
     or)))

;; (cond [test body ...+] ...)
;; (cond [test body ...+] ... [else body ...+])
;; A promise of the first body whose test is not #f. Raises exn:fail when there is none.
(define-syntax (lazy-cond stx)
  (syntax-case stx ()
    [(_ [test . es] ...) (promised stx #'(cond-of [test . es] ...))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (cond-of stx)
  (syntax-case stx (else)
    [(_) #'(error 'cond "should not get here")]
    [(_ [else . es] . _) (forced #'(body . es))]
    [(_ [test . es] . clauses) #`(if (forced-value test) #,(forced #'(body . es)) (cond-of . clauses))]))

;; (case expr [(datum ...) body ...+] ...)
;; (case expr [(datum ...) body ...+] ... [else body ...+])
;; A promise of the body whose data contain the value of expr.
(define-syntax (lazy-case stx)
  (syntax-case stx ()
    [(_ v clause ...)
     (with-syntax ([(clause ...)
                    (for/list ([c (in-list (syntax->list #'(clause ...)))])
                      (syntax-case c ()
                        [(data . es) #`[data #,(forced #'(body . es))]]
                        [_ c]))])
       (promised stx (quasisyntax/loc stx (case (forced-value v) clause ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (when test body ...+)
;; (unless test body ...+)
;; A promise of the body when test is, or is not, other than #f.
(define-syntax (lazy-when stx)
  (syntax-case stx ()
    [(_ c . es) (promised stx #`(if (forced-value c) #,(forced #'(body . es)) (void)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (lazy-unless stx)
  (syntax-case stx ()
    [(_ c . es) (promised stx #`(if (forced-value c) (void) #,(forced #'(body . es))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
