#lang racket/base
;; racket/runtime-path: files beside the program's source, found when it runs.  Layer: above racket/base.

(provide define-runtime-path define-runtime-paths define-runtime-path-list define-runtime-module-path-index
         define-runtime-module-path runtime-paths
         runtime-require (for-syntax #%datum))

(require (for-syntax racket/base "private/runtime-path-table.rkt"))

;; The folder of the enclosing module's source when the module runs, else the current directory.
(define (source-directory ref)
  (define name (variable-reference->module-source ref))
  (cond
    [(path? name) (let-values ([(base file dir?) (split-path name)]) base)]
    [else (or (current-load-relative-directory) (current-directory))]))

;; The file of a list (kind name ...) below a folder; the name itself where there is none.
(define (find-below dirs name suffixes)
  (or (for*/or ([dir (in-list dirs)] [suffix (in-list suffixes)])
        (define p (build-path dir (string-append name suffix)))
        (and (file-exists? p) p))
      name))

;; v: a path or string, relative to the source; (lib str ...), (so str), (share str) or (module module-path variable-reference)
(define (resolve v ref)
  (define (list-of? kind) (and (list? v) (pair? v) (eq? (car v) kind) (pair? (cdr v)) (string? (cadr v))))
  (define base (source-directory ref))
  (cond
    [(path-string? v) (simplify-path (path->complete-path v base) #f)]
    [(and (list-of? 'lib) (andmap string? (cdr v)))
     (define parts (if (null? (cddr v)) (regexp-split #rx"/" (cadr v)) (append (cddr v) (list (cadr v)))))
     (define rev (reverse (if (null? (cdr parts)) (append parts '("main.rkt")) parts)))
     (apply collection-file-path (car rev) (reverse (cdr rev)))]
    [(list-of? 'so) (find-below (list base) (cadr v) (list (bytes->string/utf-8 (system-type 'so-suffix)) ""))]
    [(list-of? 'share) (find-below (list base) (cadr v) '(""))]
    [(and (list? v) (pair? v) (eq? (car v) 'module) (pair? (cdr v)))
     (unless (module-path? (cadr v)) (error 'runtime-path "not a module path: ~e" (cadr v)))
     (module-path-index-join (cadr v) (variable-reference->module-path-index ref))]
    [else (error 'runtime-path "unknown form: ~e" v)]))

;; ---- the forms ----

(begin-for-syntax
  ;; The forms stand where definitions at phase 1 can stand.
  (define (check-place stx)
    (unless (memq (syntax-local-context) '(module module-begin top-level))
      (raise-syntax-error #f "allowed only at the top level" stx)))

  (define (check-identifiers stx ids)
    (for ([id (in-list ids)])
      (unless (identifier? id) (raise-syntax-error #f "expected an identifier" stx id)))))

;; (declaration form (id ...) expr (value ...) record-expr resolved-expr): the ids are what RESOLVED-EXPR gives of the values
;; of expr, which has the values at phase 1 as well, where RECORD-EXPR is the list of them that is recorded.
(define-syntax (declaration stx)
  (syntax-case stx ()
    [(_ form (id ...) expr (value ...) record-expr resolved-expr)
     (begin
       (check-place #'form)
       (check-identifiers #'form (syntax->list #'(id ...)))
       #'(begin
           (begin-for-syntax
             (let-values ([(value ...) (let () expr)])
               (record-paths! (#%variable-reference) (lambda () record-expr))))
           (define-values (id ...)
             (let-values ([(value ...) (let () expr)])
               resolved-expr))))]))

;; (define-runtime-path id expr): a path, string, or 'lib, 'so, 'share or 'module list; relative to the source.
(define-syntax (define-runtime-path stx)
  (syntax-case stx ()
    [(_ id e) #`(declaration #,stx (id) e (v) (list v) (resolve v (#%variable-reference)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-runtime-paths (id ...) expr): the same for each value of expr.
(define-syntax (define-runtime-paths stx)
  (syntax-case stx ()
    [(_ (id ...) e)
     (with-syntax ([(v ...) (generate-temporaries #'(id ...))])
       #`(declaration #,stx (id ...) e (v ...) (list v ...) (values (resolve v (#%variable-reference)) ...)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-runtime-path-list id expr): the same for each element of a list.
(define-syntax (define-runtime-path-list stx)
  (syntax-case stx ()
    [(_ id e)
     #`(declaration #,stx (id) e (l) (append l '())
                    (map (lambda (v) (resolve v (#%variable-reference))) l))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-runtime-module-path-index id expr): the index of the module path, relative to the enclosing module.
(define-syntax (define-runtime-module-path-index stx)
  (syntax-case stx ()
    [(_ id e)
     #`(declaration #,stx (id) e (v) (list (list 'module v (#%variable-reference)))
                    (resolve (list 'module v) (#%variable-reference)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (define-runtime-module-path id module-path): the resolved name of the module, relative to the enclosing one.
(define-syntax (define-runtime-module-path stx)
  (syntax-case stx ()
    [(_ id path)
     (and (identifier? #'id) (module-path? (syntax->datum #'path)))
     #'(begin
         (require (for-label (only-in path)))
         (define id
           (module-path-index-resolve
            (module-path-index-join 'path (variable-reference->module-path-index (#%variable-reference))))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (runtime-paths module-path) -> the list of what the runtime-path forms of the module declare.
;; The enclosing module must require that module.
(define-syntax (runtime-paths stx)
  (syntax-case stx ()
    [(_ path)
     (let ([found (recorded-paths (module-path-index-join (syntax->datum #'path) (syntax-source-module stx)))])
       #`'#,(datum->syntax #'here found))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; Says that the program may require the module when it runs, so that it is shipped with it.
(define-syntax (runtime-require stx)
  (syntax-case stx ()
    [(_ path)
     (begin
       (unless (module-path? (syntax->datum #'path)) (raise-syntax-error #f "not a module path" stx #'path))
       #'(require (for-label (only-in path))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
