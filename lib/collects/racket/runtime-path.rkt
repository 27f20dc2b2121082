#lang racket/base
;; racket/runtime-path: files beside the program's source, found when it runs.  Layer: above racket/base.

(provide define-runtime-path define-runtime-paths define-runtime-path-list define-runtime-module-path-index
         define-runtime-module-path runtime-paths
         runtime-require (for-syntax #%datum))

(require (for-syntax racket/base))

;; The folder of the enclosing module's source when the module runs, else the current directory.
(define (source-directory ref)
  (define name (variable-reference->module-source ref))
  (cond
    [(path? name) (let-values ([(base file dir?) (split-path name)]) base)]
    [else (or (current-load-relative-directory) (current-directory))]))

(define (path-spec? v)
  (or (path-string? v)
      (and (list? v) (pair? v) (memq (car v) '(lib so share module)) #t)))

(define (resolve who v ref)
  (define base (source-directory ref))
  (cond
    [(path-string? v) (simplify-path (path->complete-path v base) #f)]
    [(and (list? v) (pair? v) (eq? (car v) 'lib) (pair? (cdr v)) (andmap string? (cdr v)))
     (define parts (if (null? (cddr v)) (regexp-split #rx"/" (cadr v)) (append (cddr v) (list (cadr v)))))
     (define rev (reverse parts))
     (apply collection-file-path (car rev) (reverse (cdr rev)))]
    [(and (list? v) (pair? v) (eq? (car v) 'so) (pair? (cdr v)))
     (define name (string-append (cadr v) (bytes->string/utf-8 (system-type 'so-suffix))))
     (define beside (build-path base name))
     (if (file-exists? beside) beside (string->path name))]
    [(and (list? v) (pair? v) (eq? (car v) 'module) (pair? (cdr v)))
     (module-path-index-join (cadr v) (variable-reference->module-path-index ref))]
    [else
     (raise-argument-error who "(or/c path-string? (list/c 'lib string? ...+) (list/c 'so string?) (list/c 'module module-path?))" v)]))

;; (define-runtime-path id expr): a path, string, or 'lib, 'so or 'module list; relative to the source.
(define-syntax (define-runtime-path stx)
  (syntax-case stx ()
    [(_ id e) (identifier? #'id)
     #'(define id (resolve 'define-runtime-path (expression e) (#%variable-reference)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (define-runtime-paths stx)
  (syntax-case stx ()
    [(_ (id ...) e) (andmap identifier? (syntax->list #'(id ...)))
     (with-syntax ([(v ...) (generate-temporaries #'(id ...))])
       #'(define-values (id ...)
           (let-values ([(v ...) (expression e)])
             (values (resolve 'define-runtime-paths v (#%variable-reference)) ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define-syntax (define-runtime-path-list stx)
  (syntax-case stx ()
    [(_ id e) (identifier? #'id)
     #'(define id
         (for/list ([v (in-list (check-list (expression e)))])
           (resolve 'define-runtime-path-list v (#%variable-reference))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
(define (check-list v)
  (unless (and (list? v) (andmap path-spec? v)) (raise-argument-error 'define-runtime-path-list "list of paths" v))
  v)

;; (define-runtime-module-path-index id expr): the index of the module path, relative to the enclosing module.
(define-syntax (define-runtime-module-path-index stx)
  (syntax-case stx ()
    [(_ id e) (identifier? #'id)
     #'(define id
         (let ([v (expression e)])
           (unless (module-path? v) (raise-argument-error 'define-runtime-module-path-index "module-path?" v))
           (module-path-index-join v (variable-reference->module-path-index (#%variable-reference)))))]
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

;; (runtime-paths module-path) -> the list of what the runtime-path forms of the compiled module name; none is recorded
(define-syntax (runtime-paths stx)
  (syntax-case stx ()
    [(_ path) (module-path? (syntax->datum #'path)) #''()]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; Says that the program may require the module when it runs, so that it is shipped with it.
(define-syntax (runtime-require stx)
  (syntax-case stx ()
    [(_ path) #'(require (for-label (only-in path)))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; An expression in its own scope, as the forms evaluate it.
(define-syntax-rule (expression e) (let () e))
