(module require "base.rkt"
;; racket/require: further require sub-forms.
(require (for-syntax "base.rkt" "require-transform.rkt"))
(provide matching-identifiers-in subtract-in filtered-in path-up multi-in)

;; Of what spec imports, the names that match the regexp, a literal.
(define-syntax matching-identifiers-in
  (make-require-transformer
   (lambda (stx)
     (syntax-case stx ()
       [(_ rx spec)
        (regexp? (syntax-e #'rx))
        (let-values ([(imports sources) (expand-import #'spec)])
          (values (filter (lambda (i)
                            (regexp-match? (syntax-e #'rx)
                                           (symbol->string (syntax-e (import-local-id i)))))
                          imports)
                  sources))]))))

;; What spec imports, without what the modules given after it export.
(define-syntax subtract-in
  (make-require-transformer
   (lambda (stx)
     (syntax-case stx ()
       [(_ spec gone ...)
        (let-values ([(imports sources) (expand-import #'spec)])
          (define removed
            (for*/list ([g (in-list (syntax->list #'(gone ...)))]
                        [i (in-list (let-values ([(l s) (expand-import g)]) l))])
              (syntax-e (import-local-id i))))
          (values (filter (lambda (i) (not (memq (syntax-e (import-local-id i)) removed))) imports)
                  sources))]))))

;; (filtered-in proc spec): proc maps each name, a string, to a new one or #f.
(define-syntax filtered-in
  (make-require-transformer
   (lambda (stx)
     (syntax-case stx ()
       [(_ proc spec)
        (let-values ([(imports sources) (expand-import #'spec)]
                     [(f) (syntax-local-eval-procedure #'proc)])
          (values
           (let loop ([l imports])
             (cond
               [(null? l) null]
               [(f (symbol->string (syntax-e (import-local-id (car l)))))
                => (lambda (new)
                     (define i (car l))
                     (define id (import-local-id i))
                     (cons (struct-copy import i
                                        [local-id (datum->syntax id (string->symbol new) id)])
                           (loop (cdr l))))]
               [else (loop (cdr l))]))
           sources))]))))

(begin-for-syntax
  (define (syntax-local-eval-procedure e)
    (define f
      (let* ([ctx (syntax-local-make-definition-context)]
             [name (car (generate-temporaries '(filter)))])
        (syntax-local-bind-syntaxes (list name) e ctx)
        (syntax-local-value (internal-definition-context-introduce ctx name) #f ctx)))
    (unless (procedure? f) (raise-syntax-error #f "expecting a procedure" e))
    f)

  ;; The first existing file `path` in the source's folder or one above it.
  (define (path-upwards stx path)
    (define dir
      (let ([src (syntax-source stx)])
        (if (complete-path? src)
            (let-values ([(base name dir?) (split-path src)]) base)
            (or (current-load-relative-directory) (current-directory)))))
    (let loop ([dir (simplify-path (path->complete-path dir))] [up path])
      (define-values (base name dir?) (split-path dir))
      (cond
        [(file-exists? (build-path dir path)) up]
        [(path? base) (loop base (string-append "../" up))]
        [else (raise-syntax-error 'path-up "file not found in any parent directory" stx)]))))

;; The module at the path in this folder or the nearest of the folders above that has it.
(define-syntax path-up
  (make-require-transformer
   (lambda (stx)
     (syntax-case stx ()
       [(_ path ...)
        (andmap (lambda (p) (string? (syntax-e p))) (syntax->list #'(path ...)))
        (let loop ([l (syntax->list #'(path ...))] [imports null] [sources null])
          (if (null? l)
              (values imports sources)
              (let-values ([(i s) (expand-import
                                   (datum->syntax (car l) (path-upwards (car l) (syntax-e (car l)))
                                                  (car l)))])
                (loop (cdr l) (append imports i) (append sources s)))))]))))

;; (multi-in part ...): module paths with alternatives, in every combination.
(define-syntax multi-in
  (make-require-transformer
   (lambda (stx)
     (syntax-case stx ()
       [(_ part ...)
        (let* ([parts (map (lambda (p) (or (syntax->list p) (list p)))
                           (syntax->list #'(part ...)))]
               [combos (let loop ([parts parts])
                         (if (null? parts)
                             '(())
                             (for*/list ([p (in-list (car parts))] [rest (in-list (loop (cdr parts)))])
                               (cons p rest))))])
          (let loop ([l combos] [imports null] [sources null])
            (if (null? l)
                (values imports sources)
                (let-values ([(i s) (expand-import (combine-path stx (car l)))])
                  (loop (cdr l) (append imports i) (append sources s))))))]))))

(begin-for-syntax
  (define (combine-path stx parts)
    (define ctx (car parts))
    (define data (map syntax-e parts))
    (define text
      (let loop ([l data])
        (define s (if (symbol? (car l)) (symbol->string (car l)) (car l)))
        (if (null? (cdr l)) s (string-append s "/" (loop (cdr l))))))
    (datum->syntax ctx
                   (if (andmap symbol? data)
                       (string->symbol text)
                       (if (regexp-match? #rx"[.]rkt$" text) text (string-append text ".rkt")))
                   stx))))
