#lang racket/base
;; libraries: what the public libraries export and what is documented of it, from the compiled modules and their sources.
(require racket/list racket/string woad/docs)
(provide (struct-out library) (struct-out entry) read-libraries library-page)

;; path  : symbol, a module path
;; about : lines of the comment at the head of its source
;; entries : list of entry, what is told on the library's own page
;; elsewhere : list of (cons name library-path): exports that another library's page tells of
;; syntax-time : names it exports for phases other than 0
(struct library (path about entries elsewhere syntax-time))

;; name : symbol    kind : 'syntax or 'value
;; home : string, the module that defines it
;; lines : what is documented, the ways to use it first; empty when nothing is
(struct entry (name kind home lines))

;; (library-page path) -> file name of its page, without a % as in srfi/%3a45: a link would have to write it otherwise than the file
(define (library-page path)
  (string-append (string-replace (string-replace (symbol->string path) "/" "-") "%" "_") ".html"))

;; (read-libraries collects) -> list of library, in the order of their names
(define (read-libraries collects)
  (define sources (make-hash))
  (define (scan file) (or (hash-ref sources file #f) (let ([s (scan-source file)]) (hash-set! sources file s) s)))
  (define paths (sort (public-modules collects) symbol<?))
  (define exported (for/hasheq ([p (in-list paths)]) (values p (exports p))))
  (define homes (choose-homes paths exported))
  (for/list ([p (in-list paths)])
    (define all (hash-ref exported p))
    (define-values (own others)
      (partition (lambda (x) (eq? p (hash-ref homes (export-binding x)))) (filter (lambda (x) (eqv? 0 (export-phase x))) all)))
    (library p (module-summary (module-file collects p))
             (for/list ([x (in-list own)]) (make-entry x scan))
             (for/list ([x (in-list others)]) (cons (export-name x) (hash-ref homes (export-binding x))))
             (sort (remove-duplicates (for/list ([x (in-list all)] #:unless (eqv? 0 (export-phase x))) (export-name x))) symbol<?))))

;; --- modules ---

;; Those for programs to require: neither private, nor readers of languages, nor parts of the woad command.
(define (public-modules collects)
  (define (walk dir prefix)
    (append*
     (for/list ([e (in-list (directory-list dir))])
       (define name (path->string e))
       (define path (build-path dir e))
       (cond
         [(directory-exists? path)
          (if (member name '("private" "compiled" "lang" "infotab" "command" "repl")) '() (walk path (string-append prefix name "/")))]
         [(regexp-match #rx"^(.*)[.]rkt$" name)
          => (lambda (m)
               (list (string->symbol (if (and (equal? (cadr m) "main") (not (equal? prefix "")))
                                         (substring prefix 0 (sub1 (string-length prefix)))
                                         (string-append prefix (cadr m))))))]
         [else '()]))))
  (filter (lambda (p) (not (eq? p 'racket/private))) (walk collects "")))

(define (module-file collects path)
  (define file (build-path collects (string-append (symbol->string path) ".rkt")))
  (if (file-exists? file) file (build-path collects (symbol->string path) "main.rkt")))

;; --- exports ---

;; binding : (list module name-there name), equal for exports that are one thing under one name
(struct export (name phase kind binding))

(define (exports path)
  (define ns (make-base-empty-namespace))
  (parameterize ([current-namespace ns])
    (dynamic-require path (void))
    (define-values (variables syntaxes) (module->exports path))
    (namespace-require `(for-label ,path))
    (define (of kind groups)
      (for*/list ([g (in-list groups)] #:when (car g) [e (in-list (cdr g))])
        (export (car e) (car g) kind (binding-of path (car e) (car g)))))
    (sort (append (of 'value variables) (of 'syntax syntaxes)) symbol<? #:key export-name)))

(define (binding-of path name phase)
  (define b (and (eqv? phase 0) (identifier-binding (namespace-symbol->identifier name) #f)))
  (if (pair? b)
      (list (resolved-module-path-name (module-path-index-resolve (car b))) (cadr b) name)
      (list path name name)))

;; The library that tells of a binding: the one whose module defines it; else racket/base; else the one with fewest exports.
(define (choose-homes paths exported)
  (define (size p) (length (hash-ref exported p)))
  (define first-asked (filter (lambda (p) (memq p paths)) '(racket/base racket/contract racket/class syntax/parse)))
  (define order (append first-asked (sort (remq* first-asked paths) < #:key size)))
  (define homes (make-hash))
  (define (note! x p) (unless (hash-ref homes (export-binding x) #f) (hash-set! homes (export-binding x) p)))
  (define (defines? p x)
    (define home (car (export-binding x)))
    (and (path? home) (equal? (module-text home) (symbol->string p))))
  (for* ([p (in-list paths)] [x (in-list (hash-ref exported p))] #:when (defines? p x)) (note! x p))
  (for* ([p (in-list order)] [x (in-list (hash-ref exported p))]) (note! x p))
  homes)

(define (make-entry x scan)
  (define home (car (export-binding x)))
  (define name (cadr (export-binding x)))
  (define file (if (pair? home) (car home) home))
  (define src (and (path? file) (scan file)))
  (define found
    (let ([lines (if src (export-documentation src name (export-name x)) '())])
      (if (null? lines) (primitive-lines name (export-name x)) lines)))
  (define kind (if (and src (value-definition? src name)) 'value (export-kind x)))
  (entry (export-name x) kind (module-text home) found))
