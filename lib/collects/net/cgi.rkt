#lang racket/base
;; net/cgi: programs that a web server runs for a request (RFC 3875).  Layer: above net/uri-codec.

(require "uri-codec.rkt")
(provide get-bindings get-bindings/post get-bindings/get extract-bindings extract-binding/single
         output-http-headers generate-html-output generate-error-output
         string->html generate-link-text get-cgi-method bindings-as-html)

(define (check who text good? v) (unless (good? v) (raise-argument-error who text v)))
(define (key? v) (or (symbol? v) (string? v)))
(define (bindings? v) (and (list? v) (andmap (lambda (b) (and (pair? b) (key? (car b)) (string? (cdr b)))) v)))
(define (strings? v) (and (list? v) (andmap string? v)))

;; ---- what was asked -------------------------------------------------------------------------------

;; The method of the request: "GET" or "POST" when a server runs the program.
(define (get-cgi-method)
  (or (getenv "REQUEST_METHOD")
      (error 'get-cgi-method "no REQUEST_METHOD environment variable")))

;; Names and values of a form's fields, by the request's method.
(define (get-bindings)
  (if (equal? (get-cgi-method) "POST") (get-bindings/post) (get-bindings/get)))
;; Names and values that came in the request's body.
(define (get-bindings/post)
  (define length (string->number (or (getenv "CONTENT_LENGTH") "")))
  (fields->bindings "POST" (if (exact-nonnegative-integer? length) (read-up-to length) (read-up-to +inf.0))))
;; Names and values that came in the request's query.
(define (get-bindings/get)
  (fields->bindings "GET" (or (getenv "QUERY_STRING") "")))

(define (read-up-to n)
  (define in (current-input-port))
  (define out (open-output-bytes))
  (let loop ([left n])
    (define b (if (> left 0) (read-bytes (if (> left 4096) 4096 left) in) eof))
    (unless (eof-object? b)
      (write-bytes b out)
      (loop (- left (bytes-length b)))))
  (bytes->string/utf-8 (get-output-bytes out) #\?))

(define (fields->bindings method text)
  (define bindings (form-urlencoded->alist text))
  (for ([b (in-list bindings)] #:unless (cdr b))
    (generate-error-output
     (list (format "Server generated malformed input for ~a method:" method)
           (string->html (format "No binding for `~a' field." (car b))))))
  bindings)

;; The values of the field, the last first.
(define (extract-bindings key bindings)
  (check 'extract-bindings "(or/c symbol? string?)" key? key)
  (check 'extract-bindings "(listof (cons/c (or/c symbol? string?) string?))" bindings? bindings)
  (define name (if (string? key) (string->symbol key) key))
  (for/fold ([found '()]) ([b (in-list bindings)])
    (if (eq? name (car b)) (cons (cdr b) found) found)))

;; The one value of the field; with none, or several, an error page is written and the program ends.
(define (extract-binding/single key bindings)
  (define found (extract-bindings key bindings))
  (cond
    [(null? found) (refuse "No binding for field `~a':<br>" key bindings)]
    [(null? (cdr found)) (car found)]
    [else (refuse "Multiple bindings for field `~a' where one expected:<br>" key bindings)]))
(define (refuse form key bindings)
  (generate-error-output
   (cons (format form (string->html (format "~a" key))) (bindings-as-html bindings))))

;; ---- answers --------------------------------------------------------------------------------------

;; Writes the header of a page in HTML.
(define (output-http-headers)
  (write-string "Content-type: text/html\r\n\r\n")
  (void))

;; Writes a page with its header: title, and lines of HTML; colours of the text, the background and links: not seen, seen and pressed.
(define (generate-html-output title body
                              [text "#000000"] [background "#ffffff"] [link "#cc2200"] [seen "#882200"] [pressed "#444444"])
  (check 'generate-html-output "string?" string? title)
  (check 'generate-html-output "(listof string?)" strings? body)
  (printf "Content-type: text/html\n\n<html>\n<head>\n<title>~a</title>\n</head>\n\n" title)
  (printf "<body bgcolor=\"~a\" text=\"~a\"\n      link=\"~a\"\n      vlink=\"~a\" alink=\"~a\">\n\n"
          background text link seen pressed)
  (for ([line (in-list body)])
    (write-string line)
    (newline))
  (write-string "\n</body>\n</html>\n")
  (void))

;; Writes a page that tells of an error, with the lines of HTML, and ends the program.
(define (generate-error-output lines)
  (generate-html-output "Internal Error" lines)
  (exit))

;; The text with < > & as entities.
(define (string->html s)
  (check 'string->html "string?" string? s)
  (regexp-replace* #rx"[<>&]" s (lambda (c) (case c [("<") "&lt;"] [(">") "&gt;"] [else "&amp;"]))))

;; HTML for a link to the URL in a string, with text in HTML.
(define (generate-link-text url text)
  (string-append "<a href=\"" url "\">" text "</a>"))

;; Lines of HTML that show the bindings.
(define (bindings-as-html bindings)
  (check 'bindings-as-html "(listof (cons/c (or/c symbol? string?) string?))" bindings? bindings)
  `("<code>"
    ,@(for/list ([b (in-list bindings)])
        (string-append (string->html (format "~a" (car b))) "&nbsp;--&gt;&nbsp;" (string->html (cdr b)) "<br>"))
    "</code>"))
