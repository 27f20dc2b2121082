#lang racket/base
;; woad/repl/commands: the commands of the loop: a comma, a name or the beginning of one, and an argument.
;; Layer: above racket/base.
(require racket/pretty racket/string racket/list "state.rkt" "command-names.rkt" "../docs.rkt"
         (only-in racket/enter dynamic-enter!) (only-in racket/system system))
(provide run-command)

;; (run-command text) -> void: errors are those of what is run, or exn:fail:user
(define (run-command text)
  (define m (regexp-match #px"^\\s*,\\s*(\\S*)\\s*(.*?)\\s*$" text))
  (define row (find-command (cadr m)))
  (define argument (caddr m))
  (cond
    [(equal? (cadr m) "") (help "")]
    [(not row) (refuse "no such command: ,~a; ,help shows all" (cadr m))]
    [(pair? row) ((hash-ref procedures (car row)) argument)]
    [else (refuse "which of ~a?" (string-join (for/list ([r (in-vector row)]) (format ",~a" (car r))) " "))]))

(define (refuse format-string . args)
  (raise (exn:command (apply format format-string args) (current-continuation-marks))))

;; ---- arguments ----

(define (read-all text)
  (define in (open-input-string text 'stdin))
  (port-count-lines! in)
  (let loop ()
    (define v (read-syntax 'stdin in))
    (if (eof-object? v) '() (cons v (loop)))))
(define (need text what)
  (define l (read-all text))
  (when (null? l) (refuse "expected ~a" what))
  l)
(define (one text what)
  (define l (need text what))
  (unless (null? (cdr l)) (refuse "expected ~a, found more" what))
  (car l))
(define (name-of text) (check-name (one text "a name")))
(define (check-name stx)
  (unless (identifier? stx) (refuse "expected a name, given: ~s" (syntax->datum stx)))
  (namespace-syntax-introduce stx))

(define (evaluate stx)
  (call-with-values (lambda () (eval (namespace-syntax-introduce (datum->syntax #f (cons '#%top-interaction stx)))))
                    (lambda vs (for-each (current-print) vs))))

;; ---- the commands ----

(define (help text)
  (define (show row) (printf "  ,~a~a\n" (pad (format "~a ~a" (car row) (cadr row)) 20) (caddr row)))
  (cond
    [(equal? text "")
     (printf "Commands, which may be shortened:\n")
     (for-each show command-rows)]
    [else
     (define row (find-command (regexp-replace #rx"^," text "")))
     (cond [(not row) (refuse "no such command: ,~a" text)]
           [(pair? row) (show row)]
           [else (for ([r (in-vector row)]) (show r))])]))
(define (pad s n) (if (< (string-length s) n) (string-append s (make-string (- n (string-length s)) #\space)) (string-append s " ")))

;; a module path, or a file's name
(define (module-argument stx)
  (define v (syntax->datum stx))
  (cond
    [(and (symbol? v) (regexp-match? #rx"[.]rkt$" (symbol->string v)) (file-exists? (symbol->string v)))
     (string->path (symbol->string v))]
    [(and (string? v) (absolute-path? v)) (string->path v)]
    [(module-path? v) v]
    [else (refuse "not a module path: ~s" v)]))

(define (enter text)
  (dynamic-enter! (if (member text '("" "#f")) #f (module-argument (one text "a module path"))) #:re-require-enter? #f))
;; Forms such as only-in mean what they do in the namespace; require itself need not be bound there.
(define (require-modules text)
  (for ([stx (in-list (need text "a module path"))])
    (define v (syntax->datum stx))
    (if (pair? v)
        (eval (datum->syntax #f (list (quote-syntax require) (namespace-syntax-introduce stx)) stx))
        (namespace-require (module-argument stx)))))
(define (load-files text)
  (for ([stx (in-list (need text "a file name"))])
    (define v (syntax->datum stx))
    (define file (if (symbol? v) (symbol->string v) v))
    (unless (path-string? file) (refuse "expected a file name, given: ~s" v))
    (load file)))

(define (form-argument text)
  (define given (if (equal? text "") (or (last-form) (refuse "there was no form yet")) text))
  (namespace-syntax-introduce (car (need given "a form"))))
(define (expand-form text)
  (pretty-write (syntax->datum (expand (form-argument text)))))
(define (expand-steps text)
  (let loop ([stx (form-argument text)] [n 0])
    (printf "~a " (pad (if (zero? n) "" (format "~a:" n)) 4))
    (pretty-write (syntax->datum stx))
    (define next (expand-once stx))
    (cond
      [(equal? (syntax->datum next) (syntax->datum stx)) (void)]
      [(> n 1000) (printf "... no end after 1000 steps\n")]
      [else (loop next (add1 n))])))

(define (describe text)
  (for ([stx (in-list (need text "a name"))])
    (define path (syntax->datum stx))
    (define id (and (identifier? stx) (namespace-syntax-introduce stx)))
    (if (and (module-path? path)
             (not (and id (or (identifier-binding id (namespace-base-phase)) (defined? path))))
             (or (not id) (module-found? path)))
        (describe-module path)
        (describe-name (or id (check-name stx))))))
(define (defined? name)
  (and (memq name (namespace-mapped-symbols)) #t))
(define (module-found? path)
  (with-handlers ([exn:fail? (lambda (e) #f)]) (dynamic-require path (void)) #t))
(define (describe-module path)
  (dynamic-require path (void))
  (define-values (variables macros) (module->exports path))
  (define (names l) (for*/list ([phase (in-list l)] #:when (eqv? 0 (car phase)) [e (in-list (cdr phase))]) (symbol->string (car e))))
  (define (show what l)
    (unless (null? l)
      (printf "  ~a:\n" what)
      (columns (sort l string<?))))
  (printf "~s: a module\n" path)
  (show "variables" (names variables))
  (show "syntax" (names macros)))
(define (describe-name id)
  (define binding (identifier-binding id (namespace-base-phase)))
  (define none (string->uninterned-symbol "none"))
  (define value
    (with-handlers ([exn:fail? (lambda (e) none)])
      (namespace-variable-value (syntax-e id) #t (lambda () none))))
  (define kind
    (cond
      [(not (eq? value none))
       (cond [(procedure? value) (format "a procedure of ~a" (arity-text (procedure-arity value)))]
             [else (format "a variable, now ~a" (short value))])]
      [binding "syntax, or a variable that is not defined yet"]
      [else "not bound"]))
  (printf "~a: ~a\n" (syntax-e id) kind)
  (cond
    [(pair? binding)
     (printf "  from ~a~a~a\n" (describe-home binding)
             (if (eq? (cadr binding) (syntax-e id)) "" (format ", where it is ~a" (cadr binding)))
             (if (eqv? 0 (list-ref binding 4)) "" (format ", at phase ~a" (list-ref binding 4))))]
    [(not (eq? value none)) (printf "  defined at the prompt\n")])
  (for ([l (in-list (binding-documentation id (namespace-base-phase)))] [i (in-range 3)]) (printf "  ~a\n" l)))
(define (short v)
  (define text (format "~.3v" v))
  (if (> (string-length text) 60) (string-append (substring text 0 57) "...") text))
(define (arity-text arity)
  (define (one a)
    (cond [(arity-at-least? a) (format "at least ~a" (arity-at-least-value a))]
          [else (format "~a" a)]))
  (define l (if (list? arity) arity (list arity)))
  (format "~a argument~a" (string-join (map one l) " or ") (if (equal? l '(1)) "" "s")))

(define (apropos text)
  (define parts
    (for/list ([stx (in-list (read-all text))])
      (define v (syntax->datum stx))
      (if (or (regexp? v) (byte-regexp? v)) v (format "~a" v))))
  (define found
    (sort (for*/list ([s (in-list (namespace-mapped-symbols))]
                      [name (in-value (symbol->string s))]
                      #:when (and (symbol-interned? s)
                                  (andmap (lambda (p) (if (string? p) (string-contains? name p) (regexp-match? p name))) parts)))
            name)
          string<?))
  (if (null? found)
      (printf "no name contains ~a\n" (string-join (for/list ([p (in-list parts)]) (format "~a" p)) " and "))
      (columns found)))
;; The names in columns of 80 characters in all.
(define (columns names)
  (define width (+ 2 (apply max (map string-length names))))
  (define across (max 1 (quotient 80 width)))
  (let loop ([l names] [n 1])
    (unless (null? l)
      (define last? (or (null? (cdr l)) (= n across)))
      (write-string (if last? (car l) (pad (car l) width)))
      (when last? (newline))
      (loop (cdr l) (if (= n across) 1 (add1 n))))))

(define (doc text)
  (define id (name-of text))
  (define binding (identifier-binding id (namespace-base-phase)))
  (define lines (if (pair? binding) (binding-documentation id (namespace-base-phase)) '()))
  (cond
    [(pair? lines)
     (printf "~a, from ~a\n" (syntax-e id) (describe-home binding))
     (for ([l (in-list lines)]) (printf "  ~a\n" l))]
    [(pair? binding) (printf "~a, from ~a: not documented\n" (syntax-e id) (describe-home binding))]
    [else
     (define found (library-definitions (syntax-e id)))
     (when (null? found) (refuse "nothing is known of ~a" (syntax-e id)))
     (printf "~a is not bound here\n" (syntax-e id))
     (for ([f (in-list found)])
       (printf "from ~a:\n" (car f))
       (for ([l (in-list (cdr f))]) (printf "  ~a\n" l)))]))

(define (time-form text)
  (define stx (one text "a form"))
  (define-values (values cpu real gc)
    (time-apply (lambda () (eval (namespace-syntax-introduce (datum->syntax #f (cons '#%top-interaction stx))))) '()))
  (for-each (current-print) values)
  (printf "cpu time: ~a real time: ~a gc time: ~a\n" cpu real gc))

(define ((tracing form) text)
  (define ids (need text "names of procedures"))
  (namespace-require '(only racket/trace trace untrace))
  (eval (namespace-syntax-introduce (datum->syntax #f (cons form ids)))))

(define (backtrace text)
  (define v (or (last-exception) (refuse "there was no error yet")))
  (cond
    [(exn? v)
     (printf "~a\n" (exn-message v))
     (define frames (continuation-mark-set->context (exn-continuation-marks v)))
     (when (null? frames) (printf "  no context\n"))
     (for ([f (in-list frames)])
       (printf "  ~a~a\n" (or (car f) "(unnamed)") (if (cdr f) (format ", ~a" (srcloc->string (cdr f))) "")))]
    [else (printf "raised: ~v\n" v)]))

(define (show-exception text)
  (printf "~v\n" (or (last-exception) (refuse "there was no error yet"))))

(define (why text)
  (define ids
    (cond
      [(equal? text "")
       (define v (last-exception))
       (unless (exn:fail:syntax? v) (refuse "expected a name; the last error was no syntax error"))
       (filter identifier? (append-map stx-parts (exn:fail:syntax-exprs v)))]
      [else (list (name-of text))]))
  (when (null? ids) (refuse "the last syntax error has no names"))
  (for-each explain (remove-duplicates ids free-identifier=?)))
(define (stx-parts stx) (if (identifier? stx) (list stx) (or (syntax->list stx) '())))
(define (explain id)
  (define phase (namespace-base-phase))
  (define binding (identifier-binding id phase))
  (printf "~a: ~a\n" (syntax-e id)
          (cond [(pair? binding) (format "bound by ~a" (describe-home binding))]
                [binding "bound locally"]
                [else (format "not bound at phase ~a" phase)]))
  (define info (syntax-debug-info id phase #t))
  (printf "  scopes:~a\n" (scope-text (hash-ref info 'context '())))
  (for ([b (in-list (hash-ref info 'bindings '()))])
    (printf "  ~a the binding~a with scopes:~a\n"
            (if (hash-ref b 'match? #f) "takes" "passes over")
            (let ([module (hash-ref b 'module #f)]) (if module (format " of ~a" (format "~a" module)) ""))
            (scope-text (hash-ref b 'context '())))))
(define (scope-text l)
  (if (null? l) " none" (apply string-append (map (lambda (s) (format " ~a" (if (vector? s) (vector-ref s 0) s))) l))))

(define folder-before #f)
(define (change-folder text)
  (define folder
    (cond [(equal? text "") (find-system-path 'home-dir)]
          [(equal? text "-") (or folder-before (refuse "there was no folder before"))]
          [else (path->complete-path (expand-user-path text))]))
  (unless (directory-exists? folder) (refuse "no such folder: ~a" folder))
  (set! folder-before (current-directory))
  (current-directory folder)
  (show-folder ""))
(define (show-folder text) (printf "~a\n" (current-directory)))
(define (shell text)
  (when (equal? text "") (refuse "expected a command"))
  (flush-output)
  (unless (system text) (refuse "the command failed")))
(define (quit text)
  (define status (if (equal? text "") 0 (syntax->datum (one text "a status"))))
  (exit status))

(define procedures
  (hasheq 'help help 'enter enter 'require require-modules 'load load-files 'expand expand-form 'expand! expand-steps
          'describe describe 'apropos apropos 'doc doc 'time time-form 'trace (tracing 'trace) 'untrace (tracing 'untrace)
          'bt backtrace 'exn show-exception 'why why 'cd change-folder 'pwd show-folder 'shell shell 'quit quit))
