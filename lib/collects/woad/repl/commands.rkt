#lang racket/base
;; woad/repl/commands: the commands of the loop: a comma, a name or the beginning of one, and an argument.
;; Layer: above racket/base.
(require racket/pretty racket/string racket/list "state.rkt" "command-names.rkt" "arguments.rkt" "describe.rkt"
         (only-in racket/enter dynamic-enter!) (only-in racket/rerequire dynamic-rerequire) (only-in racket/system system))
(provide run-command)

;; (run-command text) -> void: errors are those of what is run, or exn:fail:user
(define (run-command text)
  (define m (regexp-match #px"^\\s*,\\s*(\\S*)\\s*(.*?)\\s*$" text))
  (define row (find-command (cadr m)))
  (define argument (caddr m))
  (define program (shell-command (cadr m)))
  (cond
    [(equal? (cadr m) "") (help "")]
    [program (shell (string-append program " " argument))]
    [(not row) (refuse "no such command: ,~a; ,help shows all" (cadr m))]
    [(pair? row) ((hash-ref procedures (car row)) argument)]
    [else (refuse "which of ~a?" (string-join (for/list ([r (in-vector row)]) (format ",~a" (car r))) " "))]))

;; ---- the commands ----

(define (help text)
  (define (show row) (printf "  ,~a~a\n" (pad (format "~a ~a" (car row) (cadr row)) 26) (caddr row)))
  (define (show-all row)
    (show row)
    (define others (other-names row))
    (unless (null? others) (printf "    the same: ~a\n" (string-join (for/list ([n (in-list others)]) (format ",~a" n)) " "))))
  (cond
    [(equal? text "")
     (printf "Commands, which may be shortened:\n")
     (for-each show command-rows)
     (printf "The names ^ ^^ ... ^^^^^ stand for the last results.\n")]
    [else
     (define name (regexp-replace #rx"^," text ""))
     (define row (find-command name))
     (cond [(shell-command name) => (lambda (program) (printf "  ,~a ARGUMENT ...  runs ~a, as ,shell does\n" name program))]
           [(not row) (refuse "no such command: ,~a" name)]
           [(pair? row) (show-all row)]
           [else (for ([r (in-vector row)]) (show-all r))])]))

(define (enter text)
  (dynamic-enter! (if (member text '("" "#f")) #f (module-argument (one text "a module path"))) #:re-require-enter? #f))
;; Forms such as only-in mean what they do in the namespace; require itself need not be bound there.
(define (require-modules text)
  (for ([stx (in-list (need text "a module path"))])
    (define v (syntax->datum stx))
    (if (pair? v)
        (eval (datum->syntax #f (list (quote-syntax require) (namespace-syntax-introduce stx)) stx))
        (namespace-require (module-argument stx)))))
;; What changed since the last time is loaded again; its variables may change their values then.
(define (require-reloadable text)
  (for ([stx (in-list (need text "a module path"))])
    (define path (module-argument stx))
    (parameterize ([compile-enforce-module-constants #f])
      (dynamic-rerequire path #:verbosity 'none))
    (namespace-require path)))
(define (toplevel text)
  (nothing text)
  (enter ""))
(define (load-files text)
  (for ([stx (in-list (need text "a file name"))])
    (define v (syntax->datum stx))
    (define file (if (symbol? v) (symbol->string v) v))
    (unless (path-string? file) (refuse "expected a file name, given: ~s" v))
    (load file)))

(define (form-argument text)
  (if (equal? text "")
      (or (last-form) (refuse "there was no form yet"))
      (namespace-syntax-introduce (one text "a form"))))
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

;; With a number first, the forms are evaluated as often, each time after a collection; of the times, two in seven of the longest and
;; as many of the shortest do not count. The results are those of the last time.
(define (time-forms text)
  (define given (need text "a form"))
  (define count (and (exact-positive-integer? (syntax-e (car given))) (pair? (cdr given)) (syntax-e (car given))))
  (define forms
    (for/list ([stx (in-list (if count (cdr given) given))])
      (namespace-syntax-introduce (datum->syntax #f (cons '#%top-interaction stx)))))
  (define (evaluate)
    (let loop ([l forms])
      (if (null? (cdr l)) (eval (car l)) (begin (eval (car l)) (loop (cdr l))))))
  (define (run)
    (define-values (values cpu real gc) (time-apply evaluate '()))
    (cons values (list cpu real gc)))
  (define (show times) (apply printf "cpu time: ~a real time: ~a gc time: ~a\n" times))
  (define last
    (cond
      [count
       (define runs
         (for/list ([i (in-range count)])
           (collect-garbage)
           (collect-garbage)
           (define result (run))
           (printf "run ~a: " (add1 i))
           (show (cdr result))
           result))
       (define left-out (quotient (* 2 count) 7))
       (define (average part)
         (define l (drop-right (drop (sort (map part runs) <) left-out) left-out))
         (round (/ (apply + l) (length l))))
       (printf "average of ~a: " (- count (* 2 left-out)))
       (show (list (average cadr) (average caddr) (average cadddr)))
       (list-ref runs (sub1 count))]
      [else
       (define result (run))
       (show (cdr result))
       result]))
  (for-each (current-print) (car last)))

(define ((tracing form) text)
  (define ids (need text "names of procedures"))
  (namespace-require '(only racket/trace trace untrace))
  (eval (namespace-syntax-introduce (datum->syntax #f (cons form ids)))))

(define (backtrace text)
  (nothing text)
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
  (define v (or (last-exception) (refuse "there was no error yet")))
  (if (equal? text "")
      (printf "~v\n" v)
      (namespace-set-variable-value! (syntax-e (name-of text)) v #t)))

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
(define (show-folder text)
  (nothing text)
  (printf "~a\n" (current-directory)))
(define (shell text)
  (when (equal? text "") (refuse "expected a command"))
  (flush-output)
  (unless (system text) (refuse "the command failed")))
(define (quit text)
  (define status (if (equal? text "") 0 (syntax->datum (one text "a status"))))
  (unless (byte? status) (refuse "expected a status from 0 to 255, given: ~s" status))
  (exit status))

(define procedures
  (hasheq 'help help 'enter enter 'toplevel toplevel 'require require-modules 'require-reloadable require-reloadable 'load load-files
          'expand expand-form 'expand! expand-steps 'describe describe 'apropos apropos 'doc doc 'time time-forms
          'trace (tracing 'trace) 'untrace (tracing 'untrace) 'bt backtrace 'exn show-exception 'why why
          'cd change-folder 'pwd show-folder 'shell shell 'quit quit))
