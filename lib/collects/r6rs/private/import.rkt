#lang racket/base
;; r6rs/private/import: import and export specifications as those of require and provide.  Layer: for phase 1.

(provide import-forms export-forms library-path)

(require (for-template racket/base "export.rkt"))

;; A library reference, as a datum: identifiers and perhaps a version -> module path.
;; (rnrs lists (6)) is rnrs/lists-6; the standard libraries have the version 6 when none is given.
(define (library-path ref)
  (define names (let loop ([l ref]) (if (and (pair? l) (symbol? (car l))) (cons (car l) (loop (cdr l))) '())))
  (define rest (list-tail ref (length names)))
  (define version (and (pair? rest) (car rest)))
  (unless (and (pair? names)
               (or (null? rest) (and (null? (cdr rest)) (list? version))))
    (error "bad library reference"))
  (define numbers
    (cond [(and version (pair? version) (andmap exact-nonnegative-integer? version)) version]
          [(eq? 'rnrs (car names)) '(6)]
          [else '()]))
  (define parts (if (null? (cdr names)) (append names '(main)) names))
  (define (join l between)
    (if (null? (cdr l)) (format "~a" (car l)) (format "~a~a~a" (car l) between (join (cdr l) between))))
  `(lib ,(string-append (join (map path-element parts) "/")
                        (apply string-append (map (lambda (n) (format "-~a" n)) numbers))
                        ".rkt")))
;; What a path element cannot have is written as % and the number of its byte, in two digits to the base 16.
(define (path-element part)
  (regexp-replace* #rx"[^a-zA-Z0-9_+-]" (symbol->string part)
                   (lambda (c)
                     (apply string-append
                            (for/list ([b (in-bytes (string->bytes/utf-8 c))])
                              (string-append "%" (if (< b 16) "0" "") (number->string b 16)))))))

;; What is wrong with the module path (lib FILE) where no such library is installed, else #f.
(define (library-missing path)
  (define parts (regexp-split #rx"/" (cadr path)))
  (define file (car (reverse parts)))
  (define collection (reverse (cdr (reverse parts))))
  (define (declared?)
    (with-handlers ([exn:fail:filesystem? (lambda (e) #f)]) (module-declared? path #t)))
  (with-handlers ([exn:fail:filesystem?
                   (lambda (e) (format "cannot find suitable library installed (exception: ~a)" (exn-message e)))])
    (apply collection-path collection)
    (if (or (file-exists? (apply collection-file-path file collection)) (declared?))
        #f
        "cannot find suitable installed library")))

;; FORM : (import spec ...) -> list of require forms in its context
(define (import-forms form)
  (for/list ([spec (in-list (cdr (syntax->list form)))]) (import-form form spec)))
(define (import-form stx spec)
  (define (bad) (raise-syntax-error 'import "bad import specification" stx spec))
  (define (ctx d) (datum->syntax spec d spec))
  ;; -> require specification
  (define (parse s)
    (define l (syntax->list s))
    (unless (and l (pair? l)) (bad))
    (define head (syntax-e (car l)))
    (define (set? n) (and (>= (length l) n) (pair? (syntax-e (cadr l)))))
    (define (inner make) (ctx (make (parse (cadr l)))))
    (cond
      [(and (eq? head 'only) (set? 2)) (inner (lambda (r) (list* #'only-in r (cddr l))))]
      [(and (eq? head 'except) (set? 2)) (inner (lambda (r) (list* #'except-in r (cddr l))))]
      [(and (eq? head 'prefix) (set? 3)) (inner (lambda (r) (list #'prefix-in (caddr l) r)))]
      [(and (eq? head 'rename) (set? 2)) (inner (lambda (r) (list* #'rename-in r (cddr l))))]
      [(and (eq? head 'library) (set? 2)) (reference (cadr l))]
      [else (reference s)]))
  (define (reference s)
    (define path (with-handlers ([exn:fail? (lambda (e) (bad))]) (library-path (syntax->datum s))))
    (define missing (library-missing path))
    (when missing (raise-syntax-error 'import missing stx s))
    (ctx path))
  (define (level l)
    (define d (syntax->datum l))
    (cond [(eq? d 'run) 0]
          [(eq? d 'expand) 1]
          [(and (list? d) (= 2 (length d)) (eq? 'meta (car d)) (exact-integer? (cadr d))) (cadr d)]
          [else (bad)]))
  (syntax-case spec ()
    [(f set lev ...)
     (and (eq? 'for (syntax-e #'f)) (pair? (syntax-e #'set)))
     (let ([r (parse #'set)])
       (ctx (cons #'require (map (lambda (l) (ctx (list #'for-meta (level l) r))) (syntax->list #'(lev ...))))))]
    [_ (ctx (list #'require (parse spec)))]))

;; FORM : (export spec ...) -> list of provide forms
(define (export-forms form)
  (for/list ([s (in-list (cdr (syntax->list form)))])
    (syntax-case s ()
      [id (identifier? #'id) #`(provide (exported-out #,form [id id]))]
      [(r (from to) ...)
       (eq? 'rename (syntax-e #'r))
       #`(provide (exported-out #,form [from to] ...))]
      [_ (raise-syntax-error 'export "bad export specification" form s)])))
