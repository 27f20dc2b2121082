#lang racket/base
;; main: `woad tools/docs/main.rkt TOP OUT WOAD VERSION` writes the documents of the source tree TOP to the folder OUT as HTML,
;; and the manual pages to OUT/man.
(require racket/list racket/string racket/file "markdown.rkt" "html.rkt" "page.rkt" "libraries.rkt" "reference.rkt" "man.rkt" "c-header.rkt")

(define (build top out woad version)
  (define docs (build-path top "docs"))
  (define-values (texts chapters) (read-texts docs))
  (define libs (read-libraries (build-path top "lib" "collects")))
  (define header (read-c-header (build-path top "include" "woad.h")))
  (define command (page-blocks (build-path docs "man" "woad.1.md") woad))
  (define (page path title body) (write-page out path title body chapters))
  (for ([t (in-list texts)])
    (page (cdr t) (title-of (car t)) (blocks->html (car t) (build-path docs (or (path-folder (cdr t)) 'same)))))
  (page "man/woad.1.html" "woad(1)" (blocks->html (cons '(heading 1 "woad(1)") command) docs))
  (page "reference/index.html" "Reference" (index-body libs))
  (page "reference/woad-h.html" "woad.h" (c-body header))
  (for ([l (in-list libs)])
    (page (string-append "reference/" (library-page (library-path l))) (symbol->string (library-path l)) (library-body l)))
  (for ([name (in-list '("style.css" "search.js"))]) (copy-file (build-path top "tools" "docs" name) (build-path out name) #t))
  (write-text (build-path out "search-index.js") (search-index texts libs header))
  (write-text (build-path out "man" "woad.1") (blocks->man command "woad" 1 version))
  (write-text (build-path out "man" "woad.h.3") (blocks->man (c-blocks header) "woad.h" 3 version)))

(define (write-text file text)
  (call-with-output-file file #:exists 'truncate (lambda (o) (void (write-string text o)))))

;; --- the texts of docs/ ---

;; "guide/" of "guide/repl.html", #f when there is no folder
(define (path-folder path) (cadr (regexp-match #rx"^(.*/)?[^/]*$" path)))

;; (read-texts docs) -> list of (cons blocks page), list of (cons title page) for the list at the side
(define (read-texts docs)
  (define (in folder)
    (for/list ([e (in-list (directory-list (build-path docs folder)))] #:when (regexp-match? #rx"[.]md$" (path->string e)))
      (define name (path->string e))
      (define page (if (equal? name "README.md") "index.html" (regexp-replace #rx"[.]md$" name ".html")))
      (cons (read-markdown (build-path docs folder e)) (string-append (if (equal? folder ".") "" (string-append folder "/")) page))))
  (define texts (append (in ".") (in "guide") (in "design")))
  (define (linked page) ; pages that the lists of a page link to, in order
    (define folder (or (path-folder page) ""))
    (for*/list ([b (in-list (car (findf (lambda (t) (equal? (cdr t) page)) texts)))] #:when (eq? (car b) 'items)
                [item (in-list (cddr b))] [i (in-list (inlines (cadar item)))] #:when (and (pair? i) (eq? (car i) 'link)))
      (cons (inlines->text (cadr i)) (string-append folder (page-target (caddr i))))))
  (values texts
          (append (list '("Guide" . "guide/index.html")) (linked "guide/index.html")
                  '(("Reference" . "reference/index.html") ("The command" . "man/woad.1.html") ("C interface" . "reference/woad-h.html")))))

(define (title-of blocks)
  (define h (findf (lambda (b) (eq? (car b) 'heading)) blocks))
  (if h (inlines->text (inlines (caddr h))) "Woad"))

;; --- the index for the search: pages as [title, path], names as [name, page] or [name, page, anchor] ---

(define (search-index texts libs header)
  (define pages
    (append (for/list ([t (in-list texts)]) (list (title-of (car t)) (cdr t)))
            (for/list ([l (in-list libs)])
              (list (symbol->string (library-path l)) (string-append "reference/" (library-page (library-path l)))))
            (list (list "woad.h" "reference/woad-h.html"))))
  (define number (for/hash ([p (in-list pages)] [i (in-naturals)]) (values (cadr p) i)))
  (define (js . parts) (string-append "[" (string-join (map (lambda (p) (if (string? p) (quoted p) (number->string p))) parts) ",") "]"))
  (define names
    (append
     (for*/list ([l (in-list libs)] [e (in-list (library-entries l))])
       (js (symbol->string (entry-name e)) (hash-ref number (string-append "reference/" (library-page (library-path l))))))
     (for/list ([i (in-list (c-header-items header))]) (js (c-item-name i) (hash-ref number "reference/woad-h.html")))
     (for/list ([l (in-list libs)])
       (js (symbol->string (library-path l)) (hash-ref number (string-append "reference/" (library-page (library-path l)))) ""))
     (for*/list ([t (in-list texts)] [b (in-list (car t))] #:when (eq? (car b) 'heading))
       (js (inlines->text (inlines (caddr b))) (hash-ref number (cdr t)) (slug (caddr b))))))
  (format "const woadIndex = {pages: [\n~a],\nnames: [\n~a]};\n"
          (string-join (for/list ([p (in-list pages)]) (js (car p) (cadr p))) ",\n") (string-join names ",\n")))

(define (quoted text)
  (string-append "\"" (regexp-replace* #rx"[\\\\\"]" text "\\\\&") "\""))

(module+ main
  (define arguments (vector->list (current-command-line-arguments)))
  (unless (= 4 (length arguments)) (raise-user-error 'docs "expects TOP OUT WOAD VERSION"))
  (define-values (top out woad version) (apply values arguments))
  (make-directory* (build-path out "man"))
  (build (path->complete-path top) (path->complete-path out) (path->complete-path woad) version))
