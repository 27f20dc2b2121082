(module kerncase "../racket/base.rkt"
;; syntax/kerncase: syntax-case over fully expanded code.
(require (for-template '#%kernel) (for-syntax "../racket/base.rkt"))
(provide kernel-syntax-case kernel-syntax-case* kernel-syntax-case/phase kernel-syntax-case*/phase
         kernel-form-identifier-list)

(begin-for-syntax
  (define kernel-names
    '(quote quote-syntax #%top lambda case-lambda let-values letrec-values begin begin0 set!
      with-continuation-mark if #%app #%expression define-values define-syntaxes begin-for-syntax
      module module* #%plain-module-begin #%require #%provide #%declare #%variable-reference
      letrec-syntaxes+values #%stratified-body #%plain-app #%plain-lambda)))

(define names
  '(quote quote-syntax #%top lambda case-lambda let-values letrec-values begin begin0 set!
    with-continuation-mark if #%app #%expression define-values define-syntaxes begin-for-syntax
    module module* #%module-begin #%require #%provide #%declare #%variable-reference
    letrec-syntaxes+values #%stratified-body))

;; Identifiers with the kernel's bindings at the template phase of this module's instance.
(define context (quote-syntax here))
(define template-phase (sub1 (variable-reference->phase (#%variable-reference))))
(define (kernel-id name)
  (datum->syntax context
                 (case name
                   [(#%plain-app) '#%app]
                   [(#%plain-lambda) 'lambda]
                   [(#%plain-module-begin) '#%module-begin]
                   [else name])))

;; The core forms' identifiers, to stop at in local-expand.
(define (kernel-form-identifier-list)
  (map kernel-id names))

;; The comparison of a literal written in the pattern with an identifier: by the kernel's binding of
;; the literal's name when it is a kernel name, by the literal's own binding otherwise.
(define ((same-form? phase extras) id lit)
  (define name (syntax-e lit))
  (if (memq name extras)
      (free-identifier=? id lit phase)
      (free-identifier=? id (kernel-id name) phase template-phase)))

;; The same for code at a phase.
(define-syntax (kernel-syntax-case*/phase stx)
  (syntax-case stx ()
    [(_ e phase (extra ...) clause ...)
     (with-syntax ([(lit ...) (append (literals-in #'(clause ...))
                                      (syntax->list #'(extra ...)))])
       #'(syntax-case* e (lit ...) (same-form? phase '(extra ...)) clause ...))]))

(begin-for-syntax
  ;; The kernel names in the patterns of clauses, as written.
  (define (literals-in clauses)
    (define found null)
    (define (walk p)
      (cond
        [(identifier? p)
         (when (and (memq (syntax-e p) kernel-names)
                    (not (ormap (lambda (f) (bound-identifier=? f p)) found)))
           (set! found (cons p found)))]
        [(syntax? p) (walk (syntax-e p))]
        [(pair? p) (walk (car p)) (walk (cdr p))]))
    (for ([c (in-list (syntax->list clauses))])
      (syntax-case c ()
        [(pattern . _) (walk #'pattern)]))
    found))

;; The same with more literals.
(define-syntax-rule (kernel-syntax-case* e trans? extras clause ...)
  (kernel-syntax-case*/phase e (syntax-local-phase-level) extras clause ...))

;; Like syntax-case on expanded code, with all core forms as literals; trans? is #t at phase 1.
(define-syntax-rule (kernel-syntax-case e trans? clause ...)
  (kernel-syntax-case* e trans? () clause ...))

;; Like kernel-syntax-case, for code at a phase.
(define-syntax-rule (kernel-syntax-case/phase e phase clause ...)
  (kernel-syntax-case*/phase e phase () clause ...)))
