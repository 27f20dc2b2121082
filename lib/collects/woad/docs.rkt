#lang racket/base
;; woad/docs: what is documented of a binding: of primitives the table's rows, of library definitions the comment in the
;; source that begins with (NAME or stands above the definition.  Layer: above racket/base.
(require (only-in '#%woad primitive-documentation) racket/list racket/string)
(provide binding-documentation home-documentation describe-home scan-source value-definition? named-file module-text module-summary)

;; (binding-documentation id phase) -> list of lines, empty when nothing is known: of what id, an identifier, is bound to
(define (binding-documentation id [phase 0])
  (define binding (identifier-binding id phase))
  (if (pair? binding)
      (home-documentation (resolved-module-path-name (module-path-index-resolve (car binding))) (cadr binding) (syntax-e id))
      '()))

;; (home-documentation home name shown [scan]) -> list of lines for what the module defines as name and others know as shown
;;   home : what resolved-module-path-name gives
;;   scan : from the file to what scan-source makes of it
(define (home-documentation home name shown [scan scan-source])
  (define file (if (pair? home) (car home) home))
  (define found (if (path? file) (export-documentation (scan file) name shown) '()))
  (if (null? found) (primitive-lines name shown) found))

;; (primitive-lines name [shown]) -> list of lines, of a row of the table with a contract like "(p : pair?) -> any/c", or of a core form
;; from the comments of racket/kernel or woad/arming; parts of structures have other names where they are defined than where they are shown
(define (primitive-lines name [shown name])
  (define row (primitive-documentation name))
  (cond
    [row
     (define m (regexp-match #rx"^(.*)-> (.*)$" (car row)))
     (list (if m
               (format "(~a~a) -> ~a" name (let ([args (string-trim (cadr m))]) (if (equal? args "") "" (string-append " " args))) (caddr m))
               (format "~a : ~a" name (car row)))
           (cadr row))]
    [else
     (or (for/or ([file (in-list '("racket/kernel.rkt" "woad/arming.rkt"))])
           (define lines (source-documentation (scan-again (resolved-file file)) shown name))
           (and (pair? lines) lines))
         (structure-lines (symbol->string shown) (primitive-structures)))]))
(define (resolved-file library) (resolved-module-path-name (module-path-index-resolve (module-path-index-join `(lib ,library) #f))))

;; (structure-lines name structures) -> list of lines when the name is part of one of the structures, all strings
(define (structure-lines name structures)
  (define (part-of s)
    (define (after prefix) (and (string-prefix? name prefix) (substring name (string-length prefix))))
    (cond
      [(equal? name (string-append s "?")) (list (format "(~a v) -> boolean?" name) (format "Whether v is an instance of ~a." s))]
      [(equal? name s) (list name (format "A structure type, ~a?, with its fields: for construction, match and struct-out." s))]
      [(equal? name (string-append "struct:" s)) (list name (format "The structure type ~a." s))]
      [(equal? name (string-append "make-" s)) (list name (format "Makes an instance of ~a from its fields." s))]
      [(after (string-append s "-"))
       => (lambda (field) (list (format "(~a instance) -> any/c" name) (format "The field ~a of an instance of ~a." field s)))]
      [(after (string-append "set-" s "-"))
       => (lambda (rest)
            (list (format "(~a instance v) -> void?" name) (format "Sets the field ~a of an instance of ~a." (string-trim rest "!") s)))]
      [else #f]))
  (or (for/or ([s (in-list (sort structures > #:key string-length))]) (part-of s)) '()))

(define (primitive-structures)
  (define-values (variables syntaxes) (module->exports ''#%kernel))
  (for*/list ([phase (in-list variables)] [e (in-list (cdr phase))]
              [m (in-value (regexp-match #rx"^struct:(.*)$" (symbol->string (car e))))] #:when m)
    (cadr m)))

;; (describe-home binding) -> string: the module that a binding comes from
(define (describe-home binding)
  (define home (resolved-module-path-name (module-path-index-resolve (car binding))))
  (module-text home))
;; The module's name as it is written in require.
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

;; A source as documentation sees it.
;;   lines : vector of its lines
;;   signatures, definitions : hash tables from a name, a string, to the number of the first line that is a comment
;;     beginning with (NAME or NAME: or a list of such, or a definition of it
;;   starts : hash table from the number of a line on which signatures begin that are told of together to their names
;;   renames : hash table from the name under which contract-out gives a definition on to the definition's
;;   named : list of strings, the modules of the project that it names, as in require and lazy-require
(struct source (file lines signatures starts definitions renames named))

;; How what the source tells is found in a line.
(define signature-rx #rx"^ *;+ *(?:[(]([^][() ]+)[ )]|([^][() ]+?)(?: *$| +: |: | *[(]))")
(define definition-rx #rx"^ *[(](?:define[^ ]*|struct) [(]*([^][() ]+)(?:[ )]|$)")
(define rename-rx #rx"[[]rename ([^][() ]+) ([^][() ]+) ")
(define values-rx #rx"^ *[(]define-(?:values|syntaxes) [(]([^][()]+)[)]")
;; one signature, with what it gives or a text after it
(define result-rx #px"^ *;+ ?[(](?:[^()]|[(](?:[^()]|[(][^()]*[)])*[)])*[)](?:(?:, [(].*)? ->|:)")
(define item-rx #px"^(?:[(]([^][()\\s]+)(?:[^()]|[(][^()]*[)])*[)]|([^][()\\s,]+[^][()\\s,:]))")
(define named-rx #px"\"([^\" ]+[.]rkt)\"|(?<=[\\s(\\[])([a-z][a-z0-9+-]*(?:/[a-z0-9+-]+)+)(?=[\\s)\\]])")

;; (scan-source file) -> source?, without lines when the file cannot be read: what the file tells of its names
(define (scan-source file)
  (define lines
    (with-handlers ([exn:fail:filesystem? (lambda (e) '#())])
      (call-with-input-file file (lambda (in) (for/vector ([l (in-lines in)]) l)))))
  (define signatures (make-hash))
  (define starts (make-hasheqv))
  (define definitions (make-hash))
  (define renames (make-hash))
  (define named (make-hash))
  (for/fold ([list-end 0]) ([line (in-vector lines)] [i (in-naturals)])
    (define (note! table name) (unless (hash-ref table name #f) (hash-set! table name i)))
    (define-values (names count) (if (and (comment? line) (>= i list-end)) (listed-names lines i) (values '() 0)))
    (define one (and (null? names) (>= i list-end) (regexp-match signature-rx line)))
    (cond
      [(pair? names)
       (for ([name (in-list names)]) (note! signatures name))
       (hash-set! starts i names)]
      [one
       (define name (or (cadr one) (caddr one)))
       (note! signatures name)
       (when (regexp-match? result-rx line) (hash-set! starts i (list name)))]
      [(comment? line) (void)]
      [(regexp-match values-rx line)
       => (lambda (m) (for ([name (in-list (string-split (cadr m)))]) (note! definitions name)))]
      [(regexp-match definition-rx line) => (lambda (m) (note! definitions (cadr m)))])
    (unless (comment? line)
      (for ([m (in-list (regexp-match* rename-rx line #:match-select cdr))]) (hash-set! renames (cadr m) (car m)))
      (for ([m (in-list (regexp-match* named-rx line #:match-select cdr))]) (note! named (or (car m) (cadr m)))))
    (max list-end (+ i count)))
  (source file lines signatures starts definitions renames (sort (hash-keys named) < #:key (lambda (n) (hash-ref named n)))))

;; The names of a list that a comment begins with on that line, of two or more, and how many lines it takes:
;; "(f x), (g x y):", "f, g and h: ..."
(define (listed-names lines at)
  (define text
    (string-join (for/list ([line (in-vector lines at (min (vector-length lines) (+ at 12)))] #:break (not (comment? line)))
                   (comment-text line))
                 "\n"))
  (let loop ([start 0] [names '()])
    (define item (regexp-match-positions item-rx text start))
    (define end (and item (cdar item)))
    (define name (and item (let ([p (or (cadr item) (caddr item))]) (substring text (car p) (cdr p)))))
    (cond
      [(not item) (values '() 0)]
      [(regexp-match-positions #px"^(?:,\\s+and\\s|,\\s+|\\s+and\\s)\\s*" text end) => (lambda (m) (loop (cdar m) (cons name names)))]
      [(and (pair? names) (regexp-match? #px"^(?: ?:|\\s->|[.]?\\s*$)" text end))
       (values (cons name names) (add1 (length (regexp-match* #rx"\n" (substring text 0 end)))))]
      [else (values '() 0)])))

;; names of the structure types that the source defines
(define (source-structures src)
  (for*/list ([(name at) (in-hash (source-definitions src))]
              #:when (regexp-match? #rx"^ *[(](?:define-)?struct " (vector-ref (source-lines src) at)))
    name))

;; (source-documentation src name ...) -> list of lines from the comments of the source, for the first name that has any
;;   the last name is the one that definitions are shown with
(define (source-documentation src . names)
  (define given (remove-duplicates (map symbol->string names)))
  (define shown (last given))
  (define renamed (hash-ref (source-renames src) shown #f))
  (define texts (if renamed (append given (list renamed)) given))
  (or (for/or ([name (in-list texts)]) (told src name))
      (for/or ([name (in-list texts)]) (defined src name shown))
      (structure-lines shown (source-structures src))))

;; (export-documentation src name shown) -> list of lines for what the module defines as name and others know as shown: what its
;; source tells, otherwise the sources that it names
(define (export-documentation src name shown)
  (define lines (source-documentation src name shown))
  (if (null? lines) (documentation-elsewhere src (symbol->string shown)) lines))

;; What is told in the modules that the source names, or that those name, of a name that it exports: contract-out and lazy-require
;; give what other modules define.
(define (documentation-elsewhere src name)
  (define seen (make-hash (list (cons (source-file src) #t))))
  (let search ([level (list src)] [depth 3])
    (define next
      (for*/list ([s (in-list level)] [n (in-list (source-named s))]
                  [file (in-value (named-file (source-file s) n))]
                  #:unless (or (not file) (hash-ref seen file #f)))
        (hash-set! seen file #t)
        (scan-again file)))
    (define (lines s) (if (= depth 3) (source-documentation s (string->symbol name)) (or (told s name) '())))
    (cond
      [(null? next) '()]
      [(for/or ([s (in-list next)]) (let ([l (lines s)]) (and (pair? l) l)))]
      [(> depth 1) (search next (sub1 depth))]
      [else '()])))

;; scan-source of a file that several names lead to
(define scanned (make-hash))
(define (scan-again file)
  (or (hash-ref scanned file #f)
      (let ([src (scan-source file)])
        (hash-set! scanned file src)
        src)))
;; (named-file from name) -> path or #f: the source that the name of a module stands for in the file from, "a.rkt" or a library's
(define (named-file from name)
  (define path
    (if (regexp-match? #rx"[.]rkt$" name)
        (let-values ([(folder file dir?) (split-path from)]) (simplify-path (build-path folder name)))
        (for/or ([folder (in-list (current-library-collection-paths))])
          (for/or ([suffix (in-list '(".rkt" "/main.rkt"))])
            (define p (build-path folder (string-append name suffix)))
            (and (file-exists? p) p)))))
  (and path (file-exists? path) path))

;; (value-definition? src name) -> boolean: whether the source defines the name by define; a procedure with keywords is exported as
;; syntax, and is none to its users
(define (value-definition? src name)
  (define at (hash-ref (source-definitions src) (symbol->string name) #f))
  (and at (regexp-match? #rx"^ *[(]define(?:/checked)? [(]*" (vector-ref (source-lines src) at))))

;; The comment that begins with the name, #f when there is none: up to the next name's.  Signatures that stand one after the other,
;; each on a line and without a text of its own, share the text below them.
(define (told src name)
  (define lines (source-lines src))
  (define at (hash-ref (source-signatures src) name #f))
  (and at
       (let loop ([i at] [out '()] [text? #f])
         (define line (if (< i (vector-length lines)) (vector-ref lines i) ""))
         (define signature (and (comment? line) (signature-alone line)))
         (cond
           [(or (not (comment? line)) (and text? (> i at) (other-signature? src i name)) (part-line? line)) (reverse out)]
           [(or (equal? signature name) (= i at)) (loop (add1 i) (cons (comment-text line) out) (or text? (not signature)))]
           [(and signature (not text?)) (loop (add1 i) out #f)]
           [(other-signature? src i name) (reverse out)]
           [else (loop (add1 i) (cons (comment-text line) out) #t)]))))

;; (signature-alone line) -> string?, the name in a comment's line that is one signature, perhaps with a result, or #f
(define (signature-alone line)
  (define text (comment-text line))
  (define m (regexp-match #rx"^ *[(]([^][() ]+)" text))
  (and m
       (let ([in (open-input-string text)])
         (with-handlers ([exn:fail:read? (lambda (e) #f)])
           (read in)
           (regexp-match? #px"^\\s*(?:->[^:]*)?$" in)))
       (cadr m)))

;; How the definition is used, and the comment above it; #f when there is no definition.
(define (defined src name shown)
  (define lines (source-lines src))
  (define at (hash-ref (source-definitions src) name #f))
  (and at
       (let loop ([i (sub1 at)] [above '()])
         (define line (and (>= i 0) (vector-ref lines i)))
         (if (and line (comment? line) (not (regexp-match? #rx"----" line)))
             (loop (sub1 i) (cons (comment-text line) above))
             (append (definition-heads lines at name shown) above)))))

(define (comment? line) (regexp-match? #rx"^ *;;" line))
(define (comment-text line) (regexp-replace #rx"^ *;+ ?" line ""))

;; Whether a comment's line begins what is said of another name, or a part of the file.
(define (other-signature? src at name)
  (define names (hash-ref (source-starts src) at #f))
  (if names
      (not (member name names))
      (part-line? (vector-ref (source-lines src) at))))
(define (part-line? line) (regexp-match? #rx"^ *;+ *----" line))

;; How the thing defined from that line on is used, a line for each way: "(f x [y 1])"; the name alone when this does not show.
(define (definition-heads lines from name shown)
  (define self (string->symbol name))
  (define text (string-join (for/list ([l (in-vector lines from (min (vector-length lines) (+ from 200)))]) l) "\n"))
  (define form (with-handlers ([exn:fail:read? (lambda (e) #f)]) (read-syntax #f (open-input-string text))))
  (define parts (and form (syntax->list form)))
  (define uses (if (and parts (pair? (cdr parts))) (form-uses parts self) '()))
  (if (null? uses)
      (list shown)
      (remove-duplicates (for/list ([formals (in-list uses)]) (string-append "(" shown (formals-text formals) ")")))))

;; (form-uses parts self) -> list of what can follow the name in a use, each syntax or a pair of it
(define (form-uses parts self)
  (define head (syntax-e (cadr parts)))
  (define body (cddr parts))
  (define value (and (pair? body) (syntax->list (car body))))
  (define kind (and value (pair? value) (syntax-e (car value))))
  (cond
    [(memq (syntax-e (car parts)) '(define-syntax define-syntaxes)) (macro-uses body)]
    [(eq? 'define-values (syntax-e (car parts))) '()]
    [(memq kind '(lambda λ)) (list (cadr value))]
    [(eq? kind 'case-lambda) (for/list ([clause (in-list (cdr value))]) (car (syntax-e clause)))]
    [(and (pair? head) (eq? (syntax-e (car head)) self)) (list (cdr head))]
    [else '()]))

;; What follows the macro's name in the patterns of the first matching form in a transformer.
(define (macro-uses body)
  (define (first-of stx) (and (pair? (syntax-e stx)) (syntax-e (car (syntax-e stx)))))
  (define (uses parts skipped)
    (for/list ([clause (in-list (list-tail parts (min skipped (length parts))))]
               #:when (pair? (syntax-e clause))
               [pattern (in-value (car (syntax-e clause)))]
               #:when (symbol? (first-of pattern)))
      (cdr (syntax-e pattern))))
  (for/or-list ([stx (in-list body)])
    (define parts (or (syntax->list stx) '()))
    (case (first-of stx)
      [(syntax-rules syntax-parse) (uses parts 2)]
      [(syntax-case) (uses parts 3)]
      [else (macro-uses parts)])))
(define-syntax-rule (for/or-list clauses body ...)
  (or (for/or clauses (let ([found (let () body ...)]) (and (pair? found) found))) '()))

;; " x [y 1] rest ...", with brackets where the source has them
(define (formals-text stx)
  (define v (if (syntax? stx) (syntax-e stx) stx))
  (cond
    [(null? v) ""]
    [(pair? v) (string-append " " (part-text (car v)) (formals-text (cdr v)))]
    [(symbol? v) (format " ~a ..." v)]
    [else (string-append " . " (part-text v))]))
(define (part-text stx)
  (define v (if (syntax? stx) (syntax-e stx) stx))
  (define datum (if (syntax? stx) (syntax->datum stx) stx))
  (cond
    [(and (pair? datum) (assq (car datum) '((quote . "'") (quasiquote . "`") (syntax . "#'"))))
     => (lambda (mark) (format "~a~s" (cdr mark) (if (pair? (cdr datum)) (cadr datum) '())))]
    [(pair? v)
     (define inside (string-trim (formals-text v)))
     (if (eqv? #\[ (syntax-property stx 'paren-shape)) (format "[~a]" inside) (format "(~a)" inside))]
    [else (format "~s" datum)]))

;; (module-summary file) -> list of lines: the comment at the head of the source, without the module's name and layer
(define (module-summary file)
  (define lines (call-with-input-file file (lambda (in) (for/list ([l (in-lines in)]) l))))
  (define from (dropf lines (lambda (l) (not (regexp-match? #rx"^ *;;" l)))))
  (define early? (<= (- (length lines) (length from)) 3))
  (define comment (if early? (takef from (lambda (l) (regexp-match? #rx"^ *;;" l))) '()))
  (define text (string-join (map (lambda (l) (regexp-replace #rx"^ *;+ ?" l "")) comment) "\n"))
  (define told (regexp-replace* #px"\\s*Layer( [0-9]+)?:[^.]*\\." text ""))
  (define m (regexp-match #px"^[^ ]+: (.*)$" told))
  (string-split (string-trim (if m (cadr m) told)) "\n"))
