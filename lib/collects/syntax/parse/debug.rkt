#lang racket/base
;; syntax/parse/debug: what a syntax class has, and why parsing failed.
(require "private/forms.rkt" "private/report.rkt" "private/failure-datum.rkt" "private/reify.rkt" "private/keywords.rkt" racket/pretty
         (for-syntax racket/base "private/class-access.rkt" "private/declarations.rkt" "private/parse-pattern.rkt"
                     "private/pattern-datum.rkt" "private/forms-syntax.rkt"))
(provide syntax-class-attributes syntax-class-arity syntax-class-keywords syntax-class-parse debug-parse debug-pattern
         debug-rhs debug-syntax-parse!)

(define-for-syntax (sorted-rows class) (sort (class-rows class) symbol<? #:key car))

;; (syntax-class-attributes class): list of (list name depth), sorted
(define-syntax (syntax-class-attributes stx)
  (syntax-case stx ()
    [(_ class) #`'#,(sorted-rows (class-named #'class stx))]))

;; (syntax-class-arity class): how many arguments by position the class takes, as procedure-arity has it
(define-syntax (syntax-class-arity stx)
  (syntax-case stx ()
    [(_ class) #`(formals->arity '#,(stxclass-arity (class-named #'class stx)))]))

;; (syntax-class-keywords class): the keywords it requires, and those that it accepts
(define-syntax (syntax-class-keywords stx)
  (syntax-case stx ()
    [(_ class) #`(formals->keywords '#,(stxclass-arity (class-named #'class stx)))]))

;; (syntax-class-parse class stx-expr arg ...): a list of vectors of name, depth and value of each attribute; if the term
;; does not match, a datum that says how the failures are.
(define-syntax (syntax-class-parse stx)
  (syntax-case stx ()
    [(_ id stx-expr arg ...)
     (let* ([class (class-named #'id stx)]
            [rows (sorted-rows class)])
       (check-arguments (stxclass-arity class) (syntax->list #'(arg ...)) stx)
       (with-syntax ([((name depth) ...) rows]
                     [(nested ...)
                      (for/list ([row (in-list rows)])
                        (datum->syntax #'parsed (string->symbol (format "parsed.~a" (car row)))))]
                     [pattern (if (eq? 'splicing (stxclass-kind class))
                                  #'((~var parsed (id arg ...)))
                                  #'(~var parsed (id arg ...)))])
         #'(call-with-failures
            (lambda () (syntax-parse stx-expr [pattern (list (vector 'name 'depth (attribute nested)) ...)]))
            raw-failures)))]))

;; (debug-parse stx-expr pattern ...+): 'success when a pattern matches, otherwise a datum of all failures and of those
;; that got furthest.
(define-syntax (debug-parse stx)
  (syntax-case stx ()
    [(_ stx-expr pattern0 pattern ...)
     #'(call-with-failures
        (lambda () (syntax-parse stx-expr [pattern0 'success] [pattern 'success] ...))
        (lambda (stx tree)
          `(parse-failure #:raw-failures ,(raw-failures stx tree) #:maximal-failures ,(maximal-failures stx tree))))]
    [_ (raise-syntax-error #f "use does not match pattern: (debug-parse x p ...)" stx)]))

;; The result of parse, or of `failed` on what was parsed and the failures.
(define (call-with-failures parse failed)
  (let/ec return
    (parameterize ([current-failure-report (lambda (stx tree) (return (failed stx tree)))])
      (parse))))

;; (debug-pattern pattern): a datum of what the pattern means
(define-syntax (debug-pattern stx)
  (syntax-case stx ()
    [(_ p) #`'((definitions) (pattern #,(pattern->datum (parse-whole-pattern #'p (make-decls stx)))))]))

;; (debug-rhs (part ...)): a datum of what the parts after the header of a syntax class mean
(define-syntax (debug-rhs stx)
  (syntax-case stx ()
    [(_ parts)
     (let-values ([(attrs patterns) (parse-class-parts stx #'parts)])
       #`'(rhs #,(pattern->datum attrs) #,(map pattern->datum patterns)))]))

;; (debug-syntax-parse!): from now on the failures of syntax-parse are written to the error port before the error is raised
(define (debug-syntax-parse!)
  (current-failure-report
   (lambda (stx tree)
     (define out (current-error-port))
     (fprintf out "*** syntax-parse debug info ***\nRaw failures:\n")
     (pretty-write (raw-failures stx tree) out)
     (fprintf out "Maximal failures:\n")
     (pretty-write (maximal-failures stx tree) out))))
