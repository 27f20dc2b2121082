#lang racket/base
;; woad/repl/describe: the commands of the loop that tell of names: what they are bound to, and why.  Layer: above racket/base.
(require racket/string racket/list "state.rkt" "arguments.rkt" "../docs.rkt" "../libraries.rkt")
(provide describe apropos doc why)

;; With a phase level first, names are those of that level.
(define (describe text)
  (define given (need text "a name"))
  (define phase (and (exact-integer? (syntax-e (car given))) (syntax-e (car given))))
  (when (and phase (null? (cdr given))) (refuse "expected a name"))
  (for ([stx (in-list (if phase (cdr given) given))])
    (define path (syntax->datum stx))
    (define id (and (identifier? stx) (namespace-syntax-introduce stx)))
    (if (and (not phase)
             (module-path? path)
             (not (and id (or (identifier-binding id (namespace-base-phase)) (defined? path))))
             (or (not id) (module-found? path)))
        (describe-module path)
        (describe-name (or id (check-name stx)) (or phase 0)))))
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
(define (describe-name id level)
  (define phase (+ level (namespace-base-phase)))
  (define binding (identifier-binding id phase))
  (define none (string->uninterned-symbol "none"))
  (define value ; or the exception for which there is none
    (with-handlers ([exn:fail? values]) (if (zero? level) (namespace-variable-value (syntax-e id)) none)))
  (define value? (not (or (eq? value none) (exn? value))))
  (define kind
    (cond
      [value?
       (cond [(procedure? value) (format "a procedure of ~a" (arity-text (procedure-arity value)))]
             [else (format "a variable, now ~a" (short value))])]
      [(exn:fail:syntax? value) (if (expands? id) "syntax that stands for a value" "syntax")]
      [(and binding (zero? level)) "a variable that is not defined yet"]
      [binding (format "bound at phase ~a" level)]
      [(zero? level) "not bound"]
      [else (format "not bound at phase ~a" level)]))
  (printf "~a: ~a\n" (syntax-e id) kind)
  (cond
    [(pair? binding)
     (printf "  from ~a~a~a\n" (describe-home binding)
             (if (or (eq? (cadr binding) (syntax-e id)) (generated? (cadr binding))) "" (format ", where it is ~a" (cadr binding)))
             (if (eqv? 0 (list-ref binding 4)) "" (format ", at phase ~a" (list-ref binding 4))))]
    [value? (printf "  defined at the prompt\n")]
    [else (for ([f (in-list (libraries-with (syntax-e id)))]) (printf "  ~a exports one\n" (car f)))])
  (for ([l (in-list (binding-documentation id phase))] [i (in-range 3)]) (printf "  ~a\n" l)))
;; Whether the name alone is an expression, as are those that contract-out gives; it is expanded but not run.
(define (expands? id)
  (with-handlers ([exn:fail? (lambda (e) #f)]) (expand id) #t))
;; Whether a macro made the name.
(define (generated? name) (regexp-match? #px"[0-9]\\.[0-9]+$" (symbol->string name)))
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
                                  (andmap (contained-in name) parts)))
            name)
          string<?))
  (define texts (filter string? parts))
  (cond
    [(pair? found) (columns found)]
    [else
     (printf "no name contains ~a\n" (string-join (for/list ([p (in-list parts)]) (format "~a" p)) " and "))
     (define exported (if (pair? texts) (library-names texts) '()))
     (for ([f (in-list exported)] #:when (andmap (contained-in (car f)) parts)) (printf "  ~a, from ~a\n" (car f) (cdr f)))]))
;; -> procedure: whether a string or regular expression is found in the name
(define ((contained-in name) part)
  (if (string? part) (string-contains? name part) (regexp-match? part name)))
;; The names in columns that begin at multiples of 20 characters, in lines of 80.
(define (columns names)
  (define-values (step line-width) (values 20 80))
  (let loop ([l names] [at 0])
    (unless (null? l)
      (define start (* step (quotient (+ at step) step)))
      (cond
        [(zero? at) (write-string (car l)) (loop (cdr l) (string-length (car l)))]
        [(> (+ start (string-length (car l))) line-width) (newline) (loop l 0)]
        [else
         (write-string (make-string (- start at) #\space))
         (write-string (car l))
         (loop (cdr l) (+ start (string-length (car l))))])))
  (unless (null? names) (newline)))

(define (doc text)
  (define id (name-of text))
  (unless (show-documentation id (namespace-base-phase)) (refuse "nothing is known of ~a" (syntax-e id))))

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
