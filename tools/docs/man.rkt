#lang racket/base
;; man: manual pages. What the options do is told once, by `woad --help` and the --help of its commands; a page takes it from there.
(require racket/list racket/string racket/port "markdown.rkt" "c-header.rkt")
(provide page-blocks c-blocks blocks->man ask-help)

;; (ask-help woad argument ...) -> lines of what the program prints
(define (ask-help woad . arguments)
  (define-values (process out in err) (apply subprocess #f #f (current-error-port) woad arguments))
  (close-output-port in)
  (begin0 (port->lines out) (close-input-port out) (subprocess-wait process)))

;; (page-blocks file woad) -> blocks of the page's text, where a paragraph `{COMMAND ...}` becomes what `woad COMMAND ... --help` says
(define (page-blocks file woad)
  (append*
   (for/list ([b (in-list (read-markdown file))])
     (define m (and (eq? (car b) 'paragraph) (regexp-match #px"^\\{(.*)\\}$" (cadr b))))
     (if m (help-blocks (apply ask-help woad (append (string-split (cadr m)) '("--help")))) (list b)))))

;; The lines: `usage:` and its continuations, a sentence, then `  TERM  text` with lines that go on further in, and headings,
;; which end with a colon.  ` word: text` is a term too.
(define (help-blocks lines)
  (define-values (usage rest) (splitf-at lines (lambda (l) (regexp-match? #px"^(usage:|       woad )" l))))
  (define (block-of l)
    (cond
      [(regexp-match #px"^ {1,3}(-\\S.*?|\\S+( [A-Z]+)*)(?:  +(\\S.*))$" l) => (lambda (m) (list 'term (cadr m) (cadddr m)))]
      [(regexp-match #px"^ {1,3}(-\\S.*)$" l) => (lambda (m) (list 'term (cadr m) ""))]
      [(regexp-match #px"^ ?(\\S.*):$" l) => (lambda (m) (list 'text (string-append (cadr m) ":")))]
      [(regexp-match #px"^ ([a-z]+): (\\S.*)$" l) => (lambda (m) (list 'command (cadr m) (caddr m)))]
      [(regexp-match #px"^ {4,}(\\S.*)$" l) => (lambda (m) (list 'more (cadr m)))]
      [(equal? l "") #f]
      [else (list 'text (string-trim l))]))
  (define (term? part) (memq (car part) '(term command)))
  (define parts
    (for/fold ([acc '()]) ([l (in-list rest)])
      (define b (block-of l))
      (cond
        [(not b) acc]
        [(and (eq? (car b) 'more) (pair? acc) (term? (car acc)))
         (cons (list (caar acc) (cadar acc) (string-trim (string-append (caddar acc) " " (cadr b)))) (cdr acc))]
        [(and (eq? (car b) 'text) (pair? acc) (eq? (caar acc) 'text) (not (regexp-match? #rx"[.:]$" (cadar acc))))
         (cons (list 'text (string-append (cadar acc) " " (cadr b))) (cdr acc))]
        [else (cons (if (eq? (car b) 'more) (cons 'text (cdr b)) b) acc)])))
  (define (plain text) (regexp-replace* #px"([\\\\`*_|<>#\\[\\]])" text "\\\\\\1"))
  (let loop ([parts (reverse parts)] [out (list (list 'code "" (map (lambda (l) (regexp-replace #px"^(usage:)? *" l "")) usage)))])
    (cond
      [(null? parts) (reverse out)]
      [(term? (car parts))
       (define-values (terms rest) (splitf-at parts (lambda (p) (eq? (car p) (caar parts)))))
       (define list-block (list 'definitions (for/list ([t (in-list terms)]) (list (cadr t) (plain (caddr t))))))
       (loop rest (cons list-block (if (eq? (caar parts) 'command) (cons '(paragraph "Commands:") out) out)))]
      [else (loop (cdr parts) (cons (list 'paragraph (plain (cadar parts))) out))])))

;; (c-blocks header) -> blocks of the page on the C interface
(define (c-blocks header)
  (define (plain text) (regexp-replace* #px"([\\\\`*_|<>#\\[\\]])" text "\\\\\\1"))
  (define (paragraphs lines)
    (let loop ([lines lines])
      (define-values (text rest) (splitf-at lines (lambda (l) (not (equal? l "")))))
      (append (if (null? text) '() (list (list 'paragraph (plain (string-join (map string-trim text) " ")))))
              (if (null? rest) '() (loop (cdr rest))))))
  (append
   (list '(heading 2 "NAME") '(paragraph "woad.h - the embedding interface of Woad") '(heading 2 "SYNOPSIS")
         '(code "" ("#include <woad.h>")) '(heading 2 "DESCRIPTION"))
   (paragraphs (c-header-about header))
   (list '(heading 2 "DECLARATIONS"))
   (append* (for/list ([i (in-list (c-header-items header))])
              (cons (list 'code "" (c-item-lines i)) (paragraphs (c-item-about i)))))
   (list '(heading 2 "SEE ALSO") '(paragraph "woad(1)"))))

;; (blocks->man blocks name section version) -> string
(define (blocks->man blocks name section version)
  (define (line text) (string-append* (map inline (inlines text))))
  (define (inline i)
    (cond
      [(string? i) (escape i)]
      [(memq (car i) '(code strong)) (string-append "\\fB" (escape (inlines->text (list i))) "\\fP")]
      [else (string-append "\\fI" (escape (inlines->text (list i))) "\\fP")]))
  (define (block b)
    (define args (cdr b))
    (case (car b)
      [(heading) (case (car args) [(1) ""] [(2) (format ".SH ~a\n" (line (cadr args)))] [else (format ".SS ~a\n" (line (cadr args)))])]
      [(paragraph) (format ".PP\n~a\n" (guard (line (car args))))]
      [(code) (format ".PP\n.RS 4\n.nf\n~a\n.fi\n.RE\n" (string-join (map (lambda (l) (guard (escape l))) (cadr args)) "\n"))]
      [(definitions) (string-append* (for/list ([d (in-list (car args))]) (format ".TP\n\\fB~a\\fP\n~a\n" (escape (car d)) (guard (line (cadr d))))))]
      [(items) (string-append* (for/list ([i (in-list (cdr args))]) (format ".IP \\(bu 2\n~a" (item i))))]
      [(table) (string-append* (for/list ([r (in-list (cadr args))])
                                 (format ".TP\n~a\n~a\n" (line (car r)) (guard (string-join (map line (cdr r)) ", ")))))]
      [else (error 'man "a block that manual pages do not have: ~a" (car b))]))
  (define (item bs)
    (if (eq? (caar bs) 'paragraph) (string-append (guard (line (cadar bs))) "\n" (string-append* (map block (cdr bs)))) (string-append* (map block bs))))
  (string-append (format ".TH ~a ~a \"\" \"Woad ~a\"\n.nh\n" (string-upcase name) section version) (string-append* (map block blocks))))

(define (guard text) (if (regexp-match? #rx"^[.']" text) (string-append "\\&" text) text))
(define (escape text)
  (for/fold ([t text]) ([p (in-list '(("\\" . "\\e") ("-" . "\\-") ("`" . "\\(ga") ("'" . "\\(aq") ("~" . "\\(ti") ("^" . "\\(ha")))])
    (string-replace t (car p) (cdr p))))
