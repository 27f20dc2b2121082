#lang racket/base
;; racket/private/include-help: finding and reading what racket/include includes.  Layer: above racket/base, for phase 1.

(provide included)

(require racket/list (for-template racket/base))

;; -> (begin form ...) with the scopes of CONTEXT.   reader : procedure of source and port, or #f for read-syntax
(define (included stx spec context source reader)
  (define path (resolve stx spec source))
  (define port
    (with-handlers ([exn:fail:filesystem?
                     (lambda (e)
                       (raise-syntax-error #f (format "can't open include file (~a)" (exn-message e)) stx path))])
      (open-input-file path)))
  (register-dependency path)
  (define forms
    (call-with-port port
      (lambda (in)
        (port-count-lines! in)
        (define read-one
          (or reader (lambda (src in) (with-module-reading (lambda () (read-syntax src in))))))
        (let loop ()
          (define form (read-one path in))
          (cond
            [(eof-object? form) '()]
            [(syntax? form) (cons (give-context form context) (loop))]
            [else (error 'include "read result is not syntax or eof: ~e" form)])))))
  (datum->syntax #f (cons (datum->syntax (quote-syntax here) 'begin) forms) stx))

;; Calls PROC with PORT, which is closed however PROC ends.
(define (call-with-port port proc)
  (dynamic-wind void (lambda () (proc port)) (lambda () (close-input-port port))))

(define (with-module-reading thunk)
  (parameterize ([read-accept-reader #f] [read-accept-lang #f] [read-accept-compiled #f])
    (thunk)))

;; FORM with CONTEXT's scopes all through; places and properties stay.
(define (give-context form context)
  (let loop ([f form])
    (cond
      [(syntax? f)
       (define e (syntax-e f))
       (define inner
         (cond
           [(pair? e) (loop e)]
           [(vector? e) (list->vector (map loop (vector->list e)))]
           [(box? e) (box (loop (unbox e)))]
           [(prefab-struct-key e)
            => (lambda (key) (apply make-prefab-struct key (map loop (cdr (vector->list (struct->vector e))))))]
           [else e]))
       (datum->syntax context inner f f)]
      [(pair? f) (cons (loop (car f)) (loop (cdr f)))]
      [else f])))

(define (resolve stx spec source)
  (define d (syntax->datum spec))
  (define (bad) (raise-syntax-error #f "not a pathname string, `file' form, or `lib' form for file" stx spec))
  (define (unix-path s)
    (unless (path-string? s) (bad))
    (apply build-path (regexp-split #rx"/" s)))
  (cond
    [(string? d)
     (unless (and (not (string=? d "")) (relative-path? d)) (bad))
     (path->complete-path (unix-path d) (source-directory source))]
    [(and (pair? d) (eq? 'file (car d)) (pair? (cdr d)) (path-string? (cadr d)))
     (path->complete-path (cadr d) (source-directory source))]
    [(and (pair? d) (eq? 'lib (car d)) (pair? (cdr d)) (andmap string? (cdr d)))
     (if (null? (cddr d))
         (let ([parts (regexp-split #rx"/" (cadr d))])
           (apply collection-file-path (last parts) (drop-right parts 1)))
         (apply collection-file-path (cadr d) (cddr d)))]
    [else (bad)]))

(define (source-directory source)
  (define s (syntax-source source))
  (or (and (or (path? s) (path-string? s)) (complete-path? s)
           (let-values ([(base name dir?) (split-path s)]) (and (path? base) base)))
      (current-load-relative-directory)
      (current-directory)))

;; Tells the compilation manager that the module depends on the file.
(define (register-dependency path)
  (log-message (current-logger) 'info 'cm-accomplice (format "file dependency: ~s" path)
               `#s((file-dependency/options file-dependency 2) ,path #f #hasheq())
               #f))
