;; racket/private/cond: cond, else, =>.
;; Layer 2: above small. else and => are bound, so that they are compared as bindings.
(module cond '#%kernel
  (#%require "small.rkt" (for-syntax '#%kernel "stx.rkt" "small.rkt"))
  (#%provide cond else =>)

  ;; else
  ;; Only in cond, case and the like: the last clause.
  (define-syntaxes (else)
    (lambda (stx) (raise-syntax-error #f "not allowed as an expression" stx)))

  ;; =>
  ;; Only in cond and the like: the test's value is given to a procedure.
  (define-syntaxes (=>)
    (lambda (stx) (raise-syntax-error #f "arrow not allowed as an expression" stx)))

  ;; (cond [test body ...] ... [else body ...+])
  ;; The results of the first clause whose test is not #f. A clause [test] gives the test's value, [test => proc] what proc makes of it.
  ;; > (cond [(assv 2 '((1 . a) (2 . b))) => cdr] [else 'none])
  ;; 'b
  (define-syntaxes (cond)
    (lambda (stx)
      (define-values (here) (quote-syntax here))
      (define-values (complain) (lambda (msg at) (raise-syntax-error #f msg stx at)))
      (define-values (is?) (lambda (v id) (and (identifier? v) (free-identifier=? v id))))
      (define-values (body) (lambda (c) (cons 'let-values (cons '() (stx-cdr c)))))
      ;; a clause with nothing but its test
      (define-values (test-only)
        (lambda (c rest)
          (list 'let-values (list (list '(cond-value) (stx-car c)))
                (list 'if 'cond-value 'cond-value
                      (if (null? rest) '(#%app void) (cons 'cond rest))))))
      (define-values (arrow)
        (lambda (c rest)
          (define-values (parts) (stx->list c))
          (unless (and parts (= (length parts) 3))
            (complain "bad syntax (bad clause form with =>)" c))
          (list 'let-values (list (list '(cond-value) (car parts)))
                (list 'if 'cond-value
                      (list '#%app (caddr parts) 'cond-value)
                      (if (null? rest) '(#%app void) (cons 'cond rest))))))
      (define-values (nest)
        (lambda (l)
          (if (null? l)
              '(#%app void)
              (let ([c (car l)])
                (if (is? (stx-car c) (quote-syntax else))
                    (begin
                      (unless (stx-pair? (stx-cdr c)) (complain "missing expressions in `else' clause" c))
                      (body c))
                    (if (stx-null? (stx-cdr c))
                        (test-only c (cdr l))
                        (if (and (stx-pair? (stx-cdr c)) (is? (stx-cadr c) (quote-syntax =>)))
                            (arrow c (cdr l))
                            (list 'if (stx-car c) (body c) (nest (cdr l))))))))))
      (define-values (end) (lambda (l) (if (stx-pair? l) (end (stx-cdr l)) l)))
      ;; what can be said of the clauses without looking into them
      (define-values (check-clauses)
        (lambda (l)
          (unless (null? l)
            (unless (stx-pair? (car l)) (complain "bad syntax (clause is not a test-value pair)" (car l)))
            (when (and (pair? (cdr l)) (is? (stx-car (car l)) (quote-syntax else)))
              (complain "bad syntax (`else' clause must be last)" (car l)))
            (check-clauses (cdr l)))))
      ;; the else and => of CLAUSES, which the result has no use of
      (define-values (uses)
        (lambda (clauses)
          (if (null? clauses)
              null
              (let ([c (car clauses)] [more (uses (cdr clauses))])
                (if (is? (stx-car c) (quote-syntax else))
                    (cons (syntax-local-introduce (stx-car c)) more)
                    (if (and (stx-pair? (stx-cdr c)) (is? (stx-cadr c) (quote-syntax =>)))
                        (cons (syntax-local-introduce (stx-cadr c)) more)
                        more))))))
      (unless (stx-pair? stx) (bad-syntax stx))
      (let ([clauses (stx->list (stx-cdr stx))])
        (unless clauses
          (complain "bad syntax (body must contain a list of pairs)" (end (stx-cdr stx))))
        (check-clauses clauses)
        (let ([code (datum->syntax here (nest clauses) stx)] [gone (uses clauses)])
          (if (null? gone) code (syntax-property code 'disappeared-use gone)))))))
