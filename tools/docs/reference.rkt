#lang racket/base
;; reference: the pages of the reference: one a library, one for the C interface, and the index of all names.
(require racket/list racket/string "html.rkt" "libraries.rkt" "c-header.rkt")
(provide library-body index-body c-body entry-parts)

(define (anchor-reference name) ; as it stands after # in a link
  (string-append* (for/list ([b (in-bytes (string->bytes/utf-8 name))])
                    (define c (integer->char b))
                    (if (or (char-alphabetic? c) (char-numeric? c) (memv c '(#\- #\_ #\.)))
                        (if (< b 128) (string c) (percent b))
                        (percent b)))))
(define (percent b) (string-append "%" (if (< b 16) "0" "") (string-upcase (number->string b 16))))

(define (name-link name page)
  (format "<a href=\"~a#~a\"><code>~a</code></a>" page (anchor-reference name) (escape name)))

;; (library-body library) -> HTML
(define (library-body lib)
  (define path (symbol->string (library-path lib)))
  (string-append
   (format "<h1><code>~a</code></h1>\n" (escape path))
   (if (null? (library-about lib)) "" (prose (capitalised (library-about lib))))
   (format "<pre>(require ~a)</pre>\n" (escape path))
   (string-append* (map entry-html (library-entries lib)))
   (elsewhere-html lib)
   (if (null? (library-syntax-time lib))
       ""
       (format "<h2 id=\"section--phases\">For other phases</h2>\n<p>~a</p>\n"
               (string-join (map (lambda (n) (format "<code>~a</code>" (escape (symbol->string n)))) (library-syntax-time lib)) " ")))))

(define (capitalised lines)
  (define l (car lines))
  (cons (if (regexp-match? #px"^\\p{Ll}+ " l) (string-append (string-upcase (substring l 0 1)) (substring l 1)) l) (cdr lines)))

(define (entry-html e)
  (define name (symbol->string (entry-name e)))
  (define-values (uses text) (entry-parts e))
  (format "<div class=\"entry\" id=\"~a\"><span class=\"home\">~a~a</span>\n<pre class=\"use\">~a</pre>\n~a</div>\n"
          (escape name) (if (eq? (entry-kind e) 'syntax) "syntax, " "") (escape (entry-home e))
          (escape (string-join uses "\n")) (prose text)))

;; (entry-parts e) -> two values: the lines that show how it is used, and those that say what it is, none when nothing does;
;; "(f x) -> y?: text" is parted at the colon
(define (entry-parts e)
  (define name (symbol->string (entry-name e)))
  (define (part line) (cond [(regexp-match #px"^(.*?[)](?: -> [^:]*)?): +(\\S.*)$" line) => cdr] [else (list line)]))
  (define-values (uses text)
    (splitf-at (append-map part (if (null? (entry-lines e)) (list name) (entry-lines e)))
               (lambda (l) (or (equal? l name) (string-prefix? l (string-append "(" name))))))
  (define colon (and (null? uses) (regexp-match (pregexp (string-append "^" (regexp-quote name) "\\s*:\\s*(.*)$")) (car text))))
  (cond
    [colon (values (list name) (cons (cadr colon) (cdr text)))]
    [(null? uses) (values (list name) text)]
    [else (values uses text)]))

;; Comments as paragraphs; `  name : what` as a list; from `> ` to the next empty line an example as it stands.
(define (prose lines)
  (define (example? l) (string-prefix? l "> "))
  (define (argument? l) (regexp-match? #px"^ +\\S+ : " l))
  (define (plain? l) (not (or (equal? l "") (example? l) (argument? l))))
  (let loop ([lines lines] [out '()])
    (cond
      [(null? lines) (string-append* (reverse out))]
      [(equal? (car lines) "") (loop (cdr lines) out)]
      [(example? (car lines))
       (define-values (shown rest) (splitf-at lines (lambda (l) (not (equal? l "")))))
       (loop rest (cons (format "<pre class=\"repl\">~a</pre>\n" (escape (string-join shown "\n"))) out))]
      [(argument? (car lines))
       (define-values (args rest) (splitf-at lines (lambda (l) (string-prefix? l "  "))))
       (define joined
         (for/fold ([acc '()]) ([l (in-list args)])
           (if (or (argument? l) (null? acc)) (cons (string-trim l) acc) (cons (string-append (car acc) " " (string-trim l)) (cdr acc)))))
       (define items
         (for/list ([a (in-list (reverse joined))])
           (define m (regexp-match #px"^(\\S+) : (.*)$" a))
           (if m (format "<li><code>~a</code> : ~a</li>\n" (escape (cadr m)) (escape (caddr m))) (format "<li>~a</li>\n" (escape a)))))
       (loop rest (cons (format "<ul>\n~a</ul>\n" (string-append* items)) out))]
      [else
       (define-values (text rest) (splitf-at lines plain?))
       (loop rest (cons (format "<p>~a</p>\n" (escape (string-join (map string-trim text) " "))) out))])))

;; what a library exports that another library's page tells of
(define (elsewhere-html lib)
  (define groups (group-by cdr (library-elsewhere lib)))
  (define (group g)
    (define home (cdar g))
    (format "<p>From <a href=\"~a\"><code>~a</code></a>, ~a names~a</p>\n" (library-page home) (escape (symbol->string home)) (length g)
            (if (> (length g) 60)
                "."
                (format ": <span class=\"names\">~a</span>"
                        (string-join (for/list ([n (in-list g)]) (name-link (symbol->string (car n)) (library-page home))) " ")))))
  (if (null? groups) "" (string-append "<h2 id=\"section--elsewhere\">From other libraries</h2>\n" (string-append* (map group groups)))))

;; (index-body libraries) -> HTML: the libraries with what they are for, and all names
(define (index-body libs)
  (define (row lib)
    (format "<tr><td><a href=\"~a\"><code>~a</code></a></td><td>~a</td></tr>\n" (library-page (library-path lib))
            (escape (symbol->string (library-path lib)))
            (escape (if (null? (library-about lib)) "" (first-sentence (library-about lib))))))
  (define all
    (sort (for*/list ([lib (in-list libs)] [e (in-list (library-entries lib))])
            (cons (symbol->string (entry-name e)) (library-path lib)))
          string<? #:key car))
  (string-append
   "<h1>Reference</h1>\n<p>A page for each library. The box at the side finds names; <a href=\"woad-h.html\">the C interface</a> and "
   "<a href=\"../primitives.html\">the primitives</a> have pages of their own.</p>\n"
   "<h2 id=\"libraries\">Libraries</h2>\n<table>\n<tr><th>library</th><th>what it has</th></tr>\n"
   (string-append* (map row libs))
   (format "</table>\n<h2 id=\"names\">All ~a names</h2>\n<p class=\"names\">~a</p>\n" (length all)
           (string-join (for/list ([n (in-list all)]) (name-link (car n) (library-page (cdr n)))) "\n"))))

(define (first-sentence lines)
  (define text (string-join lines " "))
  (define m (regexp-match #px"^(.*?[.])(?: |$)" text))
  (if m (cadr m) text))

;; --- the C interface ---

;; (c-body header) -> HTML
(define (c-body header)
  (string-append
   "<h1><code>woad.h</code></h1>\n" (prose (c-header-about header))
   (string-append*
    (for/list ([i (in-list (c-header-items header))])
      (format "<div class=\"entry\" id=\"~a\">\n<pre class=\"use\">~a</pre>\n~a</div>\n"
              (escape (c-item-name i)) (escape (string-join (c-item-lines i) "\n")) (prose (c-item-about i)))))))
