#lang racket/base
;; links: `woad tools/docs/links.rkt FOLDER` checks the pages below FOLDER: each link inside leads to a file and an anchor that
;; are there, no id stands twice on a page, nothing is fetched from outside, and the entries of the search index lead somewhere.
;; Prints each breach, then `N passed, N failed`.
(require racket/list racket/string racket/file racket/path)

(define passed 0)
(define failed 0)
(define (note ok? text . args)
  (cond
    [ok? (set! passed (add1 passed))]
    [else (set! failed (add1 failed)) (printf "FAIL ~a\n" (apply format text args))]))

(define (unescape text)
  (for/fold ([t text]) ([p (in-list '(("&lt;" . "<") ("&gt;" . ">") ("&quot;" . "\"") ("&amp;" . "&")))])
    (string-replace t (car p) (cdr p))))
(define (percent-decode text)
  (bytes->string/utf-8
   (regexp-replace* #rx#"%([0-9A-Fa-f][0-9A-Fa-f])" (string->bytes/utf-8 text)
                    (lambda (all digits) (bytes (string->number (bytes->string/latin-1 digits) 16))))))

(define (attributes page name)
  (map unescape (regexp-match* (regexp (string-append " " name "=\"([^\"]*)\"")) page #:match-select cadr)))

(define (check-folder root)
  (define files (find-files (lambda (p) (regexp-match? #rx"[.]html$" (path->string p))) root))
  (define ids
    (for/hash ([f (in-list files)])
      (define all (attributes (file->string f) "id"))
      (note (not (check-duplicates all)) "~a: two things are named ~a" f (check-duplicates all))
      (values (path->string (simple-form-path f)) (for/hash ([i (in-list all)]) (values i #t)))))
  (define (leads? file anchor)
    (define page (path->string (simple-form-path file)))
    (and (file-exists? page) (or (not anchor) (hash-ref (hash-ref ids page (hash)) anchor #f))))
  (for ([f (in-list files)])
    (define page (file->string f))
    (for ([link (in-list (remove-duplicates (append (attributes page "href") (attributes page "src"))))])
      (define m (regexp-match #rx"^([^#]*)(?:#(.*))?$" link))
      (define target (if (equal? (cadr m) "") f (build-path (path-only f) (percent-decode (cadr m)))))
      (note (and (not (regexp-match? #rx"^[a-z]+:" link)) (leads? target (and (caddr m) (percent-decode (caddr m)))))
            "~a: ~a leads nowhere" f link)))
  (check-index root leads?))

;; lines [TITLE,PATH] and [NAME,PAGE] or [NAME,PAGE,ANCHOR] between the brackets of the two lists
(define (check-index root leads?)
  (define lines (file->lines (build-path root "search-index.js")))
  (define-values (pages names) (splitf-at lines (lambda (l) (not (string-prefix? l "names")))))
  (define paths (for*/vector ([l (in-list pages)] [e (in-value (index-entry l))] #:when e) (cadr e)))
  (for* ([l (in-list names)] [e (in-value (index-entry l))] #:when e)
    (define anchor (if (pair? (cddr e)) (caddr e) (car e)))
    (note (leads? (build-path root (vector-ref paths (cadr e))) (if (equal? anchor "") #f anchor)) "the index: ~s leads nowhere" e)))

;; a line of the index as a list: strings and numbers are written as in the language
(define (index-entry line)
  (define m (regexp-match #px"^(\\[\".*\\])\\]?,?(\\};)?$" line))
  (and m (parameterize ([current-readtable (make-readtable #f #\, #\space #f)]) (read (open-input-string (cadr m))))))

(module+ main
  (check-folder (path->complete-path (vector-ref (current-command-line-arguments) 0)))
  (printf "~a passed, ~a failed\n" passed failed)
  (exit (if (zero? failed) 0 1)))
