;; racket/private/require: require and its sub-forms, expanding to #%require.
;; Layer 11. Plain module paths, alone or shifted in phase, go straight to #%require; every other
;; spec is expanded to the list of its imports first.
(module require "core.rkt"
  (#%require (for-syntax "core.rkt" "import.rkt" "export.rkt" "more.rkt" "mode.rkt"))
  (#%provide require local-require
             only-in except-in rename-in prefix-in combine-in relative-in only-meta-in
             only-space-in for-syntax for-template for-label for-meta for-space lib file planet submod)

  ;; (lib path ...)
  ;; A module path: of a file in the collections.
  (define-syntaxes (lib file planet submod)
    (let ([misuse (lambda (stx) (raise-syntax-error #f "misuse of module-path constructor (not within, e.g., `require' or `provide')" stx))])
      (values misuse misuse misuse misuse)))

  ;; ---- sub-forms --------------------------------------------------------------------------------

  (begin-for-syntax
    (define (check-distinct stx ids)
      (let ([dup (check-duplicate-identifier ids)])
        (when dup (raise-syntax-error #f "duplicate identifier" stx dup))))

    (define (import-named imports sym)
      (let loop ([l imports] [acc null])
        (if (null? l)
            (reverse acc)
            (loop (cdr l)
                  (if (eq? sym (syntax-e (import-local-id (car l)))) (cons (car l) acc) acc)))))

    (define (check-included stx id imports spec)
      (when (null? (import-named imports (syntax-e id)))
        (raise-syntax-error
         #f (format "identifier `~a' not included in nested require spec" (syntax-e id))
         stx spec)))

    (define (rename-import i new-id)
      (make-import new-id (import-src-sym i) (import-src-mod-path i) (import-mode i)
                   (import-req-mode i) (import-orig-mode i) (import-orig-stx i)))

    ;; Parses id or [old new] items: two lists.
    (define (parse-renames stx items allow-plain?)
      (let loop ([l items] [olds null] [news null])
        (if (null? l)
            (begin
              (check-distinct stx (reverse news))
              (values (reverse olds) (reverse news)))
            (syntax-case (car l) ()
              [id (and allow-plain? (identifier? #'id))
                  (loop (cdr l) (cons #'id olds) (cons #'id news))]
              [(old new) (and (identifier? #'old) (identifier? #'new))
                         (loop (cdr l) (cons #'old olds) (cons #'new news))]
              [_ (if allow-plain?
                     (raise-syntax-error
                      #f "expected <id> or [<id> <id>], but found something else" stx (car l))
                     (raise-syntax-error #f "bad syntax" stx))]))))

    ;; Expands several specs and puts the results together.
    (define (expand-imports specs)
      (let loop ([l specs] [imports null] [sources null])
        (if (null? l)
            (values imports sources)
            (let-values ([(i s) (expand-import (car l))])
              (loop (cdr l) (append imports i) (append sources s))))))

    (define (phase-of stx v)
      (let ([p (syntax-e v)])
        (unless (or (not p) (exact-integer? p))
          (raise-syntax-error #f "phase level must be #f or an exact integer" stx v))
        p))

    ;; The space that v names.
    (define (space-of stx v)
      (let ([s (syntax-e v)])
        (unless (or (not s) (identifier? v))
          (raise-syntax-error #f "space must be #f or an identifier" stx v))
        s))

    ;; The shifts of phases and spaces are forms of require and of provide.
    (define-values (struct:shifter make-shifter shifter? shifter-ref shifter-set!)
      (make-struct-type
       'req+prov #f 2 0 #f
       (list (cons prop:require-transformer (lambda (self) (shifter-ref self 0)))
             (cons prop:provide-transformer (lambda (self) (shifter-ref self 1))))))

    ;; take-apart: from the form to the shift and the list of specs.
    (define (phase-form take-apart)
      (make-shifter
       (lambda (stx)
         (let-values ([(shift specs) (take-apart stx)])
           (let-values ([(i s) (expand-imports specs)])
             (shift-imports i s shift))))
       (lambda (stx modes)
         (let-values ([(shift specs) (take-apart stx)])
           (let ([modes (map (lambda (m) (phase+space+ m shift))
                             (if (null? modes) '(0) modes))])
             (apply append (map (lambda (s) (expand-export s modes)) specs)))))))

    (define (phase-shifter shift)
      (phase-form
       (lambda (stx)
         (let ([l (stx->list stx)])
           (unless l (bad-syntax stx))
           (values shift (cdr l)))))))

  ;; (for-syntax spec ...)
  ;; In require and provide: for the next phase, that of macros.
  (define-syntax for-syntax (phase-shifter 1))
  ;; (for-template spec ...)
  ;; In require and provide: for the phase below.
  (define-syntax for-template (phase-shifter -1))
  ;; (for-label spec ...)
  ;; In require and provide: names only; the module is not run.
  (define-syntax for-label (phase-shifter #f))

  ;; (for-meta phase-level spec ...)
  ;; In require and provide: for a phase level; #f is the label level.
  (define-syntax for-meta
    (phase-form
     (lambda (stx)
       (let ([l (stx->list stx)])
         (unless (and l (pair? (cdr l))) (bad-syntax stx))
         (values (phase-of stx (cadr l)) (cddr l))))))

  (define-syntax for-space
    (phase-form
     (lambda (stx)
       (let ([l (stx->list stx)])
         (unless (and l (pair? (cdr l))) (bad-syntax stx))
         (values (cons 0 (space-of stx (cadr l))) (cddr l))))))

  ;; (combine-in spec ...)
  ;; In require: several together.
  (define-syntax combine-in
    (make-require-transformer
     (lambda (stx)
       (syntax-case stx ()
         [(_ spec ...) (expand-imports (syntax->list #'(spec ...)))]))))

  ;; (only-in spec id-or-renamed ...)
  ;; In require: only some names, each an id or [id local-id].
  (define-syntax only-in
    (make-require-transformer
     (lambda (stx)
       (syntax-case stx ()
         [(_ spec item ...)
          (let-values ([(imports sources) (expand-import #'spec)]
                       [(olds news) (parse-renames stx (syntax->list #'(item ...)) #t)])
            (values
             (apply append
                    (map (lambda (old new)
                           (check-included stx old imports #'spec)
                           (map (lambda (i) (rename-import i new))
                                (import-named imports (syntax-e old))))
                         olds news))
             sources))]))))

  ;; (except-in spec id ...)
  ;; In require: without some names.
  (define-syntax except-in
    (make-require-transformer
     (lambda (stx)
       (syntax-case stx ()
         [(_ spec id ...)
          (andmap identifier? (syntax->list #'(id ...)))
          (let-values ([(imports sources) (expand-import #'spec)])
            (let ([ids (syntax->list #'(id ...))])
              (check-distinct stx ids)
              (map (lambda (id) (check-included stx id imports #'spec)) ids)
              (let ([syms (map syntax-e ids)])
                (values
                 (let loop ([l imports])
                   (cond
                     [(null? l) null]
                     [(memq (syntax-e (import-local-id (car l))) syms) (loop (cdr l))]
                     [else (cons (car l) (loop (cdr l)))]))
                 sources))))]))))

  ;; (rename-in spec [id local-id] ...)
  ;; In require: some under other names.
  (define-syntax rename-in
    (make-require-transformer
     (lambda (stx)
       (syntax-case stx ()
         [(_ spec item ...)
          (let-values ([(imports sources) (expand-import #'spec)]
                       [(olds news) (parse-renames stx (syntax->list #'(item ...)) #f)])
            (map (lambda (old) (check-included stx old imports #'spec)) olds)
            (for-each
             (lambda (new)
               (when (and (pair? (import-named imports (syntax-e new)))
                          (not (ormap (lambda (old) (eq? (syntax-e old) (syntax-e new))) olds)))
                 (raise-syntax-error
                  #f (format "identifier `~a' already in nested require spec" (syntax-e new))
                  stx #'spec)))
             news)
            (let ([table (map cons (map syntax-e olds) news)])
              (values
               (map (lambda (i)
                      (let ([p (assq (syntax-e (import-local-id i)) table)])
                        (if p (rename-import i (cdr p)) i)))
                    imports)
               sources)))]))))

  ;; (prefix-in prefix-id spec)
  ;; In require: with a prefix.
  (define-syntax prefix-in
    (make-require-transformer
     (lambda (stx)
       (syntax-case stx ()
         [(_ pre spec)
          (let-values ([(imports sources) (expand-import #'spec)])
            (unless (identifier? #'pre) (raise-syntax-error #f "not an identifier" stx #'pre))
            (values
             (map (lambda (i)
                    (let ([id (import-local-id i)])
                      (rename-import
                       i
                       (datum->syntax id
                                      (string->symbol (format "~a~a" (syntax-e #'pre) (syntax-e id)))
                                      id))))
                  imports)
             sources))]))))

  ;; (only-meta-in phase-level spec ...)
  ;; In require: only what is for that phase level.
  (define-syntax only-meta-in
    (make-require-transformer
     (lambda (stx)
       (syntax-case stx ()
         [(_ phase spec ...)
          (let ([p (phase-of stx #'phase)])
            (let-values ([(imports sources) (expand-imports (syntax->list #'(spec ...)))])
              (values
               (let loop ([l imports])
                 (cond
                   [(null? l) null]
                   [(equal? p (phase+space-phase (import-mode (car l)))) (cons (car l) (loop (cdr l)))]
                   [else (loop (cdr l))]))
               sources)))]))))

  ;; Of what the specs import, what is in that space of bindings.
  (define-syntax only-space-in
    (make-require-transformer
     (lambda (stx)
       (syntax-case stx ()
         [(_ space spec ...)
          (let ([s (space-of stx #'space)])
            (let-values ([(imports sources) (expand-imports (syntax->list #'(spec ...)))])
              (values
               (let loop ([l imports])
                 (cond
                   [(null? l) null]
                   [(eq? s (phase+space-space (import-mode (car l)))) (cons (car l) (loop (cdr l)))]
                   [else (loop (cdr l))]))
               sources)))]))))

  ;; (relative-in module-path spec ...)
  ;; In require: with paths relative to another module.
  (define-syntax relative-in
    (make-require-transformer
     (lambda (stx)
       (syntax-case stx ()
         [(_ base spec ...)
          (let ([path (syntax->datum (convert-relative-module-path #'base))])
            (unless (module-path? path) (raise-syntax-error #f "bad module path" stx #'base))
            (parameterize ([current-require-module-path (module-path-index-join path #f)])
              (expand-imports (syntax->list #'(spec ...)))))]))))

  ;; ---- require ----------------------------------------------------------------------------------

  (begin-for-syntax
    (define (head? id what) (free-identifier=? id what))

    ;; The #%require forms of a spec that needs no list of names, moved by `shift`; or #f.
    (define (raw-spec spec shift)
      (define (at-shift raw) (shift-raws shift (list raw)))
      (define (nested more specs)
        (let ([shift (phase+space-shift+ shift more)])
          (let loop ([l specs] [acc null])
            (if (null? l)
                (apply append (reverse acc))
                (let ([r (raw-spec (car l) shift)])
                  (and r (loop (cdr l) (cons r acc))))))))
      (cond
        [(module-path-form? spec) (at-shift spec)]
        [(and (stx-list? spec) (stx-pair? spec) (identifier? (stx-car spec)))
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
             [(head? id #'combine-in) (nested 0 (cdr l))]
             [(and (head? id #'prefix-in) (= (length l) 3)
                   (module-path-form? (caddr l)))
              (at-shift `(prefix ,(cadr l) ,(caddr l)))]
             [(and (head? id #'only-in) (= (length l) 2) (module-path-form? (cadr l)))
              (at-shift `(only ,(cadr l)))]
             [else #f]))]
        [else #f]))

    ;; The #%require forms of a spec, by its list of imports.
    (define (spec->raws spec)
      (let-values ([(imports sources) (expand-import spec)])
        (append (map source->raw sources)
                (imports->raws imports))))

    (define (source->raw s)
      (car (shift-raws (import-source-mode s) (list `(only ,(import-source-mod-path-stx s))))))

    ;; What raws, without forms that move them, offer of a phase and space alone, moved by `shift`.
    (define (just-raw orig shift raws)
      `(just-meta ,(phase+space-phase orig)
                  . ,(shift-raws shift (list `(just-space ,(phase+space-space orig) . ,raws)))))

    ;; Imports that follow each other with the same modes share a form.
    (define (imports->raws imports)
      (let loop ([l imports])
        (if (null? l)
            null
            (let* ([req (import-req-mode (car l))]
                   [orig (import-orig-mode (car l))])
              (let take ([l l] [acc null])
                (if (and (pair? l)
                         (equal? req (import-req-mode (car l)))
                         (equal? orig (import-orig-mode (car l))))
                    (take (cdr l)
                          (cons `(rename ,(import-src-mod-path (car l))
                                         ,(import-local-id (car l))
                                         ,(import-src-sym (car l)))
                                acc))
                    (cons (just-raw orig req (reverse acc)) (loop l)))))))))

  ;; A spec that is not raw may use forms that the specs before it import: it waits for them.
  (define-syntax (require stx)
    (unless (memq (syntax-local-context) '(module module-begin top-level))
      (raise-syntax-error #f "not at module level or top level" stx))
    (let ([l (stx->list stx)])
      (unless l (bad-syntax stx))
      (for-each (lambda (spec)
                  (when (and (string? (syntax-e spec)) (not (module-path? (syntax-e spec))))
                    (raise-syntax-error #f "bad module-path string" stx spec)))
                (cdr l))
      (let loop ([specs (cdr l)] [raws null])
        (let ([raw (and (pair? specs) (raw-spec (car specs) 0))])
          (cond
            [raw (loop (cdr specs) (append raws raw))]
            [else
             (datum->syntax
              #'here
              (cond
                [(null? specs) `(#%require . ,raws)]
                [(null? raws)
                 (let ([first `(#%require . ,(spec->raws (car specs)))])
                   (if (null? (cdr specs))
                       first
                       `(begin ,first (,(car l) . ,(cdr specs)))))]
                [else `(begin (#%require . ,raws) (,(car l) . ,specs))])
              stx)])))))

  ;; Imports into a definition context: each import is lifted under a fresh scope, and the local
  ;; name becomes a rename of the lifted one.
  (define-syntax (local-require stx)
    (when (eq? 'expression (syntax-local-context))
      (raise-syntax-error #f "not allowed in an expression context" stx))
    (syntax-case stx ()
      ;; a module's only form: it becomes one in a body, where requires can be lifted
      [(_ spec ...) (eq? 'module-begin (syntax-local-context)) #`(begin #,stx)]
      [(_ spec ...)
       (let-values ([(imports sources) (expand-imports (syntax->list #'(spec ...)))])
         (let ([pairs (let loop ([l imports])
                        (cond
                          [(null? l) null]
                          [(eqv? 0 (phase+space-phase (import-mode (car l))))
                           (cons (local-import (car l)) (loop (cdr l)))]
                          [else (loop (cdr l))]))])
           (with-syntax ([(id ...) (map car pairs)]
                         [(lifted ...) (map cdr pairs)])
             (syntax/loc stx
               (define-syntaxes (id ...)
                 (values (make-rename-transformer (quote-syntax lifted)) ...))))))]))

  (begin-for-syntax
    (define (local-import i)
      (let* ([id (import-local-id i)]
             [space (phase+space-space (import-mode i))]
             [use (datum->syntax #'here (syntax-e id))])
        (cons (in-space id space)
              (syntax-local-lift-require
               (datum->syntax #'here
                              (just-raw (import-orig-mode i) (import-req-mode i)
                                        (list `(rename ,(import-src-mod-path i)
                                                       ,use
                                                       ,(import-src-sym i)))))
               (in-space use space)))))))

;; (file path)
;; A module path: of a file of the system.

;; (submod root-module-path name ...)
;; A module path: of a submodule; "." is the module around, ".." the one around that.

;; (for-space space spec ...)
;; In require and provide: the names in that space of bindings, a symbol, or #f for the default one.

;; (planet id)
;; (planet string (user package version ...))
;; A module path of the PLaneT server, which is not supported: requiring one is an error.
