#lang racket/base
;; racket/pretty: printing over several lines within a width.
;; Layer: above racket/base.
;; A value that fits on the rest of its line is printed plainly.  Otherwise its parts go below one another, a form with
;; a style (let, if, define, ...) with its first parts beside its name.  Whether a value fits is found by printing at
;; most a line of it, so the work is linear in what is printed.

(provide pretty-print pretty-write pretty-display pretty-format pretty-print-handler
         pretty-print-columns pretty-print-depth pretty-print-exact-as-decimal
         pretty-print-.-symbol-without-bars pretty-print-show-inexactness pretty-print-abbreviate-read-macros
         pretty-print-size-hook pretty-print-print-hook pretty-print-pre-print-hook pretty-print-post-print-hook
         pretty-print-print-line pretty-print-newline pretty-printing
         pretty-print-style-table? pretty-print-current-style-table pretty-print-extend-style-table
         pretty-print-remap-stylable
         make-tentative-pretty-print-output-port tentative-pretty-print-port-transfer
         tentative-pretty-print-port-cancel)

(require "private/constructor-printer.rkt")

;; ---- parameters -------------------------------------------------------------------------------

(define (check-arity who n contract)
  (lambda (p)
    (unless (and (procedure? p) (procedure-arity-includes? p n)) (raise-argument-error who contract p))
    p))

