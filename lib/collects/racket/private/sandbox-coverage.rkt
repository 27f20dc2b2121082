#lang racket/base
;; racket/private/sandbox-coverage: which expressions of a program have been evaluated.
;; Layer: above racket/base; loaded by racket/sandbox when coverage is asked for.
;; Each expression of an expanded form that has a place is preceded by a call that notes it.

(provide make-coverage coverage-eval coverage-stop! uncovered)

(require syntax/kerncase (only-in '#%kernel [begin k:begin] [quote k:quote]))

;; points : hash of (list source position span) to point
;; introduce : gives later forms the scopes that the body of the program's module had when it was expanded, before it was
;; changed here
;; recording? : whether what is evaluated is noted
(struct coverage (points [introduce #:mutable] [recording? #:mutable]))
(struct point (stx [reached? #:mutable]))
(define (make-coverage) (coverage (make-hash) values #t))
;; (coverage-stop! c) -> void?: what is evaluated from now on is no part of the program
(define (coverage-stop! c) (set-coverage-recording?! c #f))

;; (coverage-eval c eval inspector) -> evaluator, as current-eval has it
;; What is evaluated by it is noted in C; modules of files are left as they are.
(define ((coverage-eval c eval inspector) form)
  (define (noting form)
    (define top (syntax-disarm (expand-syntax-to-top-form form) inspector))
    (kernel-syntax-case top #f
      [(begin e ... last) (begin (for-each noting (syntax->list #'(e ...))) (noting #'last))]
      [_ (let ([expanded (expand-syntax top)])
           (remember-context! c expanded)
           (eval (annotate c expanded inspector)))]))
  (define (placed form) ((coverage-introduce c) (namespace-syntax-introduce (if (syntax? form) form (datum->syntax #f form)))))
  (cond
    [(or (compiled-expression? (if (syntax? form) (syntax-e form) form)) (current-module-declare-name)) (eval form)]
    [(coverage-recording? c) (noting (placed form))]
    [else (eval (placed form))]))
(define (remember-context! c expanded)
  (define (introducer key)
    (define context (syntax-property expanded key))
    (if (syntax? context) (make-syntax-delta-introducer context #f) (lambda (stx how) stx)))
  (when (syntax-property expanded 'module-body-context)
    (define-values (outside inside) (values (introducer 'module-body-context) (introducer 'module-body-inside-context)))
    (set-coverage-introduce! c (lambda (stx) (inside (outside stx 'add) 'add)))))

;; (uncovered c) -> list of syntax objects, one of each place that was not reached, in their order
(define (uncovered c)
  (define left (for/list ([p (in-hash-values (coverage-points c))] #:unless (point-reached? p)) (point-stx p)))
  (define (before? a b)
    (define-values (p q) (values (syntax-position a) (syntax-position b)))
    (or (< p q) (and (= p q) (> (syntax-span a) (syntax-span b)))))
  (sort left before?))

;; FORM, expanded, with calls that note what is reached
(define (annotate c form inspector)
  (define (again old parts) (datum->syntax old parts old old))
  ;; the parts of FORM, a list, with F applied to those behind the first COUNT
  (define (behind form count f)
    (define l (syntax->list form))
    (again form (for/list ([p (in-list l)] [i (in-naturals)]) (if (< i count) p (f p)))))
  ;; the point of the place of FORM, which is shown by the outermost expression there, or #f
  (define (point-of form)
    (define place (list (syntax-source form) (syntax-position form) (syntax-span form)))
    (and (andmap values place) (hash-ref! (coverage-points c) place (lambda () (point form #f)))))
  (define (binding clause)
    (define l (syntax->list clause))
    (again clause (list (car l) (expression (cadr l)))))
  (define (body clause)                 ; (formals expr ...)
    (behind clause 1 expression))
  (define (expression armed)
    (define form (syntax-disarm armed inspector))
    (define p (point-of form))
    (define changed
      (kernel-syntax-case form #f
        [id (identifier? #'id) form]
        [(#%plain-lambda . _) (behind form 2 expression)]
        [(case-lambda . _) (behind form 1 body)]
        [(let-values clauses . _) (bindings form)]
        [(letrec-values clauses . _) (bindings form)]
        [(if . _) (behind form 1 expression)]
        [(begin . _) (behind form 1 expression)]
        [(begin0 . _) (behind form 1 expression)]
        [(set! . _) (behind form 2 expression)]
        [(with-continuation-mark . _) (behind form 1 expression)]
        [(#%plain-app . _) (behind form 1 expression)]
        [(#%expression . _) (behind form 1 expression)]
        [_ form]))
    (define (reach!) (set-point-reached?! p #t))
    (if p #`(k:begin (#%plain-app (k:quote #,reach!)) #,changed) changed))
  (define (bindings form)
    (define l (syntax->list form))
    (again form (list* (car l) (again (cadr l) (map binding (syntax->list (cadr l)))) (map expression (cddr l)))))
  (define (top armed)
    (define form (syntax-disarm armed inspector))
    (kernel-syntax-case form #f
      [(module . _) (behind form 3 top)]
      [(module* . _) (behind form 3 top)]
      [(#%plain-module-begin . _) (behind form 1 top)]
      [(begin . _) (behind form 1 top)]
      [(define-values . _) (behind form 2 expression)]
      [(define-syntaxes . _) form]
      [(begin-for-syntax . _) form]
      [(#%require . _) form]
      [(#%provide . _) form]
      [(#%declare . _) form]
      [_ (expression form)]))
  (top form))
