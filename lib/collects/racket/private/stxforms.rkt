;; racket/private/stxforms: syntax-case, syntax-case*, with-syntax, quasisyntax, syntax-rules and
;; the other ways to write macros by pattern; generate-temporaries; syntax-protect.
;; Layer 7. From here on macros are written by pattern.
;; Templates of syntax-rules, syntax-id-rules and define-syntax-rule are protected (dye packs);
;; syntax-case leaves that to its user.
(module stxforms '#%kernel
  (#%require "stx.rkt" "stxcase-rt.rkt" "stxcase.rkt" "template.rkt" "small.rkt" "cond.rkt"
             "define.rkt" "qq.rkt"
             (for-syntax '#%kernel "stx.rkt" "stxcase-rt.rkt" "small.rkt" "cond.rkt" "qq.rkt"
                         "define.rkt"))
  (#%provide syntax-case syntax-case* with-syntax quasisyntax quasisyntax/loc unsyntax
             unsyntax-splicing syntax-rules syntax-id-rules
             no-rule-match generate-temporaries syntax-protect
             syntax syntax/loc ~? ~@ ... _)

  ;; A dye pack over stx, laid on with the mode that the syntax property 'taint-mode asks for.
  (define (syntax-protect stx)
    (if (syntax? stx)
        (syntax-arm stx #f #t)
        (raise-argument-error 'syntax-protect "syntax?" stx)))

  (begin-for-syntax
    ;; Code for the value of the expression e as a syntax object: what is none gets the context of e.
    (define (contextual e)
      `(let-values ([(raw) ,e])
         (if (#%app syntax? raw)
             raw
             (#%app datum->syntax (quote-syntax ,(if (identifier? e) e (datum->syntax e 'here))) raw)))))

  ;; (syntax-case stx-expr (literal-id ...) [pattern body] [pattern guard body] ...)
  ;; The body of the first pattern that matches and whose guard is not #f; pattern variables are used in templates.
  (define-syntax (syntax-case stx)
    (let ([l (stx->list stx)])
      (unless (and l (> (length l) 2)) (bad-syntax stx))
      (datum->syntax
       (quote-syntax here)
       `(syntax-case** syntax-case no-match ,(contextual (cadr l)) ,(caddr l) free-identifier=? . ,(cdddr l))
       stx)))

  ;; The comparison is evaluated once, before the clauses.
  (define-syntax (syntax-case* stx)
    (let ([l (stx->list stx)])
      (unless (and l (> (length l) 3)) (bad-syntax stx))
      (datum->syntax
       (quote-syntax here)
       `(let-values ([(same?) ,(cadddr l)])
          (syntax-case** syntax-case* no-match ,(contextual (cadr l)) ,(caddr l) same? . ,(cddddr l)))
       stx)))

  ;; ---- with-syntax ------------------------------------------------------------------------------

  ;; The elements of v, a syntax object, as a syntax list, consed to the tail that follows them.
  (define (splice-at-end v)
    (let ([l (stx->list v)])
      (datum->syntax #f (if l (cons l null) (cons null v)))))

  (define (no-binding-match pattern)
    (lambda (arg who)
      (raise-syntax-error 'with-syntax "binding match failed" pattern)))

  ;; (with-syntax ([pattern expr] ...) body ...+)
  ;; Matches each value, made syntax, with its pattern; an error if one does not match.
  (define-syntax (with-syntax stx)
    (let ([l (stx->list stx)])
      (unless (and l (> (length l) 2)) (bad-syntax stx))
      (let ([clauses (stx->list (cadr l))]
            [body (cddr l)])
        (unless (and clauses
                     (andmap (lambda (c) (let ([c (stx->list c)]) (and c (= (length c) 2)))) clauses))
          (bad-syntax stx))
        (let ([twice (check-duplicate-identifier (apply append (map pattern-names (map stx-car clauses))))])
          (when twice (raise-syntax-error '_ "variable used twice in pattern" stx twice)))
        (with-one-each stx clauses body))))

  (begin-for-syntax
    ;; What a pattern may bind, ellipses and wildcards apart.
    (define (pattern-names p)
      (let ([v (stx-e p)])
        (cond
          [(pair? v) (append (pattern-names (car v)) (pattern-names (cdr v)))]
          [(vector? v) (pattern-names (vector->list v))]
          [(box? v) (pattern-names (unbox v))]
          [(and (symbol? v) (syntax? p)
                (not (free-identifier=? p (quote-syntax ...)))
                (not (free-identifier=? p (quote-syntax _))))
           (list p)]
          [else null])))

    ;; All expressions are evaluated first; then the patterns are matched one inside the other.
    (define (with-one-each stx clauses body)
      (let* ([names (let loop ([l clauses] [n 0])
                      (if (null? l)
                          null
                          (cons (string->symbol (format "with~a" n)) (loop (cdr l) (add1 n)))))]
             [code (let loop ([clauses clauses] [names names])
                     (if (null? clauses)
                         `(let-values () . ,body)
                         `(syntax-case** with-syntax
                                         (#%app no-binding-match
                                                (quote-syntax ,(stx-car (car clauses))))
                                         ,(car names) () free-identifier=?
                                         [,(stx-car (car clauses))
                                          ,(loop (cdr clauses) (cdr names))])))])
        (datum->syntax
         (quote-syntax here)
         `(let-values ,(map (lambda (n c) `[(,n) ,(contextual (stx-cadr c))]) names clauses)
            ,code)
         stx))))

  ;; ---- quasisyntax ------------------------------------------------------------------------------

  ;; (unsyntax expr)
  ;; Only in quasisyntax: the value of expr. Written #,expr.
  (define-syntax (unsyntax stx)
    (raise-syntax-error #f "illegal outside of quasisyntax" stx))

  ;; (unsyntax-splicing expr)
  ;; Only in quasisyntax: the elements of a list. Written #,@expr.
  (define-syntax (unsyntax-splicing stx)
    (raise-syntax-error #f "illegal outside of quasisyntax" stx))

  (begin-for-syntax
    (define (form? x id)
      (and (stx-pair? x) (identifier? (stx-car x)) (free-identifier=? (stx-car x) id)))

    ;; Replaces each unsyntax at level 0 in the template t by a temporary; st is a box with the
    ;; list of bindings (pattern expression) found, latest first. Constant parts come back as they are.
    (define (qs-walk st stx t level)
      (cond
        [(stx-pair? t)
         (cond
           [(form? t (quote-syntax unsyntax))
            (check-form stx t)
            (if (eqv? level 0)
                (let ([id (fresh st)])
                  (note! st id (stx-cadr t))
                  id)
                (qs-pair st stx t (sub1 level)))]
           [(form? t (quote-syntax unsyntax-splicing))
            (if (eqv? level 0)
                (raise-syntax-error #f "misuse within quasisyntax" stx (if (syntax? t) t (stx-car t)))
                (qs-pair st stx t (sub1 level)))]
           [(form? t (quote-syntax quasisyntax)) (qs-pair st stx t (add1 level))]
           [(and (eqv? level 0) (form? (stx-car t) (quote-syntax unsyntax-splicing)))
            (check-form stx (stx-car t))
            (let* ([id (fresh st)]
                   [dots (quote-syntax ...)]
                   [e (stx-cadr (stx-car t))])
              (if (stx-null? (stx-cdr t))
                  ;; at the end, what is spliced need not be a list
                  (let ([tail (fresh-tail st)])
                    (note! st (cons (list id dots) tail) `(splice-at-end ,(contextual e)))
                    (requote t (list* id dots tail)))
                  (begin
                    (note! st (list id dots) e)
                    (let ([rest (qs-walk st stx (stx-cdr t) level)])
                      (requote t (list* id dots rest))))))]
           [else (qs-pair st stx t level)])]
        [(vector? (stx-e t))
         (let* ([l (vector->list (stx-e t))]
                [new (qs-walk st stx l level)])
           (if (eq? l new) t (requote t (list->vector (stx->list new)))))]
        [(box? (stx-e t))
         (let* ([v (unbox (stx-e t))]
                [new (qs-walk st stx v level)])
           (if (eq? v new) t (requote t (box new))))]
        [(prefab-struct-key (stx-e t))
         (let* ([l (prefab->list (stx-e t))]
                [new (qs-walk st stx l level)])
           (if (eq? l new)
               t
               (requote t (apply make-prefab-struct (prefab-struct-key (stx-e t)) (stx->list new)))))]
        [else t]))

    (define (qs-pair st stx t level)
      (let* ([a (stx-car t)]
             [d (stx-cdr t)]
             [new-a (qs-walk st stx a level)]
             [new-d (qs-walk st stx d level)])
        (if (and (eq? a new-a) (eq? d new-d))
            t
            (requote t (cons new-a new-d)))))

    (define (requote t v)
      (if (syntax? t) (datum->syntax t v t t) v))

    (define (check-form stx form)
      (unless (and (stx-list? form) (= (stx-length form) 2))
        (raise-syntax-error #f "misuse within quasisyntax" stx form)))

    (define (fresh st)
      (datum->syntax (quote-syntax here)
                     (string->symbol (format "unquoted~a" (length (unbox st))))))

    (define (fresh-tail st)
      (datum->syntax (quote-syntax here)
                     (string->symbol (format "tail~a" (length (unbox st))))))

    (define (note! st pattern e)
      (set-box! st (cons (list pattern e) (unbox st))))

    (define (quasi stx t make)
      (let* ([st (box null)]
             [new (qs-walk st stx t 0)])
        (datum->syntax (quote-syntax here)
                       (if (null? (unbox st))
                           (make new)
                           `(with-syntax ,(reverse (unbox st)) ,(make new)))
                       stx))))

  ;; (quasisyntax template)
  ;; A template in which unsyntax puts in syntax. Written #`template.
  (define-syntax (quasisyntax stx)
    (unless (and (stx-list? stx) (= (stx-length stx) 2)) (bad-syntax stx))
    (quasi stx (stx-cadr stx) (lambda (t) `(syntax ,t))))

  ;; (quasisyntax/loc stx-expr template)
  ;; The same, with the source location of a syntax object.
  (define-syntax (quasisyntax/loc stx)
    (unless (and (stx-list? stx) (= (stx-length stx) 3)) (bad-syntax stx))
    (quasi stx (stx-car (stx-cddr stx)) (lambda (t) `(syntax/loc ,(stx-cadr stx) ,t))))

  ;; ---- syntax-rules and friends -----------------------------------------------------------------

  (begin-for-syntax
    ;; Raises for a pattern that begins with something else than an identifier; #f for one that is no sequence.
    (define (not-for-identifier stx pattern)
      (and (stx-pair? pattern)
           (raise-syntax-error #f "pattern must start with an identifier, found something else" stx (stx-car pattern))))
    ;; Checks the shape of a rule list and returns literals and rules.
    (define (rule-parts stx rule?)
      (let ([l (stx->list stx)])
        (unless (and l
                     (pair? (cdr l))
                     (stx-list? (cadr l))
                     (andmap identifier? (stx->list (cadr l)))
                     (andmap (lambda (r)
                               (let ([r (stx->list r)])
                                 (and r
                                      (= (length r) 2)
                                      (or (rule? (car r)) (not-for-identifier stx (car r))))))
                             (cddr l)))
          (bad-syntax stx))
        (values (cadr l) (cddr l)))))

  ;; (syntax-rules (literal-id ...) [(id pattern ...) template] ...)
  ;; A transformer by patterns; what it makes is armed.
  (define-syntax (syntax-rules stx)
    (let-values ([(literals rules)
                  (rule-parts stx (lambda (p) (and (stx-pair? p) (identifier? (stx-car p)))))])
      (datum->syntax
       (quote-syntax here)
       `(lambda (use)
          (syntax-case** syntax-rules no-match use ,literals free-identifier=?
                         . ,(map (lambda (r)
                                   (let ([pattern (stx-car r)])
                                     (list (datum->syntax pattern
                                                          (cons (quote-syntax _) (stx-cdr pattern))
                                                          pattern)
                                           `(#%app syntax-protect
                                                   (template/loc ,stx ,(stx-cadr r) use)))))
                                 rules)))
       stx)))

  ;; (syntax-id-rules (literal-id ...) [pattern template] ...)
  ;; Like syntax-rules, for a name that also stands alone and in set!.
  (define-syntax (syntax-id-rules stx)
    (let-values ([(literals rules) (rule-parts stx (lambda (p) #t))])
      (datum->syntax
       (quote-syntax here)
       `(#%app make-set!-transformer
               (lambda (use)
                 (syntax-case** syntax-id-rules no-match use ,literals free-identifier=?
                                . ,(map (lambda (r)
                                          (list (stx-car r)
                                                `(#%app syntax-protect
                                                        (template/loc ,stx ,(stx-cadr r) use))))
                                        rules))))
       stx)))

  ;; What define-syntax-rule does with a use that does not match.
  (define (no-rule-match pattern)
    (lambda (arg who)
      (raise-syntax-error #f (format "use does not match pattern: ~.s" pattern) arg)))

  ;; ---- generate-temporaries ---------------------------------------------------------------------

  ;; How many this instance has made. Each module is expanded with instances of its own, so numbers do not depend on others.
  (define temporaries-made 0)

  ;; Fresh identifiers, one for each element, named after it where it has a name.
  (define (generate-temporaries v)
    (let ([l (or (stx->list v)
                 (raise-argument-error 'generate-temporaries
                                       "(or/c list? syntax->list)" v))])
      (let ([introduce (make-syntax-introducer)])
        (let loop ([l l] [acc null])
          (if (null? l)
              (reverse acc)
              (begin
                (set! temporaries-made (add1 temporaries-made))
                (loop (cdr l)
                      (cons (introduce (datum->syntax #f (temporary-name (car l) temporaries-made))) acc))))))))

  (define (temporary-name v n)
    (let ([v (stx-e v)])
      (string->symbol
       (format "~a~a"
               (cond
                 [(symbol? v) v]
                 [(string? v) v]
                 [(keyword? v) (keyword->string v)]
                 [else 'temp])
               n)))))
