#lang racket/base
;; html: blocks of markdown.rkt as HTML.
(require racket/list racket/string racket/file "markdown.rkt")
(provide blocks->html inlines->html page-target escape)

;; (escape text) -> string for element content and quoted attributes
(define (escape text)
  (for/fold ([t text]) ([pair (in-list '(("&" . "&amp;") ("<" . "&lt;") (">" . "&gt;") ("\"" . "&quot;")))])
    (string-replace t (car pair) (cdr pair))))

;; (blocks->html blocks folder) -> string. Pictures (.svg) are read from FOLDER and become part of the page; links to NAME.md
;; become links to NAME.html.
(define (blocks->html blocks folder)
  (define slugs (make-hash))
  (define (anchor text)
    (define base (slug text))
    (define n (hash-ref slugs base 0))
    (hash-set! slugs base (add1 n))
    (if (zero? n) base (format "~a-~a" base n)))
  (define (block b)
    (define args (cdr b))
    (case (car b)
      [(heading) (format "<h~a id=\"~a\">~a</h~a>\n" (car args) (anchor (cadr args)) (line (cadr args)) (car args))]
      [(paragraph) (paragraph (car args))]
      [(code) (code (car args) (cadr args))]
      [(quote) (format "<blockquote>\n~a</blockquote>\n" (all (car args)))]
      [(rule) "<hr>\n"]
      [(definitions)
       (format "<dl>\n~a</dl>\n"
               (string-append* (for/list ([d (in-list (car args))]) (format "<dt><code>~a</code></dt><dd>~a</dd>\n" (escape (car d)) (line (cadr d))))))]
      [(items)
       (define tag (if (eq? (car args) 'ordered) "ol" "ul"))
       (format "<~a>\n~a</~a>\n" tag (string-append* (map item (cdr args))) tag)]
      [(table)
       (format "<table>\n<tr>~a</tr>\n~a</table>\n" (cells "th" (car args))
               (string-append* (for/list ([r (in-list (cadr args))]) (format "<tr>~a</tr>\n" (cells "td" r)))))]))
  (define (all bs) (string-append* (map block bs)))
  (define (item bs)
    (if (and (pair? bs) (eq? (caar bs) 'paragraph))
        (format "<li>~a~a</li>\n" (line (cadar bs)) (all (cdr bs)))
        (format "<li>~a</li>\n" (all bs))))
  (define (cells tag cs) (string-append* (for/list ([c (in-list cs)]) (format "<~a>~a</~a>" tag (line c) tag))))
  (define (line text) (inlines->html (inlines text)))
  (define (paragraph text)
    (define parts (inlines text))
    (define picture (and (= 1 (length parts)) (pair? (car parts)) (eq? 'image (caar parts)) (car parts)))
    (if picture
        (format "<figure>\n~a<figcaption>~a</figcaption>\n</figure>\n"
                (file->string (build-path folder (caddr picture))) (line (cadr picture)))
        (format "<p>~a</p>\n" (line text))))
  (all blocks))

(define (code info lines)
  (define words (string-split info))
  (define file (for/or ([w (in-list words)]) (and (string-prefix? w "file=") (substring w 5))))
  (string-append
   (if file (format "<div class=\"file\">~a</div>\n" (escape file)) "")
   (format "<pre~a>~a</pre>\n" (if (pair? words) (format " class=\"~a\"" (escape (car words))) "")
           (string-join (map (lambda (l) (code-line (if (pair? words) (car words) "") l)) lines) "\n"))))

;; what is typed stands out from what is printed
(define (code-line kind l)
  (define m (and (member kind '("console" "repl")) (regexp-match #rx"^([$>] )(.*)$" l)))
  (if m (format "~a<b>~a</b>" (escape (cadr m)) (escape (caddr m))) (escape l)))

;; (inlines->html list) -> string
(define (inlines->html l)
  (string-append*
   (for/list ([i (in-list l)])
     (cond
       [(string? i) (escape i)]
       [else
        (case (car i)
          [(code) (format "<code>~a</code>" (escape (cadr i)))]
          [(strong) (format "<strong>~a</strong>" (inlines->html (cadr i)))]
          [(emphasis) (format "<em>~a</em>" (inlines->html (cadr i)))]
          [(link) (format "<a href=\"~a\">~a</a>" (escape (page-target (caddr i))) (inlines->html (cadr i)))]
          [(image) (format "<img alt=\"~a\" src=\"~a\">" (escape (cadr i)) (escape (caddr i)))])]))))

;; (page-target target) -> what a link to a text links to in the site
(define (page-target t)
  (regexp-replace #rx"^((?:[^:]*/)?)README[.]html" (regexp-replace #rx"^([^:]*)[.]md(#.*)?$" t "\\1.html\\2") "\\1index.html"))
