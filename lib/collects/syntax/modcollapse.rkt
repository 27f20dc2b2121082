#lang racket/base
;; syntax/modcollapse: a module path and what it is relative to as one module path.
(provide collapse-module-path collapse-module-path-index)

;; (collapse-module-path path relative-to) -> module path: relative-to is a module path, a symbol, or a procedure for one
(define (collapse-module-path path relative-to)
  (define (base) (if (procedure? relative-to) (relative-to) relative-to))
  (cond
    [(string? path) (let ([b (base)]) (if b (join-relative (parts-of path) b path) path))]
    [(path? path)
     (if (absolute-path? path) path (path->complete-path path (folder-of (base))))]
    [(symbol? path) (normal-lib (list (symbol->string path)))]
    [(eq? 'lib (car path)) (normal-lib (cdr path))]
    [(eq? 'file (car path))
     (let ([p (expand-user-path (cadr path))])
       (if (absolute-path? p) path (path->complete-path p (folder-of (base)))))]
    [(eq? 'submod (car path)) (collapse-submodule path (base))]
    [else path]))

;; -> list like (lib "collection/file.rkt")
(define (normal-lib parts)
  (define (file s) (if (regexp-match? #rx"[.]" s) s (string-append s ".rkt")))
  (cond
    [(pair? (cdr parts))
     (list 'lib (string-append (apply string-append (map (lambda (p) (string-append p "/")) (cdr parts))) (car parts)))]
    [else
     (define l (regexp-split #rx"/" (car parts)))
     (define last-part (car (reverse l)))
     (cond
       [(and (null? (cdr l)) (not (regexp-match? #rx"[.]" last-part))) (list 'lib (string-append last-part "/main.rkt"))]
       [(null? (cdr l)) (list 'lib (string-append "mzlib/" last-part))]
       [else (list 'lib (apply string-append (append (map (lambda (p) (string-append p "/")) (reverse (cdr (reverse l))))
                                                     (list (file last-part)))))])]))

(define (parts-of s) (regexp-split #rx"/" s))
(define (folder-of base)
  (cond
    [(path-string? base) (let-values ([(dir name dir?) (split-path base)]) (if (path? dir) dir (current-directory)))]
    [(and (pair? base) (eq? 'file (car base))) (folder-of (expand-user-path (cadr base)))]
    [(and (pair? base) (eq? 'submod (car base))) (folder-of (cadr base))]
    [else (current-directory)]))

(define (join-relative parts base path)
  (cond
    [(path? base) (apply build-path (folder-of base) (map element parts))]
    [(string? base) (string-append (apply string-append (map (lambda (p) (string-append p "/")) (folders base))) path)]
    [(and (pair? base) (eq? 'submod (car base))) (join-relative parts (cadr base) path)]
    [(and (pair? base) (eq? 'file (car base))) (apply build-path (folder-of base) (map element parts))]
    [(or (symbol? base) (and (pair? base) (eq? 'lib (car base))))
     (define lib (if (symbol? base) (normal-lib (list (symbol->string base))) (normal-lib (cdr base))))
     (define l
       (for/fold ([acc (reverse (folders (cadr lib)))] #:result (reverse acc)) ([p (in-list parts)])
         (cond [(equal? p "..")
                (when (or (null? acc) (null? (cdr acc)))
                  (error 'combine-relative-elements "relative path escapes collection: ~s relative to ~s" path base))
                (cdr acc)]
               [(equal? p ".") acc]
               [else (cons p acc)])))
     (list 'lib (let join ([l l]) (if (null? (cdr l)) (car l) (string-append (car l) "/" (join (cdr l))))))]
    [(and (pair? base) (eq? 'quote (car base))) (apply build-path (current-directory) (map element parts))]
    [else path]))
(define (folders s) (reverse (cdr (reverse (parts-of s)))))
(define (element p) (cond [(equal? p "..") 'up] [(equal? p ".") 'same] [else p]))

;; (submod base sub ...)
(define (collapse-submodule path base)
  (define-values (root before)
    (cond
      [(member (cadr path) '("." "..")) (split-base base)]
      [else (values (collapse-module-path (cadr path) base) '())]))
  (define steps (append before (if (equal? (cadr path) "..") (cdr path) (cddr path))))
  (define subs
    (for/fold ([acc '()] #:result (reverse acc)) ([s (in-list steps)])
      (cond
        [(not (equal? s "..")) (cons s acc)]
        [(pair? acc) (cdr acc)]
        [else (error 'collapse-module-path "too many \"..\"s in path: ~v" (list* 'submod root steps))])))
  (if (null? subs) root (list* 'submod root subs)))
(define (split-base base)
  (if (and (pair? base) (eq? 'submod (car base))) (values (cadr base) (cddr base)) (values base '())))

;; (collapse-module-path-index mpi [relative-to]) -> module path; #f when mpi is the module itself and
;; relative-to is not given
(define (collapse-module-path-index mpi [relative-to #f])
  (unless (module-path-index? mpi) (raise-argument-error 'collapse-module-path-index "module-path-index?" mpi))
  (define-values (path base) (module-path-index-split mpi))
  (cond
    [(not path)
     (define sub (module-path-index-submodule mpi))
     (define root (if (procedure? relative-to) (relative-to) relative-to))
     (cond [(and sub root) (list* 'submod root sub)]
           [sub (list* 'submod "." sub)]
           [else root])]
    [else
     (collapse-module-path path
                           (lambda ()
                             (cond
                               [(module-path-index? base) (collapse-module-path-index base relative-to)]
                               [(resolved-module-path? base)
                                (let ([n (resolved-module-path-name base)])
                                  (cond [(pair? n) (cons 'submod n)] [(symbol? n) (list 'quote n)] [else n]))]
                               [(procedure? relative-to) (relative-to)]
                               [else relative-to])))]))
