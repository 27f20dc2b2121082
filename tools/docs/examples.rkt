#lang racket/base
;; examples: `woad tools/docs/examples.rkt TOP BIN` runs the examples of the documents of the source tree TOP with the woad in the
;; folder BIN of an installation, and complains of each that does not print what stands there. Closes with `N passed, N failed`.
;;
;; The examples of a text are run in order, in one empty folder.  By the first word after the fence:
;;   racket, c, text, with `file=NAME` : a file of the following examples
;;   console : after `$ ` a command, then all that it prints but blanks at the ends of lines; a line of `...` stands for any lines
;;   repl    : after `> ` what is typed to the loop, going on in lines that are indented, then what it prints
;;   text, or nothing : shown only
;; In the libraries' comments a line `> EXPR` begins an example that ends with the next empty line.
(require racket/list racket/string racket/file racket/port racket/path "markdown.rkt" "libraries.rkt")

(define passed 0)
(define failed 0)
(define (check where expected actual)
  (cond
    [(agree? expected actual) (set! passed (add1 passed))]
    [else
     (set! failed (add1 failed))
     (printf "FAIL ~a\n  expected:\n~a  printed:\n~a" where (shown expected) (shown actual))]))
(define (shown lines) (string-append* (map (lambda (l) (format "    ~a\n" l)) lines)))

;; (agree? expected actual) -> boolean: lists of lines, where ... stands for any
(define (agree? expected actual)
  (cond
    [(null? expected) (null? actual)]
    [(regexp-match? #px"^\\s*\\.\\.\\.$" (car expected))
     (let try ([rest actual]) (or (agree? (cdr expected) rest) (and (pair? rest) (try (cdr rest)))))]
    [else (and (pair? actual) (equal? (car expected) (car actual)) (agree? (cdr expected) (cdr actual)))]))

;; (output-of folder input program argument ...) -> list of lines, of standard output and error; the folder's name is left out
(define (output-of folder input program . arguments)
  (define-values (process out in err)
    (parameterize ([current-directory folder])
      (apply subprocess #f #f 'stdout (find-executable-path program) arguments)))
  (thread (lambda () (write-string input in) (close-output-port in)))
  (define text (port->string out #:close? #t))
  (subprocess-wait process)
  (define plain (string-replace text (path->string (path->directory-path folder)) ""))
  (define lines (map (lambda (l) (string-trim l #:left? #f)) (regexp-split #rx"\n" plain)))
  (reverse (dropf (reverse lines) (lambda (l) (equal? l "")))))

;; --- texts ---

(define (run-text file)
  (define folder (resolve-path (make-temporary-file "woad-docs-~a" 'directory)))
  (define name (path->string (file-name-from-path file)))
  (for ([b (in-list (read-markdown file))] [n (in-naturals)] #:when (eq? (car b) 'code))
    (define words (string-split (cadr b)))
    (define target (for/or ([w (in-list words)]) (and (string-prefix? w "file=") (substring w 5))))
    (define lines (caddr b))
    (define where (format "~a: ~a" name (if (pair? lines) (car lines) "")))
    (cond
      [target
       (define path (build-path folder target))
       (make-directory* (path-only path))
       (display-lines-to-file lines path #:exists 'truncate)]
      [(null? words) (void)]
      [else
       (case (car words)
         [("console") (run-console folder lines name)]
         [("repl") (run-loop folder lines where)]
         [("text") (void)]
         [else (check where '("a block that is run") (list (format "a block of ~a" (cadr b))))])]))
  (delete-directory/files folder))

(define (run-console folder lines name)
  (let loop ([lines lines])
    (unless (null? lines)
      (unless (string-prefix? (car lines) "$ ") (error 'examples "no command: ~a" (car lines)))
      (define command (substring (car lines) 2))
      (define-values (expected rest) (splitf-at (cdr lines) (lambda (l) (not (string-prefix? l "$ ")))))
      (check (format "~a: ~a" name command) expected (output-of folder "" "sh" "-c" command))
      (loop rest))))

;; The loop does not show what is typed: its output is the prompts and results.
(define (run-loop folder lines where . options)
  (define-values (typed printed) (conversation lines))
  (define actual (apply output-of folder typed "woad" (if (null? options) '("-i") options)))
  (check where printed (if (pair? actual) (cdr actual) actual)))

;; (conversation lines) -> two values: text to type, lines that the loop prints
(define (conversation lines)
  (let loop ([lines lines] [typed '()] [text "> "])
    (cond
      [(null? lines)
       (define printed (regexp-split #rx"\n" (string-trim text #:left? #f)))
       (values (string-append* (reverse typed)) printed)]
      [else
       (define-values (input rest) (splitf-at (cdr lines) (lambda (l) (string-prefix? l "  "))))
       (define first-line (substring (car lines) 2))
       (define-values (more output)
         (if (whole? first-line) (values '() input)
             (let grow ([taken '()] [left input])
               (if (or (null? left) (whole? (string-join (cons first-line (reverse taken)) "\n")))
                   (values (reverse taken) left)
                   (grow (cons (car left) taken) (cdr left))))))
       (define-values (others next) (splitf-at rest (lambda (l) (not (string-prefix? l "> ")))))
       (define printed (append output others))
       (loop next
             (cons (string-append (string-join (cons first-line more) "\n") "\n") typed)
             (string-append text (string-append* (map (lambda (l) (string-append l "\n")) printed)) "> "))])))
(define (whole? text)
  (or (string-prefix? text ",")
      (with-handlers ([exn:fail:read:eof? (lambda (e) #f)] [exn:fail:read? (lambda (e) #t)])
        (for ([v (in-port read (open-input-string text))]) v)
        #t)))

;; --- comments of the libraries ---

(define (run-library lib folder)
  (define all
    (append* (cons (examples-in (library-about lib))
                   (for/list ([e (in-list (library-entries lib))] #:unless (entry-renamed? e)) (examples-in (entry-lines e))))))
  (define path (symbol->string (library-path lib)))
  (for ([example (in-list all)])
    (run-loop folder example (format "~a: ~a" path (car example)) "-i" "-l" "racket/base" "-l" path)))

(define (examples-in lines)
  (define from (memf (lambda (l) (string-prefix? l "> ")) lines))
  (cond
    [from
     (define-values (example rest) (splitf-at from (lambda (l) (not (equal? l "")))))
     (cons example (examples-in rest))]
    [else '()]))

(module+ main
  (define-values (top bin) (apply values (map path->complete-path (vector->list (current-command-line-arguments)))))
  (void (putenv "PATH" (string-append (path->string bin) ":" (getenv "PATH"))))
  (void (putenv "PKG_CONFIG_PATH" (path->string (simplify-path (build-path bin 'up "lib" "pkgconfig")))))
  (define work (resolve-path (make-temporary-file "woad-docs-~a" 'directory)))
  (void (putenv "HOME" (path->string work)))
  (for* ([folder (in-list '("docs" "docs/guide"))] [e (in-list (directory-list (build-path top folder) #:build? #t))]
         #:when (regexp-match? #rx"[.]md$" (path->string e)))
    (run-text e))
  (for ([l (in-list (read-libraries (build-path top "lib" "collects")))]) (run-library l work))
  (delete-directory/files work)
  (printf "~a passed, ~a failed\n" passed failed)
  (exit (if (zero? failed) 0 1)))
