;; racket/private/qq: quasiquote (unquote and unquote-splicing are the kernel's).
;; Layer 3: above cond. Constant parts stay quoted, so that only changed spines are rebuilt.
(module qq '#%kernel
  (#%require (for-syntax '#%kernel "stx.rkt" "small.rkt" "cond.rkt"))
  (#%provide quasiquote)

  (begin-for-syntax
    (define-values (is-form?)
      (lambda (v id)
        (and (stx-pair? v)
             (identifier? (stx-car v))
             (free-identifier=? (stx-car v) id))))

    ;; A template compiles to #f (constant) or to a tree of symbols and syntax.
    (define-values (quoted)
      (lambda (code stx) (or code (list 'quote stx))))


    (define-values (qq-template)
      (lambda (x level use)
        (cond
          [(stx-pair? x)
           (cond
             [(is-form? x (quote-syntax unquote))
              (the-expression* x use)
              (if (zero? level)
                  (stx-cadr x)
                  (qq-pair x (sub1 level) use))]
             [(is-form? x (quote-syntax quasiquote)) (qq-pair x (add1 level) use)]
             [(is-form? x (quote-syntax unquote-splicing))
              (if (zero? level)
                  (raise-syntax-error 'unquote-splicing "invalid context within quasiquote" use x)
                  (qq-pair x (sub1 level) use))]
             [(is-form? (stx-car x) (quote-syntax unquote-splicing))
              (qq-splice x level use)]
             [else (qq-pair x level use)])]
          [(vector? (stx-e x))
           (let ([code (qq-template (datum->syntax #f (vector->list (stx-e x)) #f) level use)])
             (and code (list '#%app 'list->vector code)))]
          [(box? (stx-e x))
           (let ([code (qq-template (unbox (stx-e x)) level use)])
             (and code (list '#%app 'box code)))]
          [(prefab-struct-key (stx-e x))
           (let ([code (qq-template (cdr (vector->list (struct->vector (stx-e x)))) level use)])
             (and code
                  (list '#%app 'apply 'make-prefab-struct
                        (list 'quote (prefab-struct-key (stx-e x)))
                        code)))]
          [(hash? (stx-e x)) (qq-hash x level use)]
          [else #f])))

    (define-values (the-expression*)
      (lambda (x use)
        (unless (and (stx-list? x) (= (stx-length x) 2))
          (raise-syntax-error 'unquote "expects exactly one expression" use x))))

    (define-values (qq-pair)
      (lambda (x level use)
        (let ([a (qq-template (stx-car x) level use)]
              [d (qq-template (stx-cdr x) level use)])
          (cond
            [(and (not a) (not d)) #f]
            [(and (not d) (stx-null? (stx-cdr x))) (list '#%app 'list a)]
            [else (list '#%app 'list* (quoted a (stx-car x)) (quoted d (stx-cdr x)))]))))

    (define-values (qq-splice)
      (lambda (x level use)
        (let ([form (stx-car x)])
          (unless (and (stx-list? form) (= (stx-length form) 2))
            (raise-syntax-error 'unquote "expects exactly one expression" use x))
          (if (zero? level)
              (if (stx-null? (stx-cdr x))
                  (stx-cadr form)
                  (let ([d (qq-template (stx-cdr x) level use)])
                    (list '#%app 'qq-append (stx-cadr form) (quoted d (stx-cdr x)))))
              (let ([a (qq-pair form (sub1 level) use)]
                    [d (qq-template (stx-cdr x) level use)])
                (and (or a d)
                     (list '#%app 'list* (quoted a form) (quoted d (stx-cdr x)))))))))

    ;; Only the values of a hash literal are templates.
    (define-values (qq-hash)
      (lambda (x level use)
        (let* ([ht (stx-e x)]
               [keys (hash-map ht (lambda (k v) k) #t)]
               [codes (map (lambda (k) (qq-template (hash-ref ht k) level use)) keys)])
          (and (ormap values codes)
               (let loop ([keys keys] [codes codes] [acc (list 'quote x)])
                 (cond
                   [(null? keys) acc]
                   [(car codes)
                    (loop (cdr keys) (cdr codes)
                          (list '#%app 'hash-set acc (list 'quote (car keys)) (car codes)))]
                   [else (loop (cdr keys) (cdr codes) acc)])))))))

  ;; append with the complaint that an unquote-splicing of a non-list gets
  (define-values (qq-append)
    (lambda (a b)
      (if (list? a)
          (append a b)
          (raise-argument-error 'unquote-splicing "list?" a))))

  ;; (quasiquote datum)
  ;; The datum with what is under unquote and unquote-splicing put in. Written `datum.
  ;; > `(1 ,(+ 1 1) ,@(list 3 4))
  ;; '(1 2 3 4)
  (define-syntaxes (quasiquote)
    (lambda (stx)
      (unless (and (stx-list? stx) (= (stx-length stx) 2)) (bad-syntax stx))
      (let ([code (qq-template (stx-cadr stx) 0 stx)])
        (datum->syntax (quote-syntax here)
                       (if code (list '#%expression code) (list 'quote (stx-cadr stx)))
                       stx)))))
