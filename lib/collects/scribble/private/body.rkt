#lang racket/base
;; scribble/private/body: reading commands and bodies of @-expressions.
;; A body is read into items: strings, syntax, and 'newline records with the spaces after them; then indentation that all
;; lines share is cut and the items become syntax.
(require racket/list)
(provide make-config read-command read-inside-body)

;; char: the command character; datum-table: -> readtable for [...] and escapes; post: procedure on each result
(struct config (char datum-table post))
(define (make-config char datum-table post) (config char datum-table post))

(struct newline (text spaces place))      ; text: the newlines; spaces: how many follow before the line's text
(struct text (string place))
(struct splice (items))                   ; what @|{...}| with several values stands for

;; ---- places ----

(define (place-of in) (call-with-values (lambda () (port-next-location in)) list))
(define (located datum source place in)
  (define end (third (place-of in)))
  (datum->syntax #f datum
                 (vector source (first place) (second place) (third place) (and end (third place) (- end (third place))))))

(define (fail in source message [p (place-of in)])
  (raise (exn:fail:read (format "~a~a" (location-prefix source p) message) (current-continuation-marks)
                        (list (srcloc source (first p) (second p) (third p) 1)))))
(define (location-prefix source p)
  (cond [(and source (first p)) (format "~a:~a:~a: " source (first p) (second p))]
        [else "read: "]))

;; ---- commands ----

