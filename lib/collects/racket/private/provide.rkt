;; racket/private/provide: provide and its sub-forms, expanding to #%provide.
;; Layer 12. all-defined-out and all-from-out go straight to #%provide. Everything else waits,
;; through the kernel's `expand` form, until the module body is expanded, because it asks what is
;; defined, and so that complaints are about the form as written.
(module provide "core.rkt"
  (#%require "require.rkt"
             (for-syntax "core.rkt" "more.rkt" "export.rkt" "import.rkt" "structinfo.rkt" "require.rkt"
                         "mode.rkt"))
  (#%provide provide all-defined-out all-from-out rename-out except-out prefix-out struct-out
             combine-out protect-out
             for-syntax for-template for-label for-meta for-space
             define-provide-form)

  ;; ---- sub-forms --------------------------------------------------------------------------------

  (define-syntax-rule (define-provide-form name (stx modes) body ...)
    (define-syntaxes (name)
      (make-provide-transformer (lambda (stx modes) body ...))))

  (begin-for-syntax
    (define (expand-all specs modes)
      (apply append (map (lambda (s) (expand-export s modes)) specs)))

    (define (default-modes modes) (if (null? modes) '(0) modes))

    (define (check-identifier stx id)
      (unless (identifier? id)
        (raise-syntax-error #f "expected an identifier, but found something else" stx id)))

    ;; Is the identifier of the module's bindings at mode visible as written at stx?
    (define (written-like? id stx mode)
      (let ([phase (phase+space-phase mode)] [space (phase+space-space mode)])
        (and (bound-in-space? id space phase)
             (free-identifier=? id (in-space (datum->syntax stx (syntax-e id)) space) phase phase))))

    (define (distinct l)
      (let loop ([l l] [seen null])
        (cond
          [(null? l) (reverse seen)]
          [(ormap (lambda (e)
                    (and (eq? (export-out-sym e) (export-out-sym (car l)))
                         (equal? (export-mode e) (export-mode (car l)))))
                  seen)
           (loop (cdr l) seen)]
          [else (loop (cdr l) (cons (car l) seen))])))

    (define (re-export e out-sym)
      (make-export (export-local-id e) out-sym (export-mode e) (export-protect? e)
                   (export-orig-stx e))))

  ;; (all-defined-out)
  ;; In provide: all that the module defines and that its own text names.
  (define-provide-form all-defined-out (stx modes)
    (syntax-case stx ()
      [(_)
       (let ([table (syntax-local-module-defined-identifiers)])
         (apply append
                (map (lambda (mode)
                       (let loop ([l (hash-ref table (phase+space-phase mode) null)])
                         (cond
                           [(null? l) null]
                           [(written-like? (car l) stx mode)
                            (let ([id (datum->syntax stx (syntax-e (car l)))])
                              (cons (make-export id (syntax-e id) mode #f stx) (loop (cdr l))))]
                           [else (loop (cdr l))])))
                     (default-modes modes))))]))

  (begin-for-syntax
    (define (required-groups stx path shift)
      (or (syntax-local-module-required-identifiers
           (syntax->datum (convert-relative-module-path path)) shift)
          (let ([phase (phase+space-phase shift)] [space (phase+space-space shift)])
            (raise-syntax-error
             #f (format "no corresponding require~a~a"
                        (cond [space (format " in space ~a" space)] [else ""])
                        (cond [(eqv? phase 0) ""] [else (format " at phase level ~a" phase)]))
             stx path)))))

  ;; (all-from-out module-path ...)
  ;; In provide: all that is imported from the modules.
  (define-provide-form all-from-out (stx modes)
    (syntax-case stx ()
      [(_ path ...)
       (apply
        append
        (map (lambda (path)
               (unless (module-path? (syntax->datum path))
                 (raise-syntax-error #f "bad module path" stx path))
               ;; the requires of the same shift, with names of all phases and spaces
               (apply
                append
                (map (lambda (group)
                       (let ([mode (car group)])
                         (let loop ([l (cdr group)])
                           (cond
                             [(null? l) null]
                             [(written-like? (car l) path mode)
                              (let ([id (datum->syntax path (syntax-e (car l)))])
                                (cons (make-export id (syntax-e id) mode #f stx)
                                      (loop (cdr l))))]
                             [else (loop (cdr l))]))))
                     (apply append
                            (map (lambda (mode) (required-groups stx path mode))
                                 (default-modes modes))))))
             (syntax->list #'(path ...))))]))

  ;; (rename-out [id exported-id] ...)
  ;; In provide: under another name.
  (define-provide-form rename-out (stx modes)
    (syntax-case stx ()
      [(_ (old new) ...)
       (apply append
              (map (lambda (old new)
                     (check-identifier stx old)
                     (check-identifier stx new)
                     (map (lambda (mode)
                            (unless (or (not (phase+space-phase mode)) (binding-at old mode))
                              (let ([space (phase+space-space mode)])
                                (raise-syntax-error
                                 #f (if space
                                        (format "no binding in space ~a for identifier" space)
                                        "no binding for identifier")
                                 stx old)))
                            (make-export old (syntax-e new) mode #f old))
                          (default-modes modes)))
                   (syntax->list #'(old ...))
                   (syntax->list #'(new ...))))]))

  ;; (except-out spec id ...)
  ;; In provide: without some names.
  (define-provide-form except-out (stx modes)
    (syntax-case stx ()
      [(_ spec removed ...)
       (let ([exports (expand-export #'spec modes)]
             [gone (apply append
                          (map (lambda (r)
                                 (if (identifier? r)
                                     (map (lambda (mode) (make-export r (syntax-e r) mode #f r))
                                          (default-modes modes))
                                     (expand-export r modes)))
                               (syntax->list #'(removed ...))))])
         (let loop ([l gone])
           (unless (null? l)
             (unless (ormap (lambda (e) (same-export? e (car l))) exports)
               (raise-syntax-error
                #f
                (format "identifier to remove `~a' not included in nested provide spec"
                        (export-out-sym (car l)))
                stx #'spec))
             (loop (cdr l))))
         (let loop ([l exports])
           (cond
             [(null? l) null]
             [(ormap (lambda (g) (same-export? (car l) g)) gone) (loop (cdr l))]
             [else (cons (car l) (loop (cdr l)))])))]))

  (begin-for-syntax
    (define (same-export? a b)
      (and (eq? (export-out-sym a) (export-out-sym b))
           (equal? (export-mode a) (export-mode b)))))

  ;; (prefix-out prefix-id spec)
  ;; In provide: with a prefix.
  (define-provide-form prefix-out (stx modes)
    (syntax-case stx ()
      [(_ pre spec)
       (begin
         (unless (identifier? #'pre)
           (raise-syntax-error #f "expected an <id> for prefix, found something else" stx #'pre))
         #t)
       (map (lambda (e)
              (re-export e (string->symbol (format "~a~a" (syntax-e #'pre) (export-out-sym e)))))
            (expand-export #'spec modes))]))

  ;; (combine-out spec ...)
  ;; In provide: several together.
  (define-provide-form combine-out (stx modes)
    (syntax-case stx ()
      [(_ spec ...) (expand-all (syntax->list #'(spec ...)) modes)]))

  ;; (protect-out spec ...)
  ;; In provide: only code declared under a code inspector as strong may use these.
  (define-provide-form protect-out (stx modes)
    (syntax-case stx ()
      [(_ spec ...)
       (map (lambda (e)
              (make-export (export-local-id e) (export-out-sym e) (export-mode e) #t
                           (export-orig-stx e)))
            (expand-all (syntax->list #'(spec ...)) modes))]))

  ;; (struct-out id)
  ;; In provide: a structure type with all that struct defined.
  (define-provide-form struct-out (stx modes)
    (syntax-case stx ()
      [(_ id)
       (let ([complain (lambda (msg at) (raise-syntax-error #f msg stx at))])
         (unless (or (null? modes) (equal? modes '(0)))
           (raise-syntax-error #f "allowed only for relative phase level 0" stx))
         (unless (identifier? #'id)
           (complain "expected an identifier for a struct-type name, but found something else" #'id))
         (let ([v (lookup-struct-info #'id)])
           (unless v (complain "identifier is not bound to struct type information" #'id))
           (struct-exports stx #'id v modes)))]))

  (begin-for-syntax
    ;; The names of structure type v that belong to it alone, not to its parent.
    (define (struct-exports stx id v modes)
      (let* ([info (extract-struct-info v)]
             [super (list-ref info 5)]
             [super-fields (if (identifier? super)
                               (let ([s (lookup-struct-info super)])
                                 (if s (list-ref (extract-struct-info s) 3) null))
                               null)]
             [own? (lambda (a) (and a (not (ormap (lambda (b) (and b (free-identifier=? a b)))
                                                  super-fields))))]
             [fields (list-ref info 3)]
             [mutators (list-ref info 4)]
             [constructor (cadr info)])
        (let ([ids (append
                    (list id)
                    (keep values (list (car info) (caddr info)))
                    (if (and constructor (not (free-identifier=? id constructor)))
                        (list constructor)
                        null)
                    (keep own? fields)
                    (let loop ([fields fields] [mutators mutators])
                      (cond
                        [(null? mutators) null]
                        [(and (car mutators) (own? (car fields)))
                         (cons (car mutators) (loop (cdr fields) (cdr mutators)))]
                        [else (loop (cdr fields) (cdr mutators))])))])
          (distinct
           (apply append
                  (map (lambda (i)
                         (let ([i (datum->syntax i (syntax-e i) stx)])
                           (map (lambda (mode) (make-export i (syntax-e i) mode #f stx))
                                (default-modes modes))))
                       ids))))))

    (define (keep ok? l)
      (cond
        [(null? l) null]
        [(ok? (car l)) (cons (car l) (keep ok? (cdr l)))]
        [else (keep ok? (cdr l))])))

  ;; ---- provide ----------------------------------------------------------------------------------

  (begin-for-syntax
    (define (head? id what) (free-identifier=? id what))

    ;; The #%provide forms of a spec that needs no knowledge of the module, moved by `shift`; or #f.
    (define (raw-spec spec shift)
      (define (at-shift raws) (and raws (shift-raws shift raws)))
      (define (nested more specs)
        (let ([shift (phase+space-shift+ shift more)])
          (let loop ([l specs] [acc null])
            (if (null? l)
                (apply append (reverse acc))
                (let ([r (raw-spec (car l) shift)])
                  (and r (loop (cdr l) (cons r acc))))))))
      (cond
        [(and (pair? (syntax-e spec)) (stx-list? spec) (identifier? (stx-car spec)))
         (let* ([l (stx->list spec)]
                [id (car l)])
           (cond
             [(head? id #'for-syntax) (nested 1 (cdr l))]
             [(head? id #'for-template) (nested -1 (cdr l))]
             [(head? id #'for-label) (nested #f (cdr l))]
             [(and (head? id #'for-meta) (pair? (cdr l))
                   (let ([p (stx-e (cadr l))]) (or (not p) (exact-integer? p))))
              (nested (stx-e (cadr l)) (cddr l))]
             [(and (head? id #'for-space) (pair? (cdr l))
                   (or (identifier? (cadr l)) (not (stx-e (cadr l)))))
              (nested (cons 0 (stx-e (cadr l))) (cddr l))]
             [(head? id #'combine-out) (nested 0 (cdr l))]
             [(and (head? id #'all-defined-out) (null? (cdr l)))
              (at-shift
               (list (datum->syntax spec (list (datum->syntax #'here 'all-defined)))))]
             [(head? id #'all-from-out)
              (and (andmap module-path-form? (cdr l))
                   (at-shift (map (lambda (path)
                                    (syntax-property (datum->syntax #f `(all-from ,path) path)
                                                     'all-from-out spec))
                                  (cdr l))))]
             [else #f]))]
        [else #f])))

  ;; (provide spec ...)
  ;; Exports names: ids, or the forms below.
  (define-syntax (provide stx)
    (unless (memq (syntax-local-context) '(module module-begin))
      (raise-syntax-error #f "not at module level" stx))
    (let ([l (stx->list stx)])
      (unless l (bad-syntax stx))
      (datum->syntax
       #'here
       (let loop ([l (cdr l)] [raw null] [later null])
         (if (null? l)
             `(#%provide ,@(reverse raw)
                         ,@(if (null? later)
                               null
                               `((expand (provide-later ,stx . ,(reverse later)) ,stx))))
             (let* ([spec (pre-expand (car l))]
                    [r (raw-spec spec 0)])
               (if r
                   (loop (cdr l) (append (reverse r) raw) later)
                   (loop (cdr l) raw (cons spec later))))))
       stx)))

  (begin-for-syntax
    ;; Pre-transformers may stand inside the phase shifts and combine-out.
    (define (pre-expand spec)
      (if (identifier? spec)
          spec
          (let ([new (pre-expand-export spec null)])
            (if (and (eq? new spec)
                     (stx-list? spec) (stx-pair? spec) (identifier? (stx-car spec))
                     (ormap (lambda (id) (head? (stx-car spec) id))
                            (list #'combine-out #'protect-out #'for-syntax #'for-template
                                  #'for-label)))
                (datum->syntax spec
                               (cons (stx-car spec)
                                     (map pre-expand (stx->list (stx-cdr spec))))
                               spec spec)
                new)))))

  ;; Expanded at the end of the module body.
  (define-syntax (provide-later stx)
    (let* ([l (stx->list stx)]
           [exports (parameterize ([current-provide-form (cadr l)])
                      (apply append (map (lambda (s) (expand-export s null)) (cddr l))))])
      (check-conflicts (cadr l) exports)
      (datum->syntax #'here (cons 'begin (map export->raw exports)))))

  (begin-for-syntax
    ;; Do two exports of one mode offer the same?
    (define (same-binding? a b)
      (let* ([mode (export-mode a)] [phase (phase+space-phase mode)] [space (phase+space-space mode)])
        (free-identifier=? (in-space (export-local-id a) space) (in-space (export-local-id b) space)
                           phase phase)))

    (define (check-conflicts stx exports)
      (let ([seen (make-hash)])
        (let loop ([l exports])
          (unless (null? l)
            (let* ([e (car l)]
                   [key (cons (export-mode e) (export-out-sym e))]
                   [old (hash-ref seen key #f)])
              (when (and old (not (same-binding? old e)))
                (raise-syntax-error
                 #f "identifier already provided (as a different binding)" stx (export-orig-stx e)))
              (hash-set! seen key e)
              (loop (cdr l)))))))

    (define (export->raw e)
      (let* ([out (datum->syntax (export-local-id e) (export-out-sym e))]
             [raw `(rename ,(export-local-id e) ,out)]
             [raw (if (export-protect? e) `(protect ,raw) raw)])
        (car (shift-raws (export-mode e) (list raw)))))
))
