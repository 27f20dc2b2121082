#lang racket/base
;; woad/repl/complete: what a word at the prompt may become, by where it stands: a command after a comma, a module path inside
;; require and its like, an export or a submodule of a module that was named, a keyword of the procedure that is called, a file name in
;; a string, otherwise a name of the phase that the place is at, or one that the input has already.
;; Layer: above racket/base.
(require racket/list racket/string "command-names.rkt")
(provide completions)

;; (completions before word) -> sorted list of strings that begin with word; #f: file names
(define (completions before word)
  (define candidates (candidates-at before word))
  (and candidates
       (sort (remove-duplicates (filter (lambda (c) (string-prefix? c word)) candidates)) string<?)))

;; ---- where the word stands ----

(define (candidates-at text word)
  (define-values (lists inside words) (scan text))
  (define heads (filter-map (lambda (l) (and (pair? l) (car l))) lists))
  (define innermost (if (pair? lists) (car lists) '()))
  (define (head-in? names) (and (pair? innermost) (member (car innermost) names) #t))
  (define argument? (and (pair? innermost) (pair? (cdr innermost)))) ; something stands between the head and the word
  (cond
    [(eq? inside 'comment) '()]
    [(eq? inside 'string) (and (head-in? '("lib")) (module-paths word))]
    [(regexp-match? #px"^\\s*#lang\\s+\\S*$" text) (module-paths word)]
    [(and (null? lists) (regexp-match #px"^\\s*,\\s*(\\S*)(\\s*)(.*)$" text))
     => (lambda (m) (if (equal? (caddr m) "") command-names (arguments-of (cadr m) word words)))]
    [(string-prefix? word "#:") (if (pair? heads) (keywords-of (car heads)) '())]
    [(and argument? (head-in? '("only-in" "except-in" "rename-in" "only"))) (exports-of (cadr innermost))]
    [(and argument? (head-in? '("submod"))) (submodules-of (cadr innermost))]
    [(ormap (lambda (h) (member h module-forms)) heads) (module-paths word)]
    [else (append words (names-at (for/sum ([h (in-list heads)]) (if (member h phase-forms) 1 0))))]))
(define module-forms
  '("require" "#%require" "enter!" "dynamic-require" "only-in" "except-in" "prefix-in" "rename-in" "combine-in" "for-syntax"
    "for-template" "for-label" "for-meta" "only" "all-from-out" "module" "module*" "submod"))
(define phase-forms '("begin-for-syntax" "define-syntax" "define-for-syntax" "let-syntax" "letrec-syntax" "define-syntaxes"))

;; What an argument of a command may be, outside of brackets.
(define (arguments-of name word words)
  (define row (find-command name))
  (case (and (pair? row) (car row))
    [(help) command-names]
    [(enter require require-reloadable) (append (module-paths word) (source-files))]
    [(load cd shell) #f]
    [else (if (shell-command name) #f (append words (names-at 0)))]))
(define (source-files)
  (for*/list ([entry (in-list (with-handlers ([exn:fail:filesystem? (lambda (e) '())]) (directory-list)))]
              [text (in-value (path->string entry))]
              #:when (regexp-match? #rx"[.]rkt$" text))
    text))

;; The open lists, innermost first, each as the texts of its elements so far; in what the text ends, string or comment, or #f; the
;; names in it.
(define (scan text)
  (define n (string-length text))
  (define (char i) (and (< i n) (string-ref text i)))
  (define words (make-hash))
  ;; open: lists of elements, newest first; starts: where each begins
  (define (finish open inside) (values (map reverse open) inside (hash-keys words)))
  (define (with-element open start end)
    (if (pair? open) (cons (cons (substring text start end) (car open)) (cdr open)) open))
  (let loop ([i 0] [open '()] [starts '()])
    (define c (char i))
    (cond
      [(not c) (finish open #f)]
      [(char=? c #\")
       (let skip ([j (add1 i)])
         (case (char j)
           [(#f) (finish open 'string)]
           [(#\\) (skip (+ j 2))]
           [(#\") (loop (add1 j) (with-element open i (add1 j)) starts)]
           [else (skip (add1 j))]))]
      [(char=? c #\;)
       (let skip ([j i])
         (case (char j)
           [(#f) (finish open 'comment)]
           [(#\newline) (loop j open starts)]
           [else (skip (add1 j))]))]
      [(and (char=? c #\#) (eqv? (char (add1 i)) #\|))
       (define end (regexp-match-positions #rx"[|]#" text (+ i 2)))
       (if end (loop (cdar end) open starts) (finish open 'comment))]
      [(and (char=? c #\#) (eqv? (char (add1 i)) #\\)) (loop (min n (+ i 3)) open starts)]
      [(memv c '(#\( #\[ #\{)) (loop (add1 i) (cons '() open) (cons i starts))]
      [(memv c '(#\) #\] #\}))
       (if (pair? open)
           (loop (add1 i) (with-element (cdr open) (car starts) (add1 i)) (cdr starts))
           (loop (add1 i) '() '()))]
      [(or (char-whitespace? c) (memv c '(#\' #\` #\,))) (loop (add1 i) open starts)]
      [else
       (define end
         (let skip ([j i])
           (define d (char j))
           (if (or (not d) (char-whitespace? d) (memv d '(#\( #\) #\[ #\] #\{ #\} #\" #\;))) j (skip (add1 j)))))
       (define word (substring text i end))
       (unless (regexp-match? #px"^[#0-9]" word) (hash-set! words word #t))
       (loop end (with-element open i end) starts)])))

;; ---- names ----

;; Of the namespace, at a phase level above its own; those above 1 are taken for 1.
(define (names-at phase)
  (map symbol->string
       (cond
         [(zero? phase) (namespace-mapped-symbols)]
         [else
          (with-handlers ([exn:fail? (lambda (e) '())])
            (define found '())
            (eval (namespace-syntax-introduce
                   (datum->syntax #f (list (quote-syntax begin-for-syntax)
                                           (list (quote-syntax #%plain-app)
                                                 (lambda () (set! found (namespace-mapped-symbols))))))))
            found)])))

;; Of the procedure that a name means (its definition may have made it syntax), and of a few forms.
(define (keywords-of head)
  (define value
    (with-handlers ([exn:fail? (lambda (e) #f)]) (eval (namespace-symbol->identifier (string->symbol head)))))
  (cond
    [(procedure? value)
     (define-values (required allowed) (procedure-keywords value))
     (for/list ([k (in-list (or allowed required))]) (format "#:~a" (keyword->string k)))]
    [(member head '("struct" "define-struct"))
     '("#:auto" "#:auto-value" "#:authentic" "#:constructor-name" "#:extra-constructor-name" "#:extra-name" "#:guard" "#:inspector"
       "#:methods" "#:mutable" "#:name" "#:omit-define-syntaxes" "#:omit-define-values" "#:prefab" "#:property" "#:reflection-name"
       "#:super" "#:transparent")]
    [else '("#:break" "#:do" "#:final" "#:result" "#:splice" "#:unless" "#:when")]))

;; ---- what modules have ----

;; A module path, or #f.
(define (module-of text)
  (define v (with-handlers ([exn:fail? (lambda (e) #f)]) (read (open-input-string text))))
  (and (module-path? v) v))
(define (exports-of text)
  (define path (module-of text))
  (with-handlers ([exn:fail? (lambda (e) '())])
    (dynamic-require path (void))
    (define-values (variables syntaxes) (module->exports path))
    (for*/list ([l (in-list (append variables syntaxes))] [e (in-list (cdr l))]) (symbol->string (car e)))))
;; By the text of the source.
(define (submodules-of text)
  (define path (module-of text))
  (with-handlers ([exn:fail? (lambda (e) '())])
    (define file (resolved-module-path-name (module-path-index-resolve (module-path-index-join path #f))))
    (define source (call-with-input-file file (lambda (in) (let ([v (read-string 1000000 in)]) (if (string? v) v "")))))
    (regexp-match* #px"[(]module[+*]?\\s+([^][()\\s]+)" source #:match-select cadr)))

;; ---- module paths ----

;; Collections and their files that begin with the word, one level at a time; files beside the current folder in quotes are
;; strings, which are completed as file names.
(define (module-paths word)
  (define parts (regexp-split #rx"/" word))
  (define folder-parts (drop-right parts 1))
  (define prefix (if (null? folder-parts) "" (string-append (string-join folder-parts "/") "/")))
  (define roots (current-library-collection-paths))
  (append*
   (if (null? folder-parts) '("file" "lib" "submod" "only-in" "except-in" "prefix-in" "rename-in" "for-syntax") '())
   (for/list ([root (in-list roots)])
     (define folder (if (null? folder-parts) root (apply build-path root folder-parts)))
     (if (directory-exists? folder)
         (append*
          (for/list ([entry (in-list (with-handlers ([exn:fail:filesystem? (lambda (e) '())]) (directory-list folder)))])
            (define text (path->string entry))
            (define full (build-path folder entry))
            (cond
              [(member text '("compiled" "private")) '()]
              [(directory-exists? full)
               (append (if (file-exists? (build-path full "main.rkt")) (list (string-append prefix text)) '())
                       (list (string-append prefix text "/")))]
              [(regexp-match #rx"^(.*)[.]rkt$" text)
               => (lambda (m) (if (or (equal? (cadr m) "main") (null? folder-parts)) '() (list (string-append prefix (cadr m)))))]
              [else '()])))
         '()))))
