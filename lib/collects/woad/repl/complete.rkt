#lang racket/base
;; woad/repl/complete: what a word at the prompt may become, by where it stands: a command after a comma, a module path inside
;; require and its like, a file name in a string, otherwise a name of the phase that the place is at.
;; Layer: above racket/base.
(require racket/list racket/string "command-names.rkt")
(provide completions)

;; (completions before word) -> sorted list of strings that begin with word; #f: file names
(define (completions before word)
  (define place (place-of before))
  (define candidates
    (case (car place)
      [(string) #f]
      [(comment) '()]
      [(command) command-names]
      [(module) (module-paths word)]
      [else (names-at (cdr place))]))
  (and candidates
       (sort (remove-duplicates (filter (lambda (c) (string-prefix? c word)) candidates)) string<?)))

;; ---- where the word stands ----

;; -> pair of a kind (string, comment, command, module, name) and the phase level
(define (place-of text)
  (define-values (heads inside) (scan text))
  (define command (regexp-match #px"^\\s*,\\s*(\\S*)\\s*(.*)$" text))
  (cond
    [inside (cons inside 0)]
    [(and command (not (regexp-match? #px"^\\s*,\\s*\\S+\\s" text))) '(command . 0)]
    [(and command (member (cadr command) '("require" "enter" "r" "en")) (null? heads)) '(module . 0)]
    [(ormap (lambda (h) (member h module-forms)) heads) '(module . 0)]
    [else (cons 'name (for/sum ([h (in-list heads)]) (if (member h phase-forms) 1 0)))]))
(define module-forms
  '("require" "#%require" "enter!" "dynamic-require" "only-in" "except-in" "prefix-in" "rename-in" "combine-in" "for-syntax"
    "for-template" "for-label" "for-meta" "only" "all-from-out" "module" "module*"))
(define phase-forms '("begin-for-syntax" "define-syntax" "define-for-syntax" "let-syntax" "letrec-syntax" "define-syntaxes"))

;; The heads of the open lists, innermost first, and whether the text ends in a string or comment.
(define (scan text)
  (define n (string-length text))
  (define (char i) (and (< i n) (string-ref text i)))
  ;; stack: list of boxes, each the head of an open list or #f
  (let loop ([i 0] [stack '()])
    (define c (char i))
    (cond
      [(not c) (values (filter values (map unbox stack)) #f)]
      [(char=? c #\")
       (let skip ([j (add1 i)])
         (case (char j)
           [(#f) (values (filter values (map unbox stack)) 'string)]
           [(#\\) (skip (+ j 2))]
           [(#\") (loop (add1 j) stack)]
           [else (skip (add1 j))]))]
      [(char=? c #\;)
       (let skip ([j i])
         (case (char j)
           [(#f) (values '() 'comment)]
           [(#\newline) (loop j stack)]
           [else (skip (add1 j))]))]
      [(and (char=? c #\#) (eqv? (char (add1 i)) #\\)) (loop (+ i 3) stack)]
      [(memv c '(#\( #\[ #\{)) (loop (add1 i) (cons (box #f) stack))]
      [(memv c '(#\) #\] #\})) (loop (add1 i) (if (pair? stack) (cdr stack) '()))]
      [(or (char-whitespace? c) (memv c '(#\' #\` #\,))) (loop (add1 i) stack)]
      [else
       (define end
         (let skip ([j i])
           (define d (char j))
           (if (or (not d) (char-whitespace? d) (memv d '(#\( #\) #\[ #\] #\{ #\} #\" #\;))) j (skip (add1 j)))))
       (when (and (pair? stack) (not (unbox (car stack)))) (set-box! (car stack) (substring text i end)))
       (loop end stack)])))

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