(define open-pattern #px"^\\|[^a-zA-Z0-9 \t\r\n@\\\\{}|]*\\{")

;; What follows the command character, which was read at place; body?: in the text of another command.
(define (read-command in source cfg [place (place-of in)] #:body? [body? #f])
  (define start (list (first place) (second place) (third place)))
  (define result
    (cond
      [(regexp-try-match #px"^;" in) (skip-comment in source cfg) (make-special-comment #f)]
      [else
       (define prefixes (read-prefixes in))
       (define-values (command escaped?) (read-head in source cfg start body?))
       (define arguments (and (not escaped?) (read-arguments in source cfg)))
       (define bodies (and (not escaped?) (read-bodies in source cfg start)))
       (define datum
         (cond
           [(and (not arguments) (not bodies))
            command]
           [else
            (define parts (append (or arguments '()) (or bodies '())))
            (if command (cons command parts) parts)]))
       (for/fold ([d datum]) ([p (in-list prefixes)]) (list p d))]))
  (if (special-comment? result)
      result
      (let ([stx (if (syntax? result) result (located result source start in))])
        (define shaped (if (and (pair? result) (not (special-comment? result))) (syntax-property stx 'scribble (list 'form)) stx))
        ((config-post cfg) shaped))))

;; quotes before the command: @'foo{...} is '(foo ...)
(define (read-prefixes in)
  (let loop ([acc '()])
    (cond
      [(regexp-try-match #px"^(?:#['`]|#,@?|['`]|,@?)" in)
       => (lambda (m)
            (loop (cons (case (bytes->string/utf-8 (car m))
                          [("'") 'quote] [("`") 'quasiquote] [(",") 'unquote] [(",@") 'unquote-splicing]
                          [("#'") 'syntax] [("#`") 'quasisyntax] [("#,") 'unsyntax] [else 'unsyntax-splicing])
                        acc)))]
      [else acc])))

;; body?: within text, where |...| may hold any number of expressions
;; -> command or #f, and whether nothing may follow it (a |escape|)
(define (read-head in source cfg start body?)
  (define next (peek-char in))
  (cond
    [(eof-object? next) (fail in source "missing command" start)]
    [(memv next '(#\[ #\{)) (values #f #f)]
    [(regexp-match-peek open-pattern in) (values #f #f)]
    [(eqv? next #\|)
     (define open (place-of in))
     (read-char in)
     (define forms (read-until in source cfg #\| open))
     (unless (or body? (and (pair? forms) (null? (cdr forms))))
       (fail in source "a @|...| form in Racket mode must have exactly one escaped expression" open))
     (values (if (and (pair? forms) (null? (cdr forms))) (car forms) (splice forms)) #t)]
    [(char-whitespace? next) (fail in source "unexpected whitespace after @" start)]
    [else (values (read-datum in source cfg) #f)]))

(define (read-datum in source cfg)
  (define v
    (parameterize ([current-readtable (head-table ((config-datum-table cfg)))])
      (read-syntax/recursive source in #f (current-readtable))))
  (if (eof-object? v) (fail in source "expected a datum after @, found end-of-file") v))

;; A command ends before | and {, and before [
(define (head-table table)
  (define (stop char in [source #f] . place) (fail in source (format "unexpected ~a" char)))
  (make-readtable table #\| 'terminating-macro stop #\{ 'terminating-macro (plain table #\{ ) #\[ 'terminating-macro (plain table #\[)))
(define ((plain table char) c in [source #f] . place)
  (read-syntax/recursive source in c table))

;; data up to the closing character, which is read
(define (read-until in source cfg close open)
  (define table
    (make-readtable ((config-datum-table cfg)) close 'terminating-macro
                    (lambda (c in . _) (make-special-comment end-mark))))
  (parameterize ([current-readtable table])
    (let loop ([acc '()])
      (skip-white in)
      (cond
        [(eof-object? (peek-char in)) (fail in source (format "expected a '~a'" close) open)]
        [(eqv? (peek-char in) close) (read-char in) (reverse acc)]
        [else
         (define v (read-syntax/recursive source in #f table))
         (loop (if (special-comment? v) acc (cons v acc)))]))))
(define end-mark (string->uninterned-symbol "end"))
(define (skip-white in)
  (regexp-try-match #px"^(?:\\s+|;[^\r\n]*)*" in))

(define (read-arguments in source cfg)
  (and (eqv? (peek-char in) #\[)
       (let ([open (place-of in)])
         (read-char in)
         (read-until in source cfg #\] open))))

;; ---- bodies ----

;; Items of {...} as syntax, or #f when there is none.
;; start: where the command stands
(define (read-bodies in source cfg start)
  (cond
    [(eqv? (peek-char in) #\{)
     (define place (place-of in))
     (read-char in)
     (finish (read-body in source cfg "{" "}" "" start) source place in #t)]
    [(regexp-try-match open-pattern in)
     => (lambda (m)
          (define open (bytes->string/utf-8 (car m)))
          (finish (read-body in source cfg open (mirrored open) (substring open 0 (sub1 (string-length open))) start)
                  source (place-of in) in #t))]
    [else #f]))

(define (mirrored s)
  (list->string
   (for/list ([c (in-list (reverse (string->list s)))])
     (case c [(#\() #\)] [(#\[) #\]] [(#\{) #\}] [(#\<) #\>] [(#\)) #\(] [(#\]) #\[] [(#\>) #\<] [else c]))))

;; open, close: delimiters, which nest; mark: what stands before the command character. close #f: up to the end.
(define (read-body in source cfg open close mark command-start)
  (define command (string-append mark (string (config-char cfg))))
  (define (next? s) (and s (equal? s (let ([p (peek-string (string-length s) 0 in)]) p))))
  (define (take s) (read-string (string-length s) in))
  (define start (place-of in))
  (let loop ([items '()] [chars '()] [from start] [depth 0])
    (define (flush) (if (null? chars) items (cons (text (list->string (reverse chars)) from) items)))
    (define (add string) (loop items (append (reverse (string->list string)) chars) (if (null? chars) (place-of in) from) depth))
    (define next (peek-char in))
    (cond
      [(eof-object? next)
       (if close (fail in source (format "missing closing `~a`" close) command-start) (reverse (flush)))]
      [(and close (next? close))
       (define here (place-of in))
       (take close)
       (if (eqv? depth 0)
           (reverse (flush))
           (loop items (append (reverse (string->list close)) chars) (if (null? chars) here from) (sub1 depth)))]
      [(and close (next? open))
       (define here (place-of in))
       (take open)
       (loop items (append (reverse (string->list open)) chars) (if (null? chars) here from) (add1 depth))]
      [(next? command)
       (define here (place-of in))
       (take command)
       (define before (flush))
       (cond
         [(regexp-try-match #px"^;(?=\\{|\\|[^a-zA-Z0-9 \t\r\n@\\\\{}|]*\\{)" in)
          (read-bodies in source cfg here)
          (loop before '() (place-of in) depth)]
         [(regexp-try-match #px"^;[^\r\n]*\r?\n?[ \t]*" in)
          (loop before '() (place-of in) depth)]
         [(regexp-try-match #px"^\"" in)
          (define v (read-syntax/recursive source in #\" ((config-datum-table cfg))))
          (loop (cons (text (syntax-e v) here) before) '() (place-of in) depth)]
         [else
          (define v (read-command in source cfg here #:body? #t))
          (loop (if (special-comment? v) before (cons v before)) '() (place-of in) depth)])]
      [(memv next '(#\return #\newline))
       (define before (map-last-text trim-right (flush)))
       (define here (place-of in))
       (define ends (bytes->string/utf-8 (car (regexp-try-match #px"^(?:[ \t]*\r?\n|\r)+" in))))
       (define spaces (bytes-length (car (regexp-try-match #px"^[ \t]*" in))))
       (loop (cons (newline (make-string (for/sum ([c (in-string ends)]) (if (eqv? c #\newline) 1 0)) #\newline) spaces here) before)
             '() (place-of in) depth)]
      [else
       (define here (place-of in))
       (read-char in)
       (loop items (cons next chars) (if (null? chars) here from) depth)])))
(define (map-last-text f items)
  (cond [(and (pair? items) (text? (car items)))
         (define s (f (text-string (car items))))
         (if (equal? s "") (cdr items) (cons (text s (text-place (car items))) (cdr items)))]
        [else items]))
(define (trim-right s) (regexp-replace #px"[ \t]+$" s ""))

(define (skip-comment in source cfg)
  (or (read-bodies in source cfg (place-of in))
      (regexp-try-match #px"^[^\r\n]*(?:\r?\n[ \t]*)?" in)))

;; items -> list of syntax. inner?: a body in delimiters, whose first and last lines may be empty
;; Texts that follow one another are one.
(define (merge items)
  (cond
    [(or (null? items) (null? (cdr items))) items]
    [(and (text? (car items)) (text? (cadr items)))
     (merge (cons (text (string-append (text-string (car items)) (text-string (cadr items))) (text-place (car items)))
                  (cddr items)))]
    [else (cons (car items) (merge (cdr items)))]))

(define (finish raw-items source place in inner?)
  (define items (merge raw-items))
  (define many? (ormap newline? items))
  (define trimmed
    (if (and inner? many? (not (andmap newline? items)))
        (drop-edge (reverse (drop-edge (reverse items))))
        items))
  (define first-column
    (and (pair? items) (not (newline? (car items)))
         (let ([p (item-place (car items))]) (and p (second p)))))
  (define least
    (for/fold ([least (and many? first-column)])
              ([i (in-list items)] [next (in-list (append (if (pair? items) (cdr items) '()) (list #f)))])
      (if (and (newline? i) next)
          (if least (min least (newline-spaces i)) (newline-spaces i))
          least)))
  (define (cut n) (max 0 (- n (or least 0))))
  (define lines
    (let loop ([l trimmed])
      (cond
        [(null? l) '()]
        [(newline? (car l))
         (define n (car l))
         (define indent (cut (newline-spaces n)))
         (define here (for/list ([c (in-string (newline-text n))]) (located-at (string c) source (newline-place n))))
         (append here
                 (cond
                   [(zero? indent) (loop (cdr l))]
                   [(null? (cdr l)) '()]
                   [else (cons (located-at (make-string indent #\space) source (newline-place n)) (loop (cdr l)))]))]
        [(text? (car l)) (cons (located-at (text-string (car l)) source (text-place (car l))) (loop (cdr l)))]
        [else (cons (car l) (loop (cdr l)))])))
  (define leading
    (if (and inner? (pair? trimmed) (pair? items) (newline? (car items)) (not (newline? (car trimmed))))
        (let ([indent (cut (newline-spaces (car items)))])
          (if (positive? indent) (list (located-at (make-string indent #\space) source place)) '()))
        '()))
  (append-map unsplice (append leading lines)))
(define (unsplice v)
  (define e (if (syntax? v) (syntax-e v) v))
  (if (splice? e) (splice-items e) (list v)))
(define (item-place i) (cond [(text? i) (text-place i)] [(newline? i) (newline-place i)]
                             [else (list (syntax-line i) (syntax-column i) (syntax-position i))]))
(define (located-at string source place)
  (datum->syntax #f string (vector source (first place) (second place) (third place) (string-length string))))

;; items without one empty line at their beginning
(define (drop-edge items)
  (cond
    [(and (pair? items) (newline? (car items)))
     (define n (car items))
     (define rest (sub1 (string-length (newline-text n))))
     (if (zero? rest) (cdr items) (cons (newline (make-string rest #\newline) (newline-spaces n) (newline-place n)) (cdr items)))]
    [else items]))

;; everything up to the end, as one list
(define (read-inside-body in source cfg)
  (define place (place-of in))
  (located (finish (read-body in source cfg "{" #f "" place) source place in #f) source place in))
