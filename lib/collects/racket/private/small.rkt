;; racket/private/small: and, or, when, unless, let, let*, letrec.
;; Layer 1: written in the kernel language without any help; the next layers are written with it.
;; The expansions are direct core code: no run-time support is needed.
(module small '#%kernel
  (#%require (for-syntax '#%kernel "stx.rkt"))
  (#%provide and or when unless let let* letrec)

  ;; (and expr ...)
  ;; #f as soon as an expression is #f, else the value of the last, which is in tail position; #t without any.
  (define-syntaxes (and)
    (lambda (stx)
      (let-values ([(l) (stx->list stx)])
        (if l
            (if (null? (cdr l))
                (quote-syntax #t)
                (letrec-values ([(nest) (lambda (l)
                                          (if (null? (cdr l))
                                              (car l)
                                              (list 'if (car l) (nest (cdr l)) #f)))])
                  (build-form (quote-syntax here)
                              (if (null? (cddr l)) (list '#%expression (cadr l)) (nest (cdr l)))
                              stx)))
            (bad-syntax stx)))))

  ;; (or expr ...)
  ;; The first value that is not #f; the last expression is in tail position. #f without any.
  (define-syntaxes (or)
    (lambda (stx)
      (let-values ([(l) (stx->list stx)])
        (if l
            (if (null? (cdr l))
                (quote-syntax #f)
                (letrec-values ([(nest) (lambda (l)
                                          (if (null? (cdr l))
                                              (car l)
                                              (list 'let-values (list (list '(or-part) (car l)))
                                                    (list 'if 'or-part 'or-part (nest-form (cdr l))))))]
                                ;; every level is its own form with its own temporary, made by
                                ;; another use of `or', so that temporaries never shadow
                                [(nest-form) (lambda (l)
                                               (if (null? (cdr l)) (car l) (cons 'or l)))])
                  (build-form (quote-syntax here)
                              (if (null? (cddr l)) (list '#%expression (cadr l)) (nest (cdr l)))
                              stx)))
            (bad-syntax stx)))))

  ;; (when test body ...+)
  ;; The body's results unless test is #f; else void.
  (define-syntaxes (when)
    (lambda (stx)
      (let-values ([(l) (stx->list stx)])
        (if (if l (if (pair? (cdr l)) (pair? (cddr l)) #f) #f)
            (build-form (quote-syntax here)
                        (list 'if (cadr l) (list* 'let-values '() (cddr l)) '(#%app void))
                        stx)
            (bad-syntax stx)))))

  ;; (unless test body ...+)
  ;; The body's results if test is #f; else void.
  (define-syntaxes (unless)
    (lambda (stx)
      (let-values ([(l) (stx->list stx)])
        (if (if l (if (pair? (cdr l)) (pair? (cddr l)) #f) #f)
            (build-form (quote-syntax here)
                        (list 'if (cadr l) '(#%app void) (list* 'let-values '() (cddr l)))
                        stx)
            (bad-syntax stx)))))

  ;; Shared by the three let forms at compile time.
  (begin-for-syntax
    ;; Checks the binding clauses of stx and returns two lists: identifiers and expressions.
    (define-values (split-bindings)
      (lambda (stx clauses distinct?)
        (let-values ([(l) (stx->list clauses)])
          (if l
              (letrec-values ([(loop) (lambda (l ids es)
                                        (if (null? l)
                                            (values (reverse ids) (reverse es))
                                            (let-values ([(c) (stx->list (car l))])
                                              (begin
                                                (if (if c (= (length c) 2) #f)
                                                    (void)
                                                    (raise-syntax-error
                                                     #f
                                                     "bad syntax (not an identifier and expression for a binding)"
                                                     stx (car l)))
                                                (if (identifier? (car c))
                                                    (void)
                                                    (raise-syntax-error
                                                     #f "bad syntax (not an identifier)" stx (car c)))
                                                (loop (cdr l) (cons (car c) ids) (cons (cadr c) es))))))])
                (let-values ([(ids es) (loop l null null)])
                  (let-values ([(dup) (if distinct? (check-duplicate-identifier ids) #f)])
                    (if dup
                        (raise-syntax-error #f "duplicate identifier" stx dup)
                        (values ids es)))))
              (raise-syntax-error
               #f "bad syntax (not a sequence of identifier--expression bindings)" stx clauses)))))

    (define-values (clause-list)
      (lambda (ids es) (map (lambda (id e) (list (list id) e)) ids es)))

    ;; The elements of stx, checked to be a list with a binding part and a body.
    (define-values (let-parts)
      (lambda (stx named?)
        (let-values ([(l) (stx->list stx)])
          (if l (void) (raise-syntax-error #f "bad syntax " stx))
          (if (null? (cdr l))
              (raise-syntax-error
               #f
               (if named?
                   "bad syntax (missing name or binding pairs)"
                   "bad syntax (missing binding pairs)")
               stx)
              (void))
          (if (null? (cddr l))
              (raise-syntax-error
               #f
               (if named? "bad syntax (missing binding pairs or body)" "bad syntax (missing body)")
               stx)
              (void))
          l)))

    (define-values (named-let)
      (lambda (stx l)
        (begin
          (if (null? (cdddr l)) (raise-syntax-error #f "bad syntax (missing body)" stx) (void))
          (if (stx-list? (caddr l))
              (void)
              (raise-syntax-error
               #f "bad syntax (not a sequence of identifier--expression bindings)" stx (cadr l)))
          (let-values ([(ids es) (split-bindings stx (caddr l) #t)])
            (build-form
             (quote-syntax here)
             (list* '#%app
                    (list 'letrec-values
                          (list (list (list (cadr l)) (list* 'lambda ids (cdddr l))))
                          (cadr l))
                    es)
             stx))))))

  ;; (let ([id expr] ...) body ...+)
  ;; (let name ([id expr] ...) body ...+)
  ;; Binds each id to its value; the expressions do not see the bindings. With a name, it is a procedure of the ids whose body this is.
  ;; > (let loop ([i 3] [acc '()]) (if (= i 0) acc (loop (- i 1) (cons i acc))))
  ;; '(1 2 3)
  (define-syntaxes (let)
    (lambda (stx)
      (let-values ([(l) (let-parts stx #t)])
        (if (identifier? (cadr l))
            (named-let stx l)
            (let-values ([(ids es) (split-bindings stx (cadr l) #t)])
              (build-form (quote-syntax here)
                          (list* 'let-values (clause-list ids es) (cddr l))
                          stx))))))

  ;; (let* ([id expr] ...) body ...+)
  ;; Like let, but each expression sees the bindings before it.
  (define-syntaxes (let*)
    (lambda (stx)
      (let-values ([(l) (let-parts stx #f)])
        (let-values ([(ids es) (split-bindings stx (cadr l) #f)])
          (letrec-values ([(nest) (lambda (ids es)
                                    (if (null? ids)
                                        (list* 'let-values '() (cddr l))
                                        (if (null? (cdr ids))
                                            (list* 'let-values (clause-list ids es) (cddr l))
                                            (list 'let-values
                                                  (list (list (list (car ids)) (car es)))
                                                  (nest (cdr ids) (cdr es))))))])
            (build-form (quote-syntax here) (nest ids es) stx))))))

  ;; (letrec ([id expr] ...) body ...+)
  ;; Like let, but all expressions see all bindings.
  (define-syntaxes (letrec)
    (lambda (stx)
      (let-values ([(l) (let-parts stx #f)])
        (let-values ([(ids es) (split-bindings stx (cadr l) #t)])
          (build-form (quote-syntax here)
                      (list* 'letrec-values (clause-list ids es) (cddr l))
                      stx))))))
