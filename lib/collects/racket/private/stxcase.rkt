;; racket/private/stxcase: syntax-case** (what syntax-case, syntax-rules and with-syntax expand
;; to), ... and _.
;; Layer 5. A clause becomes straight code that tests and takes apart, with a thunk for the next
;; clause; only ellipses over more than a variable call a procedure per element.
;; Generated temporaries are numbered within one use, so expansion is deterministic.
(module stxcase '#%kernel
  (#%require "stxcase-rt.rkt" "small.rkt"
             (for-syntax '#%kernel "stx.rkt" "small.rkt" "cond.rkt" "qq.rkt" "define.rkt" "patvar.rkt"))
  (#%provide syntax-case** ... _)

  ;; ...
  ;; In patterns and templates: any number of what stands before it.
  (define-syntaxes (...)
    (lambda (stx) (raise-syntax-error #f "ellipses not allowed as an expression" stx)))

  ;; _
  ;; In patterns: matches anything and binds nothing.
  (define-syntaxes (_)
    (lambda (stx) (raise-syntax-error #f "wildcard not allowed as an expression" stx)))

  (begin-for-syntax
    (define (ellipsis? v)
      (and (identifier? v) (free-identifier=? v (quote-syntax ...))))

    (define (wildcard? v)
      (free-identifier=? v (quote-syntax _)))

    ;; State of one clause: pattern (for errors), literals, next temporary, variables found so far
    ;; as a list of (vector identifier temporary depth), latest first.
    (define (make-state who pattern literals comparison)
      (vector who pattern literals comparison 0 null))
    (define (st-pattern st) (vector-ref st 1))
    (define (st-vars st) (vector-ref st 5))

    (define (temp! st base)
      (let ([n (vector-ref st 4)])
        (vector-set! st 4 (add1 n))
        (string->symbol (format "~a~a" base n))))

    (define (pattern-error st msg at)
      (raise-syntax-error (vector-ref st 0) msg (st-pattern st) at))

    (define (add-variable! st id temp depth)
      (when (ormap (lambda (v) (bound-identifier=? id (vector-ref v 0))) (st-vars st))
        (pattern-error st "variable used twice in pattern" id))
      (vector-set! st 5 (cons (vector id temp depth) (st-vars st))))

    (define (literal? st id)
      (ormap (lambda (l) (bound-identifier=? l id)) (vector-ref st 2)))

    ;; How a value to match is known: its variable, and the variable of the innermost syntax object
    ;; around it (the same one when the value itself is syntax).
    ;; Code to match pat against e, going on with (k) on success and `fail` (code) on failure.
    ;; lits-only?: inside (... pat), where ellipses mean themselves.
    (define (gen-match st pat e ctx esc? k fail)
      (let ([d (stx-e pat)])
        (cond
          [(symbol? d) (gen-identifier st pat e ctx esc? k fail)]
          [(null? d) `(if (#%app stx-null? ,e) ,(k) ,fail)]
          [(pair? d)
           (cond
             [(and (not esc?) (ellipsis? (car d)))
              (if (and (stx-pair? (cdr d)) (stx-null? (stx-cdr (cdr d))))
                  (gen-match st (stx-car (cdr d)) e ctx #t k fail)
                  (pattern-error st "misplaced ellipsis in pattern" (car d)))]
             [(and (not esc?) (stx-pair? (cdr d)) (ellipsis? (stx-car (cdr d))))
              (gen-repeat st (car d) (stx-cdr (cdr d)) e ctx k fail)]
             [else (gen-pair st d e ctx esc? k fail)])]
          [(vector? d)
           (gen-container st (vector->list d) e esc? k fail
                          '(#%app vector? content) '(#%app vector->list content))]
          [(box? d)
           (gen-container st (list (unbox d)) e esc? k fail
                          '(#%app box? content) '(#%app list (#%app unbox content)))]
          [(prefab-struct-key d)
           (gen-container st (cdr (vector->list (struct->vector d))) e esc? k fail
                          `(#%app equal? (#%app prefab-struct-key content)
                                  (quote ,(prefab-struct-key d)))
                          '(#%app prefab->list content))]
          [else `(if (#%app same-datum? ,e (quote ,(syntax->datum pat))) ,(k) ,fail)])))

    (define (gen-identifier st pat e ctx esc? k fail)
      (cond
        [(and (not esc?) (ellipsis? pat)) (pattern-error st "misplaced ellipsis in pattern" pat)]
        [(literal? st pat)
         `(if (#%app same-literal? ,e (quote-syntax ,pat) ,(vector-ref st 3)) ,(k) ,fail)]
        [(wildcard? pat) (k)]
        [(eq? e ctx)
         (add-variable! st pat e 0)
         (k)]
        [else
         (let ([t (temp! st 'tail)])
           (add-variable! st pat t 0)
           `(let-values ([(,t) (#%app tail-syntax ,e ,ctx)]) ,(k)))]))

    (define (gen-pair st d e ctx esc? k fail)
      (let* ([u (temp! st 'u)]
             [a (temp! st 'a)]
             [r (temp! st 'd)]
             [skip? (lambda (p)
                      (and (identifier? p) (wildcard? p) (not (literal? st p))))])
        `(let-values ([(,u) (#%app stx-e ,e)])
           (if (#%app pair? ,u)
               ,(let ([rest (lambda ()
                              (if (skip? (cdr d))
                                  (k)
                                  `(let-values ([(,r) (#%app cdr ,u)])
                                     ,(gen-match st (cdr d) r ctx esc? k fail))))])
                  (if (skip? (car d))
                      (rest)
                      `(let-values ([(,a) (#%app car ,u)])
                         ,(gen-match st (car d) a a esc? rest fail))))
               ,fail))))

    ;; A vector, box or prefab: its elements, as a list, are matched like a list.
    (define (gen-container st elements e esc? k fail test ->list)
      (let ([l (temp! st 'l)])
        `(let-values ([(,l) (let-values ([(content) (#%app stx-e ,e)])
                              (if ,test ,->list #f))])
           (if ,l
               ,(gen-match st elements l e esc? k fail)
               ,fail))))

    ;; How many elements a tail pattern takes; an ellipsis in it is an error.
    (define (tail-length st tail)
      (let loop ([tail tail] [n 0])
        (cond
          [(stx-pair? tail)
           (when (ellipsis? (stx-car tail))
             (if (and (stx-pair? (stx-cdr tail)) (stx-null? (stx-cddr tail)))
                 (void)
                 (pattern-error st "misplaced ellipsis in pattern (follows other ellipsis)"
                                (stx-car tail))))
           (when (and (stx-pair? (stx-cdr tail)) (ellipsis? (stx-cadr tail)))
             (pattern-error st "misplaced ellipsis in pattern (follows other ellipsis)"
                            (stx-cadr tail)))
           (loop (stx-cdr tail) (add1 n))]
          [else n])))

    ;; (pat ... . tail)
    (define (gen-repeat st pat tail e ctx k fail)
      (if (stx-null? tail)
          (let ([l (temp! st 'l)])
            `(let-values ([(,l) (#%app stx->list ,e)])
               (if ,l
                   ,(gen-elements st pat l k fail)
                   ,fail)))
          (let ([l (temp! st 'l)]
                [r (temp! st 'd)]
                [n (tail-length st tail)])
            `(let-values ([(,l ,r) (#%app split-repeats ,e (quote ,n))])
               (if ,l
                   ,(gen-elements st pat l
                                  (lambda () (gen-match st tail r ctx #f k fail))
                                  fail)
                   ,fail)))))

    ;; Matches pat against each element of the list l.
    (define (gen-elements st pat l k fail)
      (if (and (identifier? pat) (not (literal? st pat)) (not (ellipsis? pat)))
          (begin
            (unless (wildcard? pat) (add-variable! st pat l 1))
            (k))
          (let* ([before (st-vars st)]
                 [x (temp! st 'x)]
                 [rows (temp! st 'rows)]
                 [found #f]
                 [matcher (gen-match st pat x x #f
                                     (lambda ()
                                       (set! found (new-variables (st-vars st) before))
                                       (row-code found))
                                     #f)])
            (vector-set! st 5 before)
            `(let-values ([(,rows) (#%app match-repeats (lambda (,x) ,matcher) ,l)])
               (if ,rows
                   ,(gen-columns st found rows k)
                   ,fail)))))

    (define (new-variables now before)
      (let loop ([now now] [acc null])
        (if (eq? now before) acc (loop (cdr now) (cons (car now) acc)))))

    (define (row-code found)
      (cond
        [(null? found) #t]
        [(null? (cdr found)) (vector-ref (car found) 1)]
        [else `(#%app vector . ,(map (lambda (v) (vector-ref v 1)) found))]))

    (define (gen-columns st found rows k)
      (cond
        [(null? found) (k)]
        [(null? (cdr found))
         (let ([v (car found)])
           (add-variable! st (vector-ref v 0) rows (add1 (vector-ref v 2)))
           (k))]
        [else
         (let loop ([found found] [i 0] [bindings null])
           (if (null? found)
               `(let-values ,(reverse bindings) ,(k))
               (let ([v (car found)]
                     [t (temp! st 'col)])
                 (add-variable! st (vector-ref v 0) t (add1 (vector-ref v 2)))
                 (loop (cdr found)
                       (add1 i)
                       (cons `[(,t) (#%app nth-of-each ,rows (quote ,i))] bindings)))))]))

    ;; Binds the variables of a matched clause around its body (a tree).
    (define (bind-variables st body)
      (if (null? (st-vars st))
          body
          `(letrec-syntaxes+values
            ,(map (lambda (v)
                    `[(,(vector-ref v 0))
                      (#%app make-pattern-variable (quote ,(vector-ref v 2))
                             (quote-syntax ,(vector-ref v 1)))])
                  (reverse (st-vars st)))
            ()
            ,body)))

    ;; One clause as code; `fail` is the code for going on with the next.
    (define (gen-clause who clause literals comparison fail)
      (let ([parts (stx->list clause)])
        (unless (and parts (memv (length parts) '(2 3)))
          (raise-syntax-error
           who
           "expected a clause containing a pattern, an optional guard expression, and an expression"
           clause))
        (let ([st (make-state who (car parts) literals comparison)])
          (gen-match st (car parts) 'arg 'arg #f
                     (lambda ()
                       (bind-variables
                        st
                        (if (null? (cddr parts))
                            (cadr parts)
                            (if (null? (cdddr parts))
                                `(if ,(cadr parts) ,(caddr parts) ,fail)
                                #f))))
                     fail))))

    (define (gen-clauses who clauses literals comparison final)
      (let loop ([clauses clauses] [n 0])
        (if (null? clauses)
            final
            (let* ([next (string->symbol (format "next~a" n))]
                   [rest (loop (cdr clauses) (add1 n))]
                   [code (gen-clause who (car clauses) literals comparison `(#%app ,next))])
              `(let-values ([(,next) (lambda () ,rest)])
                 ,code)))))

    (define (check-literals who literals)
      (let ([l (stx->list literals)])
        (unless l
          (raise-syntax-error who "expected a parenthesized sequence of literal identifiers" literals))
        (let loop ([ids l])
          (unless (null? ids)
            (unless (identifier? (car ids))
              (raise-syntax-error who "literal is not an identifier" (car ids)))
            (loop (cdr ids))))
        l)))

  ;; (syntax-case** who fail-id arg-expr (literal ...) comparison clause ...)
  ;; who names the form in complaints; fail-id is a procedure of the unmatched value and a name (or
  ;; #f); comparison is an expression, evaluated for each literal tried.
  (define-syntaxes (syntax-case**)
    (lambda (stx)
      (let* ([l (stx->list stx)]
             [who (syntax-e (cadr l))]
             [rest (cddr l)]
             [literals (check-literals who (caddr rest))])
        (syntax-arm
         (datum->syntax
          (quote-syntax here)
          `(let-values ([(arg) (#%app as-syntax ,(cadr rest))])
             ,(gen-clauses who (cddddr rest) literals (cadddr rest)
                           `(#%app ,(car rest) arg #f)))
          stx)
         #f #t)))))