;; (pretty-print-columns) -> (or/c exact-positive-integer? 'infinity)
;; (pretty-print-columns width) -> void?
;; A parameter: how many columns a line may have; 'infinity for one line only. 79 at first.
(define pretty-print-columns
  (make-parameter 79
                  (lambda (v)
                    (unless (or (eq? v 'infinity) (integer? v))
                      (raise-argument-error 'pretty-print-columns "(or/c integer? 'infinity)" v))
                    v)
                  'pretty-print-columns))
;; (pretty-print-depth) -> (or/c exact-nonnegative-integer? #f)
;; (pretty-print-depth depth) -> void?
;; A parameter: how deep nested values are shown, those below as ...; #f for all. #f at first.
(define pretty-print-depth
  (make-parameter #f
                  (lambda (v)
                    (unless (or (not v) (number? v)) (raise-argument-error 'pretty-print-depth "(or/c number? #f)" v))
                    v)
                  'pretty-print-depth))
;; (pretty-print-exact-as-decimal) -> boolean?
;; (pretty-print-exact-as-decimal on?) -> void?
;; A parameter: whether exact fractions with a finite decimal form are printed so. #f at first.
(define pretty-print-exact-as-decimal (make-parameter #f (lambda (v) (and v #t)) 'pretty-print-exact-as-decimal))
;; (pretty-print-.-symbol-without-bars) -> boolean?
;; (pretty-print-.-symbol-without-bars on?) -> void?
;; A parameter: whether the symbol |.| is printed without bars. #f at first.
(define pretty-print-.-symbol-without-bars
  (make-parameter #f (lambda (v) (and v #t)) 'pretty-print-.-symbol-without-bars))
;; (pretty-print-show-inexactness) -> boolean?
;; (pretty-print-show-inexactness on?) -> void?
;; A parameter: whether inexact numbers are printed with #i in front. #f at first.
(define pretty-print-show-inexactness (make-parameter #f (lambda (v) (and v #t)) 'pretty-print-show-inexactness))
;; (pretty-print-abbreviate-read-macros) -> boolean?
;; (pretty-print-abbreviate-read-macros on?) -> void?
;; A parameter: whether quote, unquote and their like are printed as marks. #t at first.
(define pretty-print-abbreviate-read-macros
  (make-parameter #t (lambda (v) (and v #t)) 'pretty-print-abbreviate-read-macros))
;; (pretty-printing) -> boolean?
;; (pretty-printing on?) -> void?
;; A parameter: #t while a pretty printer runs, for custom printers that ask whether they may break lines.
(define pretty-printing (make-parameter #f (lambda (v) (and v #t)) 'pretty-printing))

;; value, display?, port -> #f or the number of characters that the print hook shows it with
(define pretty-print-size-hook
  (make-parameter (lambda (v display? port) #f) (check-arity 'pretty-print-size-hook 3 "(any/c any/c any/c . -> . any/c)") 'pretty-print-size-hook))
;; (pretty-print-print-hook) -> procedure?
;; (pretty-print-print-hook proc) -> void?
;; A parameter: prints a value for which pretty-print-size-hook gave a size, from the value, whether it is displayed, and the port.
(define pretty-print-print-hook
  (make-parameter (lambda (v display? port) (void)) (check-arity 'pretty-print-print-hook 3 "(any/c any/c any/c . -> . any/c)") 'pretty-print-print-hook))
;; (pretty-print-pre-print-hook) -> procedure?
;; (pretty-print-pre-print-hook proc) -> void?
;; A parameter: called with each value and the port before the value is printed.
(define pretty-print-pre-print-hook
  (make-parameter void (check-arity 'pretty-print-pre-print-hook 2 "(any/c any/c . -> . any/c)") 'pretty-print-pre-print-hook))
;; (pretty-print-post-print-hook) -> procedure?
;; (pretty-print-post-print-hook proc) -> void?
;; A parameter: called with each value and the port after the value is printed.
(define pretty-print-post-print-hook
  (make-parameter void (check-arity 'pretty-print-post-print-hook 2 "(any/c any/c . -> . any/c)") 'pretty-print-post-print-hook))

;; number of the line that begins (0 at the start, #f at the end), port, length of the line before, columns
;; -> characters at the beginning of the line
(define (plain-print-line line port length columns)
  (when (and (number? columns) (not (eqv? line 0))) (newline port))
  0)
;; (pretty-print-print-line) -> procedure?
;; (pretty-print-print-line proc) -> void?
;; A parameter: breaks lines. It gets the number of the line that begins, 0 at first, #f at the end, the port, the length of the
;; line before and the columns, and answers how many characters it wrote on the new line.
(define pretty-print-print-line
  (make-parameter plain-print-line
                  (check-arity 'pretty-print-print-line 4 "(procedure-arity-includes/c 4)")
                  'pretty-print-print-line))

;; ---- styles -----------------------------------------------------------------------------------

;; A style says how many parts stay on the line of the name, and where the others go: a number of columns from the
;; opening parenthesis, or 'align: below the first part.  'let: one part, or two when the first is a symbol.
(struct style-table (styles))
;; (pretty-print-style-table? v) -> boolean?
;; Whether v is a table of styles, which say how forms are broken over lines.
(define pretty-print-style-table? (procedure-rename (lambda (v) (style-table? v)) 'pretty-print-style-table?))

(define standard-styles
  (for*/hasheq ([group (in-list '((1 lambda λ define define-macro define-syntax case when unless if set!
                                     syntax-rules class shared)
                                  (2 module send instantiate syntax-case)
                                  (0 begin begin0)
                                  (let let let* letrec let-values let*-values letrec-values let-syntax letrec-syntax
                                    let-syntaxes letrec-syntaxes letrec-syntaxes+values)
                                  (do do)
                                  (align and or provide require import export link public private override inherit
                                         init field rename)))]
                [name (in-list (cdr group))])
    (values name (car group))))

;; (pretty-print-current-style-table) -> pretty-print-style-table?
;; (pretty-print-current-style-table table) -> void?
;; A parameter: the table of styles that printing goes by.
(define pretty-print-current-style-table
  (make-parameter (style-table standard-styles)
                  (lambda (v)
                    (unless (style-table? v)
                      (raise-argument-error 'pretty-print-current-style-table "pretty-print-style-table?" v))
                    v)
                  'pretty-print-current-style-table))

;; A table where each of NAMES has the style of the symbol at its place in LIKE.  table : or #f for the current one
(define (pretty-print-extend-style-table table names like)
  (unless (or (not table) (style-table? table))
    (raise-argument-error 'pretty-print-extend-style-table "(or/c pretty-print-style-table? #f)" 0 table names like))
  (for ([l (list names like)] [pos '(1 2)])
    (unless (and (list? l) (andmap symbol? l))
      (raise-argument-error 'pretty-print-extend-style-table "(listof symbol?)" pos table names like)))
  (unless (= (length names) (length like))
    (raise-arguments-error 'pretty-print-extend-style-table
                           "length of first list doesn't match the length of the second list"
                           "first list length" (length names) "second list length" (length like)
                           "first list" names "second list" like))
  (define styles (style-table-styles (or table (pretty-print-current-style-table))))
  (style-table
   (for/fold ([new styles]) ([n (in-list names)] [l (in-list like)])
     (define s (hash-ref styles l #f))
     (if s (hash-set new n s) (hash-remove new n)))))

;; value at the head of a form -> the symbol whose style it has, or #f
(define pretty-print-remap-stylable
  (make-parameter (lambda (v) #f) (check-arity 'pretty-print-remap-stylable 1 "(symbol? . -> . (or/c symbol? #f))") 'pretty-print-remap-stylable))

(define (style-of head)
  (define name (and (symbol? head) (or ((pretty-print-remap-stylable) head) head)))
  (and name (hash-ref (style-table-styles (pretty-print-current-style-table)) name #f)))

;; ---- parts of values --------------------------------------------------------------------------

;; How a compound value shows: text before the parts, the parts, a tail or none, text after, and columns that the parts
;; on lines of their own are to the right of the value.   form? : whether a style may apply
(struct shape (before parts tail after indent form?))

;; mode : 'display, 'write, 'print (an expression that makes the value) or 'quoted (inside a quote of one)
(define (shape-of v mode)
  (cond
    [(null? v) #f]
    [(constructor-style v) => (lambda (p) (constructor-shape p v mode))]
    [(eq? mode 'print) (expression-shape v)]
    [(pair? v) (list-shape v pair? car cdr (print-pair-curly-braces))]
    [(mpair? v) (list-shape v mpair? mcar mcdr (print-mpair-curly-braces))]
    [(vector? v) (shape "#(" (vector->list v) #f ")" 2 #f)]
    [(box? v) (shape "#&" (list (unbox v)) #f "" 2 #f)]
    [(hash? v) (shape (hash-prefix v) (hash-map v entry #t) #f ")" (string-length (hash-prefix v)) #f)]
    [(entry? v) (shape "(" (list (entry-key v)) (box (entry-value v)) ")" 1 #f)]
    [(prefab-struct-key v)
     => (lambda (key)
          (shape "#s(" (cons key (cdr (vector->list (struct->vector v)))) #f ")" 3 #f))]
    [(plain-struct? v)
     (shape "#(" (vector->list (struct->vector v)) #f ")" 2 #f)]
    [else #f]))

;; -> the printer that racket/struct made for v, or #f
(define (constructor-style v)
  (and (custom-write? v)
       (let ([p (custom-write-accessor v)]) (and (constructor-printer? p) p))))
(define (constructor-shape p v mode)
  (define-values (before after)
    (let ([name (constructor-printer-name p v)])
      (if (eq? mode 'print) (values (string-append "(" name) ")") (values (string-append "#<" name ":") ">"))))
  (shape before (sequence->parts (constructor-printer-contents p v)) #f after 1 'named))
(define (sequence->parts s) (for/list ([x s]) x))

;; A key of a hash table and what it maps to: shown with a dot also where that is a list.
(struct entry (key value))

(define (hash-prefix h)
  (cond [(hash-eq? h) "#hasheq("] [(hash-eqv? h) "#hasheqv("] [(hash-equal? h) "#hash("] [else "#hashalw("]))

;; Does following `rest` from v come back to where it was, so that there is no last one?
(define (endless? v more? rest)
  (let loop ([slow v] [fast v])
    (and (more? fast)
         (let ([fast (rest fast)])
           (and (more? fast)
                (let ([slow (rest slow)] [fast (rest fast)])
                  (or (and (more? fast) (eq? slow fast)) (loop slow fast))))))))

;; Elements up to the first pair that is no list's; of pairs or of mutable ones, the accessors of which are given.
(define (list-shape v more? first rest curly?)
  (define-values (before after) (if curly? (values "{" "}") (values "(" ")")))
  (let loop ([l v] [parts '()])
    (cond
      [(and (null? parts) (endless? v more? rest)) (shape before (list (first v)) (box (rest v)) after 1 #f)]
      [(more? l) (loop (rest l) (cons (first l) parts))]
      [else (shape before (reverse parts) (and (not (null? l)) (box l)) after 1 (pair? v))])))

;; A structure of whose fields at least one can be seen, and that does not print itself.
(define (plain-struct? v)
  (and (struct? v) (not (custom-write? v))
       (let-values ([(type skipped?) (struct-info v)]) type)))

;; The form that makes the value, for values that are not quoted.
(define (expression-shape v)
  (define (form name parts) (shape (string-append "(" name) parts #f ")" 1 'named))
  (cond
    [(list? v) (form "list" v)]
    [(endless? v pair? cdr) (form "cons" (list (car v) (cdr v)))]
    [(pair? v)
     (let loop ([l v] [parts '()])
       (if (pair? l)
           (loop (cdr l) (cons (car l) parts))
           (form (if (null? (cdr parts)) "cons" "list*") (reverse (cons l parts)))))]
    [(mpair? v) (form "mcons" (list (mcar v) (mcdr v)))]
    [(vector? v) (form "vector" (vector->list v))]
    [(box? v) (form "box" (list (unbox v)))]
    [(hash? v)
     (form (cond [(hash-eq? v) "hasheq"] [(hash-eqv? v) "hasheqv"] [else "hash"])
           (apply append (hash-map v list #t)))]
    [(plain-struct? v)
     (let ([fields (vector->list (struct->vector v))])
       (form (regexp-replace #rx"^struct:" (symbol->string (car fields)) "") (cdr fields)))]
    [else #f]))

(define abbreviations
  '((quote . "'") (quasiquote . "`") (unquote . ",") (unquote-splicing . ",@")
    (syntax . "#'") (quasisyntax . "#`") (unsyntax . "#,") (unsyntax-splicing . "#,@")))
;; -> the prefix, when v is (quote x) or the like
(define (abbreviation v mode)
  (and (pair? v) (symbol? (car v)) (pair? (cdr v)) (null? (cddr v))
       (not (eq? mode 'print))
       (pretty-print-abbreviate-read-macros)
       (let ([a (assq (car v) abbreviations)]) (and a (cdr a)))))

;; In an expression, does the value stand after a quote?
(define (quoted? v)
  (define first-char #f)
  (let/ec done
    (define out
      (make-output-port 'first always-evt
                        (lambda (bytes start end block? breakable?)
                          (when (< start end)
                            (set! first-char (bytes-ref bytes start))
                            (done (void)))
                          0)
                        void))
    (print v out)
    (flush-output out))
  (eqv? first-char (char->integer #\')))

;; ---- leaves -----------------------------------------------------------------------------------

(define (write-leaf v mode out)
  (cond
    [(and (pretty-print-exact-as-decimal) (rational? v) (exact? v) (not (integer? v)) (decimal v))
     => (lambda (text) (write-string text out))]
    [(and (pretty-print-show-inexactness) (number? v) (inexact? v))
     (write-string "#i" out)
     (write v out)]
    [(and (pretty-print-.-symbol-without-bars) (eq? v '|.|)) (write-string "." out)]
    [else
     (case mode
       [(display) (display v out)]
       [(write) (write v out)]
       [(quoted) (print v out 1)]
       [else (print v out)])]))

;; The decimal text of an exact number, or #f where it would not end.
(define (decimal q)
  (define d (denominator q))
  (define rest (let loop ([d d]) (cond [(even? d) (loop (quotient d 2))] [(eqv? 0 (remainder d 5)) (loop (quotient d 5))] [else d])))
  (and (eqv? rest 1)
       (let* ([places (let loop ([n 0] [p 1]) (if (eqv? 0 (remainder p d)) n (loop (+ n 1) (* p 10))))]
              [digits (number->string (abs (* q (expt 10 places))))]
              [padded (string-append (make-string (max 0 (- (+ places 1) (string-length digits))) #\0) digits)]
              [point (- (string-length padded) places)])
         (string-append (if (negative? q) "-" "") (substring padded 0 point) "." (substring padded point)))))

;; ---- on one line ------------------------------------------------------------------------------

;; Writes v on one line to the port.  note : called before and after each value when the hooks are wanted.
(define (write-flat v mode depth out hooks?)
  (define (hook p v) (when hooks? ((p) v out)))
  (let loop ([v v] [mode mode] [depth depth])
    (define size ((pretty-print-size-hook) v (eq? mode 'display) out))
    (hook pretty-print-pre-print-hook v)
    (cond
      [size
       (if hooks?
           ((pretty-print-print-hook) v (eq? mode 'display) out)
           (write-string (make-string size #\x) out))]
      [(and (eq? mode 'print) (compound? v) (quoted? v))
       (write-string "'" out)
       (loop v 'quoted depth)]
      [(abbreviation v mode)
       => (lambda (prefix)
            (write-string prefix out)
            (loop (cadr v) mode depth))]
      [(shape-of v mode)
       => (lambda (s)
            (write-string (shape-before s) out)
            (cond
              [(and depth (eqv? depth 0) (or (pair? (shape-parts s)) (shape-tail s)))
               (write-string "..." out)]
              [else
               (define deeper (and depth (- depth 1)))
               (for/fold ([first? (not (eq? 'named (shape-form? s)))]) ([p (in-list (shape-parts s))])
                 (unless first? (write-string " " out))
                 (loop p mode deeper)
                 #f)
               (when (shape-tail s)
                 (write-string " . " out)
                 (loop (unbox (shape-tail s)) mode deeper))])
            (write-string (shape-after s) out))]
      [else (write-leaf v mode out)])
    (hook pretty-print-post-print-hook v)))

(define (compound? v) (or (pair? v) (mpair? v) (vector? v) (box? v) (hash? v)
                          (and (struct? v) (or (not (custom-write? v)) (constructor-style v)))))

;; The length of v on one line when it is at most LIMIT, else #f.
(define (flat-length v mode depth limit)
  (define n 0)
  (let/ec too-long
    (define (count! k)
      (set! n (+ n k))
      (when (> n limit) (too-long #f)))
    (define out
      (make-output-port 'measure always-evt
                        (lambda (bytes start end block? breakable?)
                          (count! (or (bytes-utf-8-length bytes #\? start end) 0))
                          (- end start))
                        void))
    (write-flat v mode depth out #f)
    n))

;; ---- on several lines -------------------------------------------------------------------------

(define (layout v mode target width)
  (define line 0)
  (define column 0)
  (define display? (eq? mode 'display))
  (define-values (out line-column) (column-port target))
  (define (put text) (write-string text out) (set! column (+ column (string-length text))))
  ;; Begins a line and indents it; the print-line procedure says how much of that it has done.
  (define (new-line! indent)
    (set! line (+ line 1))
    (define done ((pretty-print-print-line) line out column width))
    (set! column (line-column done))
    (put (make-string (max 0 (- indent done)) #\space)))

  ;; Prints v where the port stands; CLOSING characters must fit after it on its last line.
  (define (show v mode depth closing)
    (define room (- width column closing))
    (define size ((pretty-print-size-hook) v display? out))
    (cond
      [(or size (flat-length v mode depth (max 0 room)))
       => (lambda (n)
            (write-flat v mode depth out #t)
            (set! column (+ column n)))]
      [else
       ((pretty-print-pre-print-hook) v out)
       (cond
         [(and (eq? mode 'print) (compound? v) (quoted? v))
          (put "'")
          (show-parts v 'quoted depth closing)]
         [else (show-parts v mode depth closing)])
       ((pretty-print-post-print-hook) v out)]))

  (define (show-parts v mode depth closing)
    (cond
      [(abbreviation v mode)
       => (lambda (prefix)
            (put prefix)
            (show (cadr v) mode depth closing))]
      [(shape-of v mode) => (lambda (s) (show-shape s mode depth closing))]
      [else
       (define text (let ([o (open-output-string)]) (write-leaf v mode o) (get-output-string o)))
       (put text)]))

  (define (show-shape s mode depth closing)
    (define start column)
    (define end (+ closing (string-length (shape-after s))))
    (define deeper (and depth (- depth 1)))
    (put (shape-before s))
    (define parts (shape-parts s))
    (cond
      [(and depth (eqv? depth 0)) (put "...")]
      [(and (eq? #t (shape-form? s)) (not (shape-tail s)) (pair? parts) (pair? (cdr parts)) (style-of (car parts)))
       => (lambda (style) (show-form style parts start mode deeper end))]
      [else (show-below parts (shape-tail s) (+ start (shape-indent s)) (eq? 'named (shape-form? s)) mode deeper end)])
    (put (shape-after s)))

  ;; Each part on a line of its own.   break-first? : also the first
  (define (show-below parts tail indent break-first? mode depth end)
    (let loop ([l parts] [break? break-first?])
      (unless (null? l)
        (when break? (new-line! indent))
        (show (car l) mode depth (if (and (null? (cdr l)) (not tail)) end 0))
        (loop (cdr l) #t)))
    (when tail
      (new-line! indent)
      (put ".")
      (new-line! indent)
      (show (unbox tail) mode depth end)))

  ;; The name, the parts that go beside it, and the others.
  (define (show-form style parts start mode depth end)
    (define (show-next l) (show (car l) mode depth (if (null? (cdr l)) end 0)))
    (show (car parts) mode depth 0)
    (define after (+ column 1))
    (define rest (cdr parts))
    (define (beside n indent)
      (let loop ([l rest] [n n])
        (unless (null? l)
          (cond
            [(> n 0) (put " ")]
            [else (new-line! indent)])
          (show-next l)
          (loop (cdr l) (- n 1)))))
    (case style
      [(align) (beside 1 after)]
      [(let) (beside (if (symbol? (car rest)) 2 1) (+ start 2))]
      [(do)
       (put " ")
       (show-next rest)
       (unless (null? (cdr rest))
         (new-line! after)
         (show-next (cdr rest))
         (for/fold ([l (cddr rest)]) ([p (in-list (cddr rest))])
           (new-line! (+ start 2))
           (show-next l)
           (cdr l)))]
      [else (beside style (+ start 2))]))

  (set! column (line-column ((pretty-print-print-line) 0 out 0 width)))
  (show v mode (pretty-print-depth) 0)
  column)

;; -> a port to the target, and a procedure that tells its column where one of our own lines begins.  Only a print-line
;; procedure of the program's may have written what we do not know of.
(define (column-port target)
  (cond
    [(eq? (pretty-print-print-line) plain-print-line) (values target (lambda (said) said))]
    [else
     (define column 0)
     (values (make-output-port (object-name target) always-evt
                               (lambda (bytes start end block? breakable?)
                                 (define text (bytes->string/utf-8 bytes #\? start end))
                                 (for ([c (in-string text)]) (set! column (if (eqv? c #\newline) 0 (+ column 1))))
                                 (write-string text target)
                                 (- end start))
                               void)
             (lambda (said) column))]))

;; Does following the parts of v come back to where it was?
(define (cyclic? v)
  (define seen (make-hasheq))
  (let/ec return
    (let visit ([v v])
      (when (or (compound? v) (entry? v))
        (case (hash-ref seen v #f)
          [(open) (return #t)]
          [(done) (void)]
          [else
           (hash-set! seen v 'open)
           (define s (shape-of v 'write))
           (when s
             (for-each visit (shape-parts s))
             (when (shape-tail s) (visit (unbox (shape-tail s)))))
           (hash-set! seen v 'done)])))
    #f))

;; ---- entry points -----------------------------------------------------------------------------

(define (pretty v out mode newline?)
  (define columns (pretty-print-columns))
  (define (end-line column)
    (when newline? ((pretty-print-print-line) #f out column columns))
    (void))
  (parameterize ([pretty-printing #t])
    (define limit (if (eq? columns 'infinity) +inf.0 columns))
    (cond
      [(or (print-graph) (and (compound? v) (not (flat-length* v mode limit)) (cyclic? v)))
       (define start ((pretty-print-print-line) 0 out 0 columns))
       (case mode [(display) (display v out)] [(write) (write v out)] [else (print v out)])
       (end-line start)]
      [(eq? columns 'infinity)
       (define start ((pretty-print-print-line) 0 out 0 columns))
       (write-flat v mode (pretty-print-depth) out #t)
       (end-line start)]
      [else (end-line (layout v mode out columns))])))

;; As flat-length; what has no bound is taken to be long.
(define (flat-length* v mode limit)
  (and (number? limit) (< limit +inf.0) (flat-length v mode (pretty-print-depth) limit)))

(define (print-mode) (if (print-as-expression) 'print 'write))

(define (check-printing who out newline?)
  (unless (output-port? out) (raise-argument-error who "output-port?" out))
  (unless (boolean? newline?) (raise-argument-error who "boolean?" newline?)))
(define-syntax-rule (define-printer name mode)
  (define (name v [out (current-output-port)] #:newline? [newline? #t])
    (check-printing 'name out newline?)
    (pretty v out mode newline?)))
;; quote-depth : 0, or 1 for a value inside of a quoted one
(define (pretty-print v [out (current-output-port)] [quote-depth 0] #:newline? [newline? #t])
  (check-printing 'pretty-print out newline?)
  (unless (memv quote-depth '(0 1)) (raise-argument-error 'pretty-print "(or/c 0 1)" quote-depth))
  (pretty v out (if (eqv? quote-depth 0) (print-mode) 'quoted) newline?))
;; Like pretty-print, as write does.
(define-printer pretty-write 'write)
;; Like pretty-print, as display does.
(define-printer pretty-display 'display)

;; -> the text without a newline at its end
(define (pretty-format v [columns (pretty-print-columns)] #:mode [mode 'print])
  (unless (memq mode '(print write display))
    (raise-argument-error 'pretty-format "(or/c 'print 'write 'display)" mode))
  (define out (open-output-string))
  (parameterize ([pretty-print-columns columns])
    (pretty v out (if (eq? mode 'print) (print-mode) mode) #f))
  (get-output-string out))

;; For current-print.
(define (pretty-print-handler v)
  (unless (void? v) (pretty-print v)))

;; A newline from inside of a custom printer: as the print-line procedure makes them.
(define (pretty-print-newline port width)
  (unless (output-port? port) (raise-argument-error 'pretty-print-newline "output-port?" 0 port width))
  ((pretty-print-print-line) 1 port 0 width)
  (void))

;; ---- trying out -------------------------------------------------------------------------------

;; A port that holds what is printed until it is transferred or cancelled.
;; target : port; overflow : called when a line gets longer than width
(struct tentative (text target)
  #:property prop:output-port 0)
;; A port that records output for out, in columns of the given width, until it is transferred or cancelled; overflow-thunk is called
;; when a line gets too long.
(define (make-tentative-pretty-print-output-port target width overflow)
  (unless (output-port? target)
    (raise-argument-error 'make-tentative-pretty-print-output-port "output-port?" 0 target width overflow))
  (define text (open-output-bytes))
  (define column 0)
  (tentative
   (make-output-port (object-name target) always-evt
                     (lambda (bytes start end block? breakable?)
                       (write-bytes bytes text start end)
                       (for ([b (in-bytes bytes start end)])
                         (set! column (if (eqv? b 10) 0 (+ column 1)))
                         (when (and (number? width) (> column width)) (overflow)))
                       (- end start))
                     void)
   (cons text target)))
;; Writes what the tentative port recorded to another port.
(define (tentative-pretty-print-port-transfer port target)
  (flush-output port)
  (write-bytes (get-output-bytes (car (tentative-target port))) target)
  (void))
;; Ends the tentative port, whose record is lost.
(define (tentative-pretty-print-port-cancel port) (void))
