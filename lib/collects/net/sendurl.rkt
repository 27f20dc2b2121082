#lang racket/base
;; net/sendurl: showing a URL in the browser that the machine has.  Layer: above racket/file.

(require racket/file)
(provide send-url send-url/file send-url/contents external-browser unix-browser-list)

;; Names of programs that show a URL, the first that is found is taken.
(define unix-browser-list
  '(xdg-open sensible-browser x-www-browser firefox chromium-browser chromium google-chrome opera epiphany konqueror))

;; (external-browser) -> (or/c #f procedure? symbol? (cons/c string? string?))
;; (external-browser how) -> void?
;; A parameter: how URLs are shown: by a procedure of one; a program of unix-browser-list; a shell command as what comes before and
;; behind the URL; or, with #f as at first, the first program that is found.
(define external-browser
  (make-parameter
   #f
   (lambda (v)
     (unless (or (not v)
                 (and (procedure? v) (procedure-arity-includes? v 1))
                 (and (symbol? v) (memq v unix-browser-list))
                 (and (pair? v) (string? (car v)) (string? (cdr v))))
       (error 'external-browser "~e is not a valid browser preference" v))
     v)))

;; ---- URLs -----------------------------------------------------------------------------------------

;; What a shell could understand, and what is not printed in ASCII, becomes % and hexadecimal digits; what is so already stays.
(define (escape text)
  (define (hex b)
    (string-append "%" (if (< b 16) "0" "") (number->string b 16)))
  (apply string-append
         (for/list ([b (in-bytes (string->bytes/utf-8 text))])
           (if (and (<= 33 b 126) (not (memv b '(39 34 96 36 92)))) (string (integer->char b)) (hex b)))))

;; ---- showing --------------------------------------------------------------------------------------

;; Shows the URL. separate-window? : whether in a window of its own, where the browser can be told
(define (send-url str [separate-window? #t] #:escape? [escape? #t])
  (unless (string? str) (error 'send-url "expected a string, got ~e" str))
  (define url (if escape? (escape str) str))
  (define how (external-browser))
  (cond
    [(procedure? how) (how url)]
    [(pair? how) (run "/bin/sh" "-c" (string-append (car how) url (cdr how)))]
    [else
     (define program (for/or ([name (in-list (if how (list how) unix-browser-list))]) (find-executable-path (symbol->string name))))
     (unless program (error 'send-url "couldn't find a browser to open URL: ~e" url))
     (run program url)])
  (void))

;; Runs the program without waiting for its end.
(define (run program . arguments)
  (define-values (process out in errors) (apply subprocess #f #f #f program arguments))
  (close-output-port in)
  (close-input-port out)
  (close-input-port errors))

;; Shows a file. fragment and query : what follows # and ? in its URL
(define (send-url/file path [separate-window? #t] #:fragment [fragment #f] #:query [query #f])
  (unless (path-string? path) (raise-argument-error 'send-url/file "path-string?" path))
  (show-file (path->string (path->complete-path path)) separate-window? fragment query))
(define (show-file path separate-window? fragment query)
  (send-url (string-append "file://" path
                           (if query (string-append "?" query) "")
                           (if fragment (string-append "#" fragment) ""))
            separate-window?))

;; Shows a page with this text, through a temporary file, which is deleted after so many seconds when delete-at is a number.
(define (send-url/contents contents [separate-window? #t]
                           #:fragment [fragment #f] #:query [query #f] #:delete-at [seconds #f])
  (unless (string? contents) (raise-argument-error 'send-url/contents "string?" contents))
  (define file (make-temporary-file "sendurl~a.html"))
  (display-to-file contents file #:exists 'truncate)
  (when seconds
    (thread (lambda ()
              (sleep seconds)
              (when (file-exists? file) (delete-file file)))))
  (show-file (path->string file) separate-window? fragment query))
