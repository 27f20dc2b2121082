#lang racket/base
;; syntax/path-spec: path specifications in syntax, as `include` takes them.
(require "private/module-paths.rkt" "modresolve.rkt")
(provide resolve-path-spec)

;; (resolve-path-spec spec-stx source-stx expr-stx) -> complete path: a string, (file string) or (lib string ...); relative
;; to where source-stx stands
(define (resolve-path-spec fn loc stx . ignored)
  (define spec (syntax->datum fn))
  (define base
    (let ([source (syntax-source loc)])
      (or (and (path? source) (complete-path? source)
               (let-values ([(dir name must-be-dir?) (split-path source)]) dir))
          (current-load-relative-directory)
          (current-directory))))
  (cond
    [(and (string? spec) (positive? (string-length spec)) (relative-path? spec))
     (path->complete-path spec base)]
    [(and (string? spec) (path-string? spec)) (string->path spec)]
    [(string? spec) (raise-syntax-error #f "bad relative pathname string" stx fn)]
    [(path? spec) (path->complete-path spec base)]
    [(and (list? spec) (= 2 (length spec)) (eq? 'file (car spec)) (path-string? (cadr spec)))
     (path->complete-path (expand-user-path (cadr spec)) base)]
    [(and (list? spec) (pair? spec) (eq? 'lib (car spec)) (module-path? spec))
     (let ([parts (reverse (cdr spec))])
       (if (null? (cdr spec))
           (raise-syntax-error #f "bad pathname specification" stx fn)
           (resolve-module-path spec #f)))]
    [else (raise-syntax-error #f "not a pathname string, `file' form, or `lib' form for file" stx fn)]))
