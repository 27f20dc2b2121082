#lang racket/base
;; r5rs: the language of the Revised^5 Report on Scheme: pairs are mutable, and so are lists of any kind.
;; Layer: above racket/base and racket/mpair.

(require racket/mpair racket/promise (for-syntax racket/base))
(provide
 #%app #%datum #%expression #%top #%top-interaction #%require #%provide
 (rename-out [module-begin #%module-begin])
 ;; syntax
 and begin case cond delay do else let let* letrec or set!
 (for-syntax syntax-rules ... #%app #%datum #%top)
 (rename-out [two-armed-if if] [rest-lambda lambda] [rest-define define]
             [mutable-quote quote] [mutable-quasiquote quasiquote]
             [rules-define define-syntax] [rules-let let-syntax] [rules-letrec letrec-syntax])
 unquote unquote-splicing =>
 ;; equivalence, numbers
 eq? eqv? equal? number? complex? real? rational? integer? exact? inexact? = < > <= >= zero? positive? negative?
 odd? even? max min + * - / abs quotient remainder modulo gcd lcm numerator denominator floor ceiling truncate
 round rationalize exp log sin cos tan asin acos atan sqrt expt make-rectangular make-polar real-part imag-part
 magnitude angle exact->inexact inexact->exact number->string string->number not boolean?
 ;; pairs and lists
 (rename-out [mpair? pair?] [mcons cons] [mcar car] [mcdr cdr] [set-mcar! set-car!] [set-mcdr! set-cdr!]
             [mlist? list?] [mlist list] [mlength length] [mappend append] [mreverse reverse]
             [mlist-tail list-tail] [mlist-ref list-ref] [mmemq memq] [mmemv memv] [mmember member]
             [massq assq] [massv assv] [massoc assoc])
 null? caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr caaaar caaadr caadar caaddr cadaar
 cadadr caddar cadddr cdaaar cdaadr cdadar cdaddr cddaar cddadr cdddar cddddr
 ;; symbols, characters, strings, vectors
 symbol? symbol->string string->symbol
 char? char=? char<? char>? char<=? char>=? char-ci=? char-ci<? char-ci>? char-ci<=? char-ci>=?
 char-alphabetic? char-numeric? char-whitespace? char-upper-case? char-lower-case? char->integer integer->char
 char-upcase char-downcase
 string? make-string string string-length string-ref string-set! string=? string<? string>? string<=? string>=?
 string-ci=? string-ci<? string-ci>? string-ci<=? string-ci>=? substring string-append
 string-copy string-fill!
 (rename-out [string->mlist string->list] [mlist->string list->string]
             [vector->mlist vector->list] [mlist->vector list->vector])
 vector? make-vector vector vector-length vector-ref vector-set! vector-fill!
 ;; control
 procedure? (rename-out [mapply apply] [mmap map] [mfor-each for-each])
 (rename-out [r5rs:force force]) call-with-current-continuation values call-with-values dynamic-wind
 (rename-out [meval eval])
 scheme-report-environment null-environment interaction-environment
 ;; input and output
 call-with-input-file call-with-output-file input-port? output-port? current-input-port current-output-port
 current-error-port with-input-from-file with-output-to-file open-input-file open-output-file close-input-port
 close-output-port (rename-out [mread read] [mwrite write] [mdisplay display]) read-char peek-char eof-object? char-ready? newline
 write-char flush-output load transcript-on transcript-off)

;; ---- data ---------------------------------------------------------------------------------------

;; The datum V with mutable pairs in place of pairs.
(define (mutable v)
  (cond [(pair? v) (mcons (mutable (car v)) (mutable (cdr v)))]
        [(and (vector? v) (immutable? v)) (vector->immutable-vector (vector-map mutable v))]
        [(vector? v) (vector-map mutable v)]
        [else v]))
;; The other way round.
(define (immutable-form v)
  (cond [(mpair? v) (cons (immutable-form (mcar v)) (immutable-form (mcdr v)))]
        [(vector? v) (vector-map immutable-form v)]
        [else v]))
(define (vector-map f v) (for/vector #:length (vector-length v) ([e (in-vector v)]) (f e)))

(define-syntax (mutable-quote stx)
  (syntax-case stx ()
    [(_ datum)
     (if (let has-pair? ([d (syntax->datum #'datum)])
           (or (pair? d) (and (vector? d) (for/or ([e (in-vector d)]) (has-pair? e)))))
         #'(constant (mutable (quote datum)))
         #'(quote datum))]))
;; A constant is one value however often it is evaluated.
(define-syntax (constant stx)
  (syntax-case stx ()
    [(_ e)
     (if (memq (syntax-local-context) '(top-level))
         #'e
         (syntax-local-lift-expression #'e))]))

(define-syntax (mutable-quasiquote stx)
  (syntax-case stx ()
    [(_ template)
     (let loop ([t #'template] [depth 0])
       (syntax-case t (unquote unquote-splicing mutable-quasiquote)
         [(unquote e)
          (if (eqv? depth 0) #'e #`(mlist 'unquote #,(loop #'e (sub1 depth))))]
         [(mutable-quasiquote e) #`(mlist 'quasiquote #,(loop #'e (add1 depth)))]
         [((unquote-splicing e) . rest)
          (eqv? depth 0)
          (syntax-case #'rest ()
            [() #'e]
            [_ #`(mappend e #,(loop #'rest depth))])]
         [(unquote-splicing e) #`(mlist 'unquote-splicing #,(loop #'e (sub1 depth)))]
         [(a . d) #`(mcons #,(loop #'a depth) #,(loop #'d depth))]
         [v
          (vector? (syntax-e #'v))
          #`(mlist->vector #,(loop (datum->syntax #'v (vector->list (syntax-e #'v))) depth))]
         [other #'(mutable-quote other)]))]))

;; ---- syntax -------------------------------------------------------------------------------------

(define-syntax (two-armed-if stx)
  (syntax-case stx ()
    [(_ test then) (syntax/loc stx (if test then (void)))]
    [(_ test then else) (syntax/loc stx (if test then else))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; Rest arguments are mutable lists.
(begin-for-syntax
  (define (with-mutable-rest formals body stx)
    (define rest
      (let loop ([f formals])
        (define e (if (syntax? f) (syntax-e f) f))
        (cond [(pair? e) (loop (cdr e))] [(null? e) #f] [else f])))
    (if rest
        (with-syntax ([(tmp) (generate-temporaries (list rest))])
          (define new
            (let loop ([f formals])
              (define e (if (syntax? f) (syntax-e f) f))
              (if (pair? e) (cons (car e) (loop (cdr e))) #'tmp)))
          (quasisyntax/loc stx (lambda #,new (let ([#,rest (list->mlist tmp)]) . #,body))))
        (quasisyntax/loc stx (lambda #,formals . #,body)))))
(define-syntax (rest-lambda stx)
  (syntax-case stx ()
    [(_ formals . body) (with-mutable-rest #'formals (check-body #'body) stx)]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-for-syntax (check-body body)
  (when (null? (syntax-e body)) (raise-syntax-error 'r5rs:body "no expression in body" body))
  body)
(define-syntax (rest-define stx)
  (syntax-case stx ()
    [(_ (name . formals) . body)
     (quasisyntax/loc stx (define name #,(with-mutable-rest #'formals (check-body #'body) stx)))]
    [(_ name e) (syntax/loc stx (define name e))]
    [(_ . parts) (syntax/loc stx (define . parts))]))

;; The report has no transformers but syntax-rules.
(define-for-syntax (check-rules rhs)
  (syntax-case rhs ()
    [(head . _)
     (and (identifier? #'head) (free-identifier=? #'head #'syntax-rules (add1 (syntax-local-phase-level))))
     (void)]
    [_ (raise-syntax-error 'macro-transformer "only a `syntax-rules' form is allowed" rhs)]))
(define-syntax (rules-define stx)
  (syntax-case stx ()
    [(_ id rhs)
     (identifier? #'id)
     (begin (check-rules #'rhs) (syntax/loc stx (define-syntax id rhs)))]
    [(_ . parts) (syntax/loc stx (define-syntax . parts))]))
(define-syntax-rule (define-rules-forms [name strict] ...)
  (begin
    (define-syntax (name stx)
      (syntax-case stx ()
        [(_ ([id rhs] (... ...)) . body)
         (begin
           (for-each check-rules (syntax->list #'(rhs (... ...))))
           (syntax/loc stx (strict ([id rhs] (... ...)) . body)))]
        [(_ . parts) (syntax/loc stx (strict . parts))]))
    ...))
(define-rules-forms [rules-let let-syntax] [rules-letrec letrec-syntax])

(define-syntax (module-begin stx)
  (syntax-case stx ()
    [(_ form ...)
     #'(#%plain-module-begin
        (module configure-runtime '#%kernel (#%require r5rs/init))
        form ...)]))

;; ---- procedures ---------------------------------------------------------------------------------

(define-syntax-rule (define-accessors [name part ...] ...)
  (begin (define (name p) (compose-parts p part ...)) ...))
(define-syntax compose-parts
  (syntax-rules ()
    [(_ p) p]
    [(_ p part ... last) (compose-parts (last p) part ...)]))
(define-accessors
  [caar mcar mcar] [cadr mcar mcdr] [cdar mcdr mcar] [cddr mcdr mcdr]
  [caaar mcar mcar mcar] [caadr mcar mcar mcdr] [cadar mcar mcdr mcar] [caddr mcar mcdr mcdr]
  [cdaar mcdr mcar mcar] [cdadr mcdr mcar mcdr] [cddar mcdr mcdr mcar] [cdddr mcdr mcdr mcdr]
  [caaaar mcar mcar mcar mcar] [caaadr mcar mcar mcar mcdr] [caadar mcar mcar mcdr mcar]
  [caaddr mcar mcar mcdr mcdr] [cadaar mcar mcdr mcar mcar] [cadadr mcar mcdr mcar mcdr]
  [caddar mcar mcdr mcdr mcar] [cadddr mcar mcdr mcdr mcdr] [cdaaar mcdr mcar mcar mcar]
  [cdaadr mcdr mcar mcar mcdr] [cdadar mcdr mcar mcdr mcar] [cdaddr mcdr mcar mcdr mcdr]
  [cddaar mcdr mcdr mcar mcar] [cddadr mcdr mcdr mcar mcdr] [cdddar mcdr mcdr mcdr mcar]
  [cddddr mcdr mcdr mcdr mcdr])

(define (mapply f v . more)
  (let loop ([v v] [more more] [done '()])
    (if (null? more)
        (apply f (append (reverse done) (mlist->list v)))
        (loop (car more) (cdr more) (cons v done)))))
(define r5rs:force
  (let ([r5rs:force (lambda (p) (if (promise? p) (force p) (raise-type-error 'force "promise" p)))]) r5rs:force))
(define (string->mlist s) (list->mlist (string->list s)))
(define (mlist->string l) (list->string (mlist->list l)))
(define (vector->mlist v) (list->mlist (vector->list v)))
(define (mlist->vector l) (list->vector (mlist->list l)))
(define-syntax-rule (define-outputs [name show] ...)
  (begin
    (define name
      (case-lambda
        [(v) (name v (current-output-port))]
        [(v out) (parameterize ([print-mpair-curly-braces #f]) (show v out))]))
    ...))
(define-outputs [mwrite write] [mdisplay display])
(define (mread [in (current-input-port)]) (mutable (read in)))

(define-namespace-anchor here)
(define (report-namespace n who spec)
  (unless (= n 5) (raise-type-error who "5" n))
  (define ns (make-base-empty-namespace))
  (namespace-attach-module (namespace-anchor->empty-namespace here) 'r5rs ns)
  (parameterize ([current-namespace ns]) (namespace-require spec))
  ns)
;; A namespace of all the report's names; n is 5.
(define (scheme-report-environment n) (report-namespace n 'scheme-report-environment 'r5rs))
;; A namespace of the forms alone; n is 5.
(define (null-environment n)
  (report-namespace n 'null-environment
                    '(only r5rs #%app #%datum #%top #%top-interaction and begin case cond define define-syntax delay do
                           else if lambda let let* let-syntax letrec letrec-syntax or quasiquote quote set!
                           unquote unquote-splicing => syntax-rules ...)))
;; The current namespace.
(define (interaction-environment) (current-namespace))
(define (meval v ns) (eval (immutable-form v) ns))

;; Begins a transcript of the loop, in the report: not supported, an error.
(define (transcript-on file) (error 'transcript-on "unsupported"))
;; Ends a transcript, in the report: not supported, an error.
(define (transcript-off) (error 'transcript-off "unsupported"))

;; (#%module-begin form ...)
;; The body of a program of the language: results of expressions are not printed, and r5rs/init is run before the program.

;; (apply f v ... l)
;; Calls f with the arguments, the last being a list of mutable pairs of further ones.

;; (force promise) -> any
;; The value that delay promised.

;; (write v [out]) -> void?
;; (display v [out]) -> void?
;; Like racket/base's; mutable pairs are printed in parentheses.

;; (define-syntax id (syntax-rules (literal ...) clause ...))
;; (let-syntax ([id (syntax-rules (literal ...) clause ...)] ...) body ...+)
;; (letrec-syntax ([id (syntax-rules (literal ...) clause ...)] ...) body ...+)
;; Like racket/base's; transformers of another kind are refused.

;; (eval v ns)
;; The value of v in the namespace.

;; (lambda formals body0 body ...)
;; A procedure; rest arguments are a list of mutable pairs.

;; (list->string l)
;; The characters in the list as a string.

;; (list->vector l)
;; A vector of the elements of the list.

;; (quasiquote template)
;; The template as mutable data, with values where unquote stands.

;; (quote datum)
;; The datum, with mutable pairs.

;; (read [in (current-input-port)])
;; The next datum from the port, with mutable pairs, or eof.

;; (string->list s)
;; The characters of the string as a list.

;; (vector->list v)
;; The elements of the vector as a list.

;; (define id expr)
;; (define (id . formals) body ...+)
;; Defines a variable.

;; (if test then)
;; (if test then else)
;; The value of then, or of else when test is #f; without else nothing in particular.
