#lang racket/base
;; woad/docs: what is documented of a binding: of primitives the table's rows, of library definitions the comment in the
;; source that begins with (NAME or stands above the definition.  Layer: above racket/base.
(require (only-in '#%woad primitive-documentation) racket/list racket/string)
(provide binding-documentation describe-home source-documentation library-definitions)

;; (binding-documentation id phase) -> list of lines, empty when nothing is known: of what id, an identifier, is bound to
(define (binding-documentation id [phase 0])
  (define binding (identifier-binding id phase))
  (cond
    [(not (pair? binding)) '()]
    [else
     (define name (cadr binding))
     (define home (resolved-module-path-name (module-path-index-resolve (car binding))))
     (define file (if (pair? home) (car home) home))
     (cond
       [(symbol? file) (primitive-lines name)]
       [else
        (define found (source-documentation file name (syntax-e id)))
        (if (null? found) (reexported-primitive name) found)])]))
(define (reexported-primitive name) (if (primitive-documentation name) (primitive-lines name) '()))

;; rows of the table: contract "(p : pair?) -> any/c"
(define (primitive-lines name)
  (define row (primitive-documentation name))
  (cond
    [row
     (define m (regexp-match #rx"^(.*)-> (.*)$" (car row)))
     (list (if m
               (format "(~a~a) -> ~a" name (let ([args (string-trim (cadr m))]) (if (equal? args "") "" (string-append " " args))) (caddr m))
               (format "~a : ~a" name (car row)))
           (cadr row))]
    [else '()]))

;; (describe-home binding) -> string: the module that a binding comes from
(define (describe-home binding)
  (define home (resolved-module-path-name (module-path-index-resolve (car binding))))
  (module-text home))
(define (module-text home)
  (cond
    [(pair? home) (format "~a, submodule ~a" (module-text (car home)) (string-join (map symbol->string (cdr home)) " "))]
    [(symbol? home) (format "~a" home)]
    [else (or (collection-name home) (path->string home))]))
;; racket/list for the path of its file
(define (collection-name path)
  (define text (path->string path))
  (for/or ([folder (in-list (current-library-collection-paths))])
    (define prefix (path->string (path->directory-path folder)))
    (and (string-prefix? text prefix)
         (regexp-replace #rx"(/main)?[.]rkt$" (substring text (string-length prefix)) ""))))

;; (source-documentation file name ...) -> list of lines from the comments of the source
(define (source-documentation file . names)
  (define lines
    (with-handlers ([exn:fail:filesystem? (lambda (e) '#())])
      (call-with-input-file file (lambda (in) (for/vector ([l (in-lines in)]) l)))))
  (or (for/or ([name (in-list (remove-duplicates names))])
        (documented lines (symbol->string name)))
      '()))

(define (documented lines name)
  (define quoted (regexp-quote name))
  (define signature (regexp (string-append "^ *;+ *(?:" "[(]" quoted "[ )]|" quoted " *(?:$|[:(]))")))
  (define definition
    (regexp (string-append "^ *[(](?:define[^ ]*|struct) [(]*" quoted "(?:[ )]|$)")))
  (define (line i) (vector-ref lines i))
  (define count (vector-length lines))
  (define (comment? i) (and (< -1 i count) (regexp-match? #rx"^ *;;" (line i))))
  (define (text i) (regexp-replace #rx"^ *;+ ?" (line i) ""))
  (define at (for/first ([i (in-range count)] #:when (regexp-match? signature (line i))) i))
  (define defined (for/first ([i (in-range count)] #:when (regexp-match? definition (line i))) i))
  (define head (and defined (string-trim (line defined))))
  (cond
    [at
     (let loop ([i at] [acc '()])
       (if (and (comment? i) (not (and (> i at) (regexp-match? #rx"^ *;+ *(?:----|[(][^ ]+ .*[)] ->)" (line i)))))
           (loop (add1 i) (cons (text i) acc))
           (reverse acc)))]
    [defined
     (define above
       (let loop ([i (sub1 defined)] [acc '()])
         (if (and (comment? i) (not (regexp-match? #rx"----" (line i)))) (loop (sub1 i) (cons (text i) acc)) acc)))
     (cons (definition-head head name) above)]
    [else #f]))
;; "(define (f x [y 1]) ..." as "(f x [y 1])"
(define (definition-head line name)
  (define m (regexp-match #rx"^[(]define[^ ]* ([(].*)$" line))
  (define from (if m (cadr m) line))
  (define end
    (let loop ([i 0] [depth 0])
      (cond
        [(= i (string-length from)) i]
        [else
         (define next (case (string-ref from i) [(#\( #\[) (add1 depth)] [(#\) #\]) (sub1 depth)] [else depth]))
         (if (and (zero? next) (positive? depth)) (add1 i) (loop (add1 i) next))])))
  (if m (substring from 0 end) name))

;; (library-definitions name) -> list of (cons module-text lines): where the collections define a name
(define (library-definitions name)
  (append*
   (for/list ([folder (in-list (current-library-collection-paths))] #:when (directory-exists? folder))
     (let walk ([dir folder])
       (append*
        (for/list ([entry (in-list (directory-list dir))])
          (define path (build-path dir entry))
          (cond
            [(directory-exists? path)
             (if (member (path->string entry) '("compiled" "private")) '() (walk path))]
            [(regexp-match? #rx"[.]rkt$" (path->string entry))
             (define lines (source-documentation path name))
             (if (null? lines) '() (list (cons (module-text path) lines)))]
            [else '()])))))))
