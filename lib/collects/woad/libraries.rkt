#lang racket/base
;; woad/libraries: the libraries that programs require: what they export, and which of them tells of it. The pages of the reference and
;; the answers to a name are made from the same.  Layer: above racket/base.
(require racket/list racket/string "docs.rkt")
(provide public-modules module-file (struct-out export) exports choose-homes
         show-documentation show-library library-names libraries-with)

;; ---- modules ----------------------------------------------------------------------------------------

;; (public-modules folder) -> list of module paths: the libraries of a folder of collections, but private ones, readers of languages and
;; parts of the woad command
(define (public-modules folder)
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
  (filter (lambda (p) (and (module-path? p) (not (eq? p 'racket/private)))) (walk folder "")))

;; (module-file folder path) -> path: the source of a library of that folder of collections
(define (module-file folder path)
  (define file (build-path folder (string-append (symbol->string path) ".rkt")))
  (if (file-exists? file) file (build-path folder (symbol->string path) "main.rkt")))

;; those of all folders of collections, a name once
(define (all-libraries)
  (remove-duplicates (append-map public-modules (filter directory-exists? (current-library-collection-paths))) eq?))

;; ---- exports ----------------------------------------------------------------------------------------

;; kind : 'syntax or 'value
;; binding : (list module name-there name), equal for exports that are one thing under one name
(struct export (name phase kind binding))
(define (export-home x) (car (export-binding x)))

;; (exports path [wanted?]) -> list of export, in the order of their names, of names that are wanted; how many there are in all.
;; The module is declared and bound in the current namespace.
(define (exports path [wanted? (lambda (name) #t)])
  (define-values (variables syntaxes) (if (module-declared? path #t) (module->exports path) (values '() '())))
  (define all
    (for*/list ([l (in-list (list (cons 'value variables) (cons 'syntax syntaxes)))] [g (in-list (cdr l))] #:when (car g) [e (in-list (cdr g))])
      (list (car e) (car g) (car l))))
  (define found (filter (lambda (e) (wanted? (car e))) all))
  (define here (for/list ([e (in-list found)] #:when (eqv? 0 (cadr e))) (car e)))
  (unless (null? here) (namespace-require `(for-label (only ,path ,@here))))
  (values (sort (for/list ([e (in-list found)]) (export (car e) (cadr e) (caddr e) (binding-of path (car e) (cadr e))))
                symbol<? #:key export-name)
          (length all)))

(define (binding-of path name phase)
  (define b (and (eqv? phase 0) (identifier-binding (namespace-symbol->identifier name) #f)))
  (if (pair? b)
      (list (resolved-module-path-name (module-path-index-resolve (car b))) (cadr b) name)
      (list path name name)))

;; (choose-homes paths exported size) -> hash table from a binding to the library that tells of it: the one whose module defines it;
;; else racket/base; else the one with fewest exports
;;   exported, size : hash tables from a path to its exports, and to how many it has in all
(define (choose-homes paths exported size)
  (define first-asked (filter (lambda (p) (memq p paths)) '(racket/base racket/contract racket/class syntax/parse)))
  (define order (append first-asked (sort (remq* first-asked paths) < #:key (lambda (p) (hash-ref size p)))))
  (define homes (make-hash))
  (define (note! x p) (unless (hash-ref homes (export-binding x) #f) (hash-set! homes (export-binding x) p)))
  (define (defines? p x) (and (path? (export-home x)) (equal? (module-text (export-home x)) (symbol->string p))))
  (for* ([p (in-list paths)] [x (in-list (hash-ref exported p))] #:when (defines? p x)) (note! x p))
  (for* ([p (in-list order)] [x (in-list (hash-ref exported p))]) (note! x p))
  homes)

;; (homes-of wanted?) -> hash table from the bindings of such names, at phase 0, to the library that tells of each
(define (homes-of wanted?)
  (define size (make-hasheq))
  (define exported (make-hasheq))
  (parameterize ([current-namespace (make-base-empty-namespace)])
    (for ([p (in-list (all-libraries))])
      (define-values (found count) (exports p wanted?))
      (define here (filter (lambda (x) (eqv? 0 (export-phase x))) found))
      (unless (null? here)
        (hash-set! exported p here)
        (hash-set! size p count))))
  (choose-homes (sort (hash-keys exported) symbol<?) exported size))

;; (libraries-with name) -> sorted list of (cons library binding): those that tell of something of that name
(define (libraries-with name)
  (sort (for/list ([(binding p) (in-hash (homes-of (lambda (n) (eq? n name))))]) (cons p binding)) symbol<? #:key car))

;; (library-names texts) -> sorted list of (cons name library), strings: names that libraries export and that contain one of the texts
(define (library-names texts)
  (define (wanted? name) (ormap (lambda (text) (string-contains? (symbol->string name) text)) texts))
  (sort (remove-duplicates
         (for/list ([(binding p) (in-hash (homes-of wanted?))]) (cons (symbol->string (caddr binding)) (symbol->string p))))
        string<? #:key (lambda (found) (string-append (car found) " " (cdr found)))))

;; ---- answers ----------------------------------------------------------------------------------------

;; (show-documentation id [phase]) -> boolean: prints what is documented of the identifier, or of what the libraries export under such a
;; name when it is not bound; whether something is known
(define (show-documentation id [phase 0])
  (define binding (identifier-binding id phase))
  (define (show home lines)
    (printf "~a, from ~a\n" (syntax-e id) home)
    (for ([l (in-list (if (null? lines) '("not documented") lines))]) (printf "  ~a\n" l)))
  (cond
    [(pair? binding)
     (show (library-of binding) (binding-documentation id phase))
     #t]
    [else
     (define found (libraries-with (syntax-e id)))
     (for ([f (in-list found)]) (show (car f) (apply home-documentation (cdr f))))
     (pair? found)]))

;; The library to require for what the binding names, where its module is a private or a primitive one.
(define (library-of binding)
  (define text (describe-home binding))
  (define home (resolved-module-path-name (module-path-index-resolve (car binding))))
  (or (and (regexp-match? #rx"^#%|(^|/)private/" text)
           (for/or ([f (in-list (libraries-with (cadddr binding)))])
             (and (equal? home (cadr f)) (eq? (cadr binding) (caddr f)) (car f))))
      text))

;; (show-library text) -> boolean: prints what the library of that name is for; whether there is one
(define (show-library text)
  (define file (and (module-path? (string->symbol text)) (named-file #f text)))
  (when file
    (printf "~a, a library\n" text)
    (for ([l (in-list (module-summary file))]) (printf "  ~a\n" l)))
  (and file #t))
