;; racket/private/more: do, case-free control forms: let/ec, let/cc, parameterize and
;; parameterize-break, let*-values, set!-values, let-syntax and its relatives, time, and the
;; procedures on parameterizations.
;; Layer 10. From '#%paramz: parameterization-key, extend-parameterization, break-enabled-key,
;; check-for-break.
(module more "core.rkt"
  (#%require '#%paramz (for-syntax "core.rkt"))
  (#%provide do let/ec let/cc call/cc call/ec
             parameterize parameterize* parameterize-break
             current-parameterization call-with-parameterization
             current-break-parameterization call-with-break-parameterization break-parameterization?
             let*-values set!-values
             let-syntax let-syntaxes letrec-syntax letrec-syntaxes
             time define-syntax-alias)

  ;; call/cc : procedure?
  ;; The same as call-with-current-continuation.
  (define-values (call/cc) call-with-current-continuation)
  ;; call/ec : procedure?
  ;; The same as call-with-escape-continuation.
  (define-values (call/ec) call-with-escape-continuation)

  (define-syntax-rule (define-syntax-alias new old)
    (define-syntaxes (new) (make-rename-transformer (quote-syntax old))))

  ;; (let/cc id body ...+)
  ;; Calls the body with the current continuation as id.
  (define-syntax (let/cc stx)
    (syntax-case stx ()
      [(_ k body0 body ...)
       (syntax/loc stx (call-with-current-continuation (lambda (k) body0 body ...)))]))

  ;; (let/ec id body ...+)
  ;; The same with a continuation that can only escape.
  ;; > (let/ec return (for ([x '(1 2 3)]) (when (even? x) (return x))) 'none)
  ;; 2
  (define-syntax (let/ec stx)
    (syntax-case stx ()
      [(_ k body0 body ...)
       (identifier? #'k)
       (syntax/loc stx (call-with-escape-continuation (lambda (k) body0 body ...)))]))

  ;; ---- do ---------------------------------------------------------------------------------------

  ;; (do ([id init step] ...) (done? result ...) body ...)
  ;; A loop: ids get what their steps give, until done? is not #f.
  ;; > (do ([i 0 (+ i 1)] [acc '() (cons i acc)]) ((= i 3) acc))
  ;; '(2 1 0)
  (define-syntax (do stx)
    (syntax-case stx ()
      [(_ ((var init . step) ...) (test expr ...) command ...)
       (with-syntax ([(step ...)
                      (map (lambda (v s)
                             (syntax-case s ()
                               [() v]
                               [(e) #'e]
                               [_ (raise-syntax-error #f "bad variable syntax" stx)]))
                           (syntax->list #'(var ...))
                           (syntax->list #'(step ...)))])
         (syntax-case #'(expr ...) ()
           [() (syntax/loc stx
                 (let doloop ([var init] ...)
                   (if test (begin (void)) (begin command ... (doloop step ...)))))]
           [_ (syntax/loc stx
                (let doloop ([var init] ...)
                  (if test
                      (let-values () expr ...)
                      (begin command ... (doloop step ...)))))]))]))

  ;; ---- parameters -------------------------------------------------------------------------------

  ;; (parameterize ([param-expr value-expr] ...) body ...+)
  ;; The body, during which the parameters have these values, in this thread and those it makes.
  (define-syntax (parameterize stx)
    (syntax-case stx ()
      [(_ () body0 body ...) (syntax/loc stx (let-values () body0 body ...))]
      [(_ ([param value] ...) body0 body ...)
       (with-syntax ([(arg ...)
                      (apply append
                             (map list (syntax->list #'(param ...)) (syntax->list #'(value ...))))])
         (syntax-protect
          (syntax/loc stx
            (with-continuation-mark parameterization-key
              (extend-parameterization (continuation-mark-set-first #f parameterization-key) arg ...)
              (let-values () body0 body ...)))))]))

  ;; (parameterize* ([param-expr value-expr] ...) body ...+)
  ;; The same, each pair of expressions seeing the values before.
  (define-syntax (parameterize* stx)
    (syntax-case stx ()
      [(_ () body0 body ...) (syntax/loc stx (let-values () body0 body ...))]
      [(_ ([param value] more ...) body0 body ...)
       (syntax/loc stx
         (parameterize ([param value]) (parameterize* (more ...) body0 body ...)))]))

  ;; The values of all parameters, as a value for call-with-parameterization.
  (define (current-parameterization)
    (extend-parameterization (continuation-mark-set-first #f parameterization-key)))

  ;; Calls the thunk with the values of all parameters as in paramz.
  (define (call-with-parameterization paramz thunk)
    (unless (parameterization? paramz)
      (raise-argument-error 'call-with-parameterization "parameterization?" 0 paramz thunk))
    (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
      (raise-argument-error 'call-with-parameterization "(-> any)" 1 paramz thunk))
    (with-continuation-mark parameterization-key paramz (thunk)))

  ;; ---- breaks -----------------------------------------------------------------------------------

  ;; (parameterize-break on? body ...+)
  ;; Runs the body with breaks on or off.
  (define-syntax (parameterize-break stx)
    (syntax-case stx ()
      [(_ enabled body0 body ...)
       (syntax/loc stx
         (with-continuation-mark break-enabled-key (make-break-cell enabled)
           (begin
             (check-for-break)
             (let-values () body0 body ...))))]))

  (define (make-break-cell on?)
    (make-thread-cell (and on? #t)))

  (define-values (struct:break-parameterization make-break-parameterization break-parameterization?
                                                break-parameterization-ref break-parameterization-set!)
    (make-struct-type 'break-parameterization #f 1 0 #f))

  ;; Whether breaks are enabled, as a value for call-with-break-parameterization.
  (define (current-break-parameterization)
    (make-break-parameterization (continuation-mark-set-first #f break-enabled-key)))

  ;; Calls the thunk with breaks enabled or not as in paramz.
  (define (call-with-break-parameterization paramz thunk)
    (unless (break-parameterization? paramz)
      (raise-argument-error 'call-with-break-parameterization "break-parameterization?" 0
                            paramz thunk))
    (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
      (raise-argument-error 'call-with-parameterization "(-> any)" 1 paramz thunk))
    (begin0
      (with-continuation-mark break-enabled-key (break-parameterization-ref paramz 0)
        (begin
          (check-for-break)
          (thunk)))
      (check-for-break)))

  ;; ---- several values ---------------------------------------------------------------------------

  (begin-for-syntax
    ;; Raises for a clause of STX with a binder that is no identifier, or that stands there twice.
    (define (check-binders stx clause)
      (syntax-case clause ()
        [((id ...) . _)
         (let ([ids (syntax->list #'(id ...))])
           (for-each (lambda (id)
                       (unless (identifier? id) (raise-syntax-error #f "bad syntax (not an identifier)" stx id)))
                     ids)
           (let ([twice (check-duplicate-identifier ids)])
             (when twice (raise-syntax-error #f "duplicate identifier" stx twice))))]
        [_ (void)])))

  ;; (let*-values ([(id ...) expr] ...) body ...+)
  ;; Like let-values, but each expression sees the bindings before it.
  (define-syntax (let*-values stx)
    (syntax-case stx ()
      [(_ clauses body0 body ...)
       (let ([l (syntax->list #'clauses)])
         (unless l (raise-syntax-error #f "bad syntax" stx #'clauses))
         (for-each (lambda (c) (check-binders stx c)) l)
         (let loop ([l l])
           (if (null? l)
               (syntax/loc stx (let-values () body0 body ...))
               (syntax-case (car l) ()
                 [((id ...) e)
                  (with-syntax ([inner (loop (cdr l))]
                                [clause (car l)])
                    (if (null? (cdr l))
                        (syntax/loc stx (let-values (clause) body0 body ...))
                        (syntax/loc stx (let-values (clause) inner))))]
                 [(ids e) (raise-syntax-error #f "bad syntax" stx #'ids)]
                 [_ (raise-syntax-error #f "bad syntax" stx (car l))]))))]))

  ;; (set!-values (id ...) expr)
  ;; Gives variables the results of expr.
  (define-syntax (set!-values stx)
    (syntax-case stx ()
      [(_ (id ...) e)
       (let ([ids (syntax->list #'(id ...))])
         (let loop ([l ids])
           (unless (null? l)
             (unless (identifier? (car l)) (raise-syntax-error #f "not an identifier" stx (car l)))
             (loop (cdr l))))
         (let ([dup (check-duplicate-identifier ids)])
           (when dup (raise-syntax-error #f "duplicate identifier" stx dup)))
         (with-syntax ([(tmp ...) (generate-temporaries ids)])
           (syntax-case ids ()
             [() (syntax/loc stx (let-values ([() e]) (void)))]
             [(one) (syntax/loc stx (set! id ... e))]
             [_ (syntax/loc stx
                  (let-values ([(tmp ...) e]) (set! id tmp) ... (void)))])))]))

  ;; ---- local macros -----------------------------------------------------------------------------

  ;; Like letrec-syntax, for right sides with several values.
  (define-syntax (letrec-syntaxes stx)
    (syntax-case stx ()
      [(_ ([(id ...) e] ...) body0 body ...)
       (syntax/loc stx (letrec-syntaxes+values ([(id ...) e] ...) () body0 body ...))]))

  ;; (letrec-syntax ([id transformer-expr] ...) body ...+)
  ;; Local macros that see each other.
  (define-syntax (letrec-syntax stx)
    (syntax-case stx ()
      [(_ ([id e] ...) body0 body ...)
       (syntax/loc stx (letrec-syntaxes+values ([(id) e] ...) () body0 body ...))]))

  ;; The right-hand sides must not see the names: they are bound to temporaries first.
  (define-syntax (let-syntaxes stx)
    (syntax-case stx ()
      [(_ ([(id ...) e] ...) body0 body ...)
       (let* ([groups (map syntax->list (syntax->list #'((id ...) ...)))]
              [ids (apply append groups)])
         (let ([bad (ormap (lambda (i) (and (not (identifier? i)) i)) ids)])
           (when bad (raise-syntax-error #f "bad syntax (not an identifier)" stx bad)))
         (let ([dup (check-duplicate-identifier ids)])
           (when dup (raise-syntax-error #f "duplicate identifier" stx dup)))
         (with-syntax ([((tmp ...) ...) (map generate-temporaries groups)])
           (syntax/loc stx
             (letrec-syntaxes+values ([(tmp ...) e] ...) ()
               (letrec-syntaxes+values ([(id ...)
                                         (values (make-rename-transformer (quote-syntax tmp)) ...)]
                                        ...)
                                       ()
                 body0 body ...)))))]))

  ;; (let-syntax ([id transformer-expr] ...) body ...+)
  ;; Local macros.
  (define-syntax (let-syntax stx)
    (syntax-case stx ()
      [(_ ([id e] ...) body0 body ...)
       (syntax/loc stx (let-syntaxes ([(id) e] ...) body0 body ...))]))

  ;; ---- time -------------------------------------------------------------------------------------

  ;; (time expr ...+)
  ;; Evaluates and prints how long it took; gives the results of the last.
  (define-syntax (time stx)
    (syntax-case stx ()
      [(_ e0 e ...)
       (syntax/loc stx
         (let-values ([(vals cpu real gc) (time-apply (lambda () e0 e ...) null)])
           (printf "cpu time: ~s real time: ~s gc time: ~s\n" cpu real gc)
           (apply values vals)))])))

;; (case v [(datum ...) body ...+] ... [else body ...+])
;; The clause that has a datum equal? to v.

;; (break-parameterization? v) -> boolean?
;; Whether v is a result of current-break-parameterization.
