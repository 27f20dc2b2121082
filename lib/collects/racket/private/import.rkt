;; racket/private/import: the compile-time side of require: imports, import sources and require
;; transformers (what racket/require-transform exports).
;; Layer 10; instantiated at compile time.
(module import "core.rkt"
  (#%require "stx.rkt" "more.rkt" "mode.rkt" (for-syntax "core.rkt"))
  (#%provide struct:import make-import import? import-local-id import-src-sym import-src-mod-path
             import-mode import-req-mode import-orig-mode import-orig-stx
             struct:import-source make-import-source import-source? import-source-mod-path-stx
             import-source-mode
             prop:require-transformer require-transformer? make-require-transformer
             require-transformer-procedure
             expand-import module-path-form? shift-imports current-require-module-path
             convert-relative-module-path syntax-local-require-certifier)

  ;; struct:import : struct-type?
  ;; The structure type of imports.
  (define-values (struct:import make-import import? import-ref import-set)
    (make-struct-type
     'import #f 7 0 #f null (current-inspector) #f '(0 1 2 3 4 5 6)
     (lambda (local-id src-sym mod-path mode req-mode orig-mode orig-stx name)
       (define (check ok? expected v) (unless ok? (raise-argument-error 'make-import expected v)))
       (check (identifier? local-id) "identifier?" local-id)
       (check (symbol? src-sym) "symbol?" src-sym)
       (check (phase+space? mode) "phase+space?" mode)
       (check (phase+space-shift? req-mode) "phase+space-shift?" req-mode)
       (check (phase+space? orig-mode) "phase+space?" orig-mode)
       (check (syntax? orig-stx) "syntax?" orig-stx)
       (unless (equal? mode (phase+space+ orig-mode req-mode))
         (raise-arguments-error 'make-import "original mode and require mode not consistent with mode"
                                "original mode" orig-mode "require mode" req-mode "mode" mode))
       (values local-id src-sym mod-path mode req-mode orig-mode orig-stx))))

  (define import-local-id (make-struct-field-accessor import-ref 0 'local-id))
  (define import-src-sym (make-struct-field-accessor import-ref 1 'src-sym))
  (define import-src-mod-path (make-struct-field-accessor import-ref 2 'src-mod-path))
  (define import-mode (make-struct-field-accessor import-ref 3 'mode))
  (define import-req-mode (make-struct-field-accessor import-ref 4 'req-mode))
  (define import-orig-mode (make-struct-field-accessor import-ref 5 'orig-mode))
  (define import-orig-stx (make-struct-field-accessor import-ref 6 'orig-stx))

  ;; struct:import-source : struct-type?
  ;; The structure type of sources of imports.
  (define-values (struct:import-source make-import-source import-source? source-ref source-set)
    (make-struct-type
     'import-source #f 2 0 #f null (current-inspector) #f '(0 1)
     (lambda (path mode name)
       (unless (syntax? path) (raise-argument-error 'make-import-source "syntax?" path))
       (unless (phase+space-shift? mode)
         (raise-argument-error 'make-import-source "phase+space-shift?" mode))
       (values path mode))))

  (define import-source-mod-path-stx (make-struct-field-accessor source-ref 0 'mod-path-stx))
  (define import-source-mode (make-struct-field-accessor source-ref 1 'mode))

  ;; The property's value: a procedure from the record itself to the transformer.
  (define-values (prop:require-transformer require-transformer? require-transformer-ref)
    (make-struct-type-property 'require-transformer))

  (define (require-transformer-procedure v)
    ((require-transformer-ref v) v))

  (define-values (struct:rt make-rt rt? rt-ref rt-set)
    (make-struct-type
     'rt #f 1 0 #f
     (list (cons prop:require-transformer (lambda (self) (rt-ref self 0))))))

  ;; A value for a macro that may be used in require; f gets the form and answers two values, a list of imports and one of
  ;; import-sources.
  (define (make-require-transformer f)
    (unless (and (procedure? f) (procedure-arity-includes? f 1))
      (raise-argument-error 'make-require-transformer
                            "(syntax? . -> . (values (listof import?) (listof import-source?)))" f))
    (make-rt f))

  ;; (syntax-local-require-certifier [active? mark]) -> procedure?
  ;; A procedure that gives syntax back as it is: kept for programs of old.
  (define (syntax-local-require-certifier)
    (case-lambda [(v) v] [(v mark) v]))

  ;; #f, or the module path that relative paths refer to (relative-in).
  (define current-require-module-path
    (make-parameter #f (lambda (v)
                         (unless (or (not v) (module-path-index? v))
                           (raise-argument-error 'current-require-module-path
                                                 "(or/c #f module-path-index?)" v))
                         v)))

  ;; mp: a module path, or syntax for one; resolved against current-require-module-path when that
  ;; is set and mp is relative.
  (define (convert-relative-module-path mp)
    (let ([base (current-require-module-path)])
      (if base
          (let ([joined (join-module-path (if (syntax? mp) (syntax->datum mp) mp) base)])
            (if (syntax? mp) (datum->syntax mp joined mp) joined))
          mp)))

  ;; A module path for `path` relative to the module path index base.
  (define (join-module-path path base)
    (define (enclosing mpi)
      (let-values ([(p b) (module-path-index-split mpi)])
        (if b (join-module-path p b) p)))
    (cond
      [(string? path) (relative-string path (enclosing base))]
      [(and (pair? path) (eq? (car path) 'submod) (string? (cadr path))
            (not (equal? (cadr path) "."))
            (not (equal? (cadr path) "..")))
       (list* 'submod (relative-string (cadr path) (enclosing base)) (cddr path))]
      [else path]))

  (define (relative-string path base)
    (cond
      [(symbol? base) (list 'lib (string-append (lib-folder (symbol->string base)) path))]
      [(and (pair? base) (eq? (car base) 'lib) (null? (cddr base)))
       (list 'lib (string-append (lib-folder (cadr base)) path))]
      [(and (pair? base) (eq? (car base) 'file))
       (let-values ([(dir name must-be-dir?) (split-path (string->path (cadr base)))])
         (if (path? dir) (build-path dir path) path))]
      [(path? base)
       (let-values ([(dir name must-be-dir?) (split-path base)])
         (if (path? dir) (build-path dir path) path))]
      [(string? base)
       (let ([m (regexp-match #rx"^(.*/)?[^/]*$" base)])
         (string-append (or (cadr m) "") path))]
      [else path]))

  (define (lib-folder s)
    (let ([m (regexp-match #rx"^(.*/)[^/]*$" s)])
      (if m (cadr m) (string-append s "/"))))

  ;; ---- expanding a require spec -----------------------------------------------------------------

  ;; Is stx a plain module path? Raises when it has the head of one and the rest is wrong.
  (define (module-path-form? stx)
    (let ([d (stx-e stx)])
      (cond
        [(symbol? d) #t]
        [(string? d) #t]
        [(path? d) #t]
        [(pair? d)
         (and (identifier? (car d))
              (memq (syntax-e (car d)) '(quote lib file planet submod))
              (not (transformer-of (car d)))
              (check-path-form stx))]
        [else #f])))

  (define (check-path-form stx)
    (or (module-path? (syntax->datum stx))
        (raise-syntax-error
         #f (if (equal? (syntax->datum stx) '(submod)) "bad syntax" "ill-formed module path") stx)))

  (define (transformer-of id)
    (let ([v (syntax-local-value id (lambda () #f))])
      (and (require-transformer? v) v)))

  ;; A require macro's result may be armed.
  (define inspector (variable-reference->module-declaration-inspector (#%variable-reference)))

  ;; (expand-import stx) -> (values (listof import?) (listof import-source?))
  ;; What a spec in require stands for: its imports, and the modules to instantiate.
  (define (expand-import stx) (expand-opened-import (syntax-disarm stx inspector)))

  (define (expand-opened-import stx)
    (cond
      [(module-path-form? stx) (expand-module-path stx)]
      [(and (stx-pair? stx) (identifier? (stx-car stx)) (transformer-of (stx-car stx)))
       => (lambda (t)
            (let* ([introduce (make-syntax-introducer)]
                   [f (require-transformer-procedure t)])
              (let-values ([(imports sources) (f (introduce stx))])
                (unless (and (list? imports) (andmap import? imports))
                  (raise-syntax-error #f "first result from require transformer is not a list of imports" stx))
                (unless (and (list? sources) (andmap import-source? sources))
                  (raise-syntax-error #f "second result from require transformer is not a list of import-sources" stx))
                (values (map (lambda (i) (introduce-import introduce i)) imports)
                        (map (lambda (s)
                               (make-import-source (introduce (import-source-mod-path-stx s))
                                                   (import-source-mode s)))
                             sources)))))]
      [(and (stx-pair? stx) (identifier? (stx-car stx)))
       (raise-syntax-error #f "not a require sub-form" stx)]
      [else (raise-syntax-error #f "bad syntax for require sub-form" stx)]))

  (define (introduce-import introduce i)
    (define (flip v) (if (syntax? v) (introduce v) v))
    (make-import (introduce (import-local-id i)) (import-src-sym i) (flip (import-src-mod-path i))
                 (import-mode i) (import-req-mode i) (import-orig-mode i)
                 (introduce (import-orig-stx i))))

  (define (expand-module-path stx0)
    (let* ([stx (convert-relative-module-path stx0)]
           [exports (syntax-local-module-exports stx)])
      (values
       (apply append
              (map (lambda (mode+names)
                     (let ([mode (car mode+names)])
                       (map (lambda (sym)
                              (make-import (datum->syntax stx0 sym stx0) sym stx
                                           mode 0 mode stx0))
                            (cdr mode+names))))
                   exports))
       (list (make-import-source stx 0)))))

  ;; Moves imports and sources by the phase+space-shift `shift`.
  (define (shift-imports imports sources shift)
    (values
     (map (lambda (i)
            (let ([req (phase+space-shift+ (import-req-mode i) shift)])
              (make-import (import-local-id i) (import-src-sym i) (import-src-mod-path i)
                           (phase+space+ (import-orig-mode i) req)
                           req
                           (import-orig-mode i)
                           (import-orig-stx i))))
          imports)
     (map (lambda (s)
            (make-import-source (import-source-mod-path-stx s)
                                (phase+space-shift+ (import-source-mode s) shift)))
          sources))))

;; (make-import local-id src-sym src-mod-path mode req-mode orig-mode orig-stx) -> import?
;; What a require transformer answers for a name: the identifier to bind, the exported symbol, the module path as syntax or a datum, the
;; phase of the binding, that of the require, that of the export, and the syntax for messages.

;; (import? v) -> boolean?
;; Whether v is an import.

;; (import-local-id i) -> identifier?
;; The identifier that is bound.

;; (import-src-sym i) -> symbol?
;; The name that the module exports it by.

;; (import-src-mod-path i) -> (or/c syntax? module-path?)
;; The module's path.

;; (import-mode i) -> (or/c phase? (cons/c phase? symbol?))
;; The phase, and the space if there is one, that the name is bound at.

;; (import-req-mode i) -> phase?
;; The phase that the module is required at.

;; (import-orig-mode i) -> (or/c phase? (cons/c phase? symbol?))
;; The phase that the module exports the name at.

;; (import-orig-stx i) -> syntax?
;; The syntax that messages show.

;; (make-import-source mod-path-stx mode) -> import-source?
;; What a require transformer answers for a module to instantiate: its path as syntax and the phase.

;; (import-source? v) -> boolean?
;; Whether v is a source of imports.

;; (import-source-mod-path-stx s) -> syntax?
;; The module's path.

;; (import-source-mode s) -> phase?
;; The phase that the module is required at.

;; (require-transformer? v) -> boolean?
;; Whether v has prop:require-transformer.
