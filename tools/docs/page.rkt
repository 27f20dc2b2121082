#lang racket/base
;; page: the frame of a page: head, search, list of chapters, body. All links are relative, so that pages work from a file system.
(require racket/string racket/file racket/path "html.rkt")
(provide write-page)

;; (write-page root path title body chapters) -> void
;;   root : path, folder of the site        path : string, the page in it, e.g. "guide/repl.html"
;;   body : string, HTML                     chapters : list of (cons title path), for the list at the side
(define (write-page root path title body chapters)
  (define up (string-append* (for/list ([c (in-string path)] #:when (char=? c #\/)) "../")))
  (define (chapter c)
    (format "<li~a><a href=\"~a~a\">~a</a></li>\n" (if (equal? (cdr c) path) " class=\"here\"" "") up (cdr c) (escape (car c))))
  (define file (build-path root path))
  (make-directory* (path-only file))
  (with-output-to-file file #:exists 'truncate
    (lambda ()
      (for-each
       write-string
       (list "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             (format "<title>~a - Woad</title>\n" (escape title))
             (format "<link rel=\"stylesheet\" href=\"~astyle.css\">\n" up)
             "</head>\n<body>\n<nav>\n"
             (format "<p class=\"name\"><a href=\"~aindex.html\">Woad</a></p>\n" up)
             "<input id=\"search\" type=\"search\" placeholder=\"search by name\" aria-label=\"search by name\" autocomplete=\"off\">\n"
             "<ul id=\"found\"></ul>\n<ul>\n"
             (string-append* (map chapter chapters))
             "</ul>\n</nav>\n<main>\n" body "</main>\n"
             (format "<script>const woadRoot = \"~a\";</script>\n" up)
             (format "<script src=\"~asearch-index.js\"></script>\n<script src=\"~asearch.js\"></script>\n" up up)
             "</body>\n</html>\n"))))
  (void))
