;; racket/private/define-norm: compile-time help for every define-like form: takes a definition
;; apart, curried headers included.
;; Layer 3: above qq's siblings small and cond; runs at compile time only.
(module define-norm '#%kernel
  (#%require "stx.rkt" "small.rkt" "cond.rkt")
  (#%provide normalize-definition check-definition-context)

  ;; Definitions are no expressions.
  (define-values (check-definition-context)
    (lambda (stx)
      (when (eq? 'expression (syntax-local-context))
        (raise-syntax-error #f "not allowed in an expression context" stx))))

  ;; (normalize-definition stx lambda-id check-args) -> (values identifier? syntax?)
  ;; The defined name and the expression for it. lambda-id is the identifier that makes
  ;; procedures; check-args, a procedure of stx and a formals syntax object, raises for wrong formals.
  (define-values (normalize-definition)
    (lambda (stx lambda-id check-args)
      (unless (stx-pair? stx) (bad-syntax stx))
      (unless (stx-pair? (stx-cdr stx))
        (bad-syntax stx))
      (let ([head (stx-cadr stx)]
            [body (stx-cddr stx)])
        (cond
          [(identifier? head) (values head (single-expression stx body))]
          [(stx-pair? head) (procedure-definition stx head body lambda-id check-args)]
          [else (raise-syntax-error #f "bad syntax" stx head)]))))

  (define-values (single-expression)
    (lambda (stx body)
      (cond
        [(stx-null? body)
         (raise-syntax-error #f "bad syntax (missing expression after identifier)" stx)]
        [(not (stx-pair? body)) (raise-syntax-error #f "bad syntax (illegal use of `.')" stx)]
        [(stx-null? (stx-cdr body)) (stx-car body)]
        [(stx-pair? (stx-cdr body))
         (raise-syntax-error #f "bad syntax (multiple expressions after identifier)" stx)]
        [else (raise-syntax-error #f "bad syntax (illegal use of `.')" stx)])))

  (define-values (procedure-definition)
    (lambda (stx head body lambda-id check-args)
      (let loop ([head head] [wrap (lambda (body-tail) body-tail)] [first? #t])
        (let ([name (stx-car head)]
              [formals (stx-cdr head)])
          (unless (or (identifier? name) (stx-pair? name))
            (raise-syntax-error
             #f
             "bad syntax (not an identifier for procedure name, and not a nested procedure form)"
             stx name))
          (check-args stx formals)
          (when first?
            (cond
              [(stx-null? body)
               (raise-syntax-error #f "bad syntax (no expressions for procedure body)" stx)]
              [(not (stx-list? body))
               (raise-syntax-error #f "bad syntax (illegal use of `.' for procedure body)" stx)]))
          (let ([make (lambda (inner-body)
                        (datum->syntax lambda-id (cons lambda-id (cons formals inner-body)) stx))])
            (if (identifier? name)
                (values name (make (wrap body)))
                ;; an outer header's formals are this level's innermost procedure
                (loop name
                      (lambda (b) (list (make (wrap b))))
                      #f))))))))
