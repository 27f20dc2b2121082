#lang racket/base
;; net/url: URLs, and what is behind them by HTTP or in files.  Layer: above racket/base.
;; Requests are made with HTTP/1.0, so that the end of a reply is the end of the connection; there is no TLS.
(provide (all-from-out "url-string.rkt")
         get-pure-port get-impure-port head-pure-port head-impure-port delete-pure-port delete-impure-port
         options-pure-port options-impure-port post-pure-port post-impure-port put-pure-port put-impure-port
         get-pure-port/headers call/input-url purify-port display-pure-port)

(require "url-string.rkt" racket/tcp racket/port racket/list)

(define (check who u headers)
  (unless (url? u) (raise-argument-error who "url?" u))
  (unless (and (list? headers) (andmap string? headers)) (raise-argument-error who "(listof string?)" headers)))

;; An input port with the reply, headers included.
(define (request who method u headers body)
  (define scheme (url-scheme u))
  (unless (equal? scheme "http")
    (raise-arguments-error who "URL scheme is not supported" "scheme" scheme "URL" (url->string u)))
  (define host (or (url-host u) (raise-arguments-error who "URL has no host" "URL" (url->string u))))
  (define port (or (url-port u) 80))
  (define-values (in out) (tcp-connect host port))
  (define target
    (let ([s (url->string (struct-copy url u [scheme #f] [user #f] [host #f] [port #f] [fragment #f]
                                       [path-absolute? #t]))])
      (if (equal? s "") "/" s)))
  (define (line fmt . args) (write-string (apply format fmt args) out) (write-string "\r\n" out))
  (line "~a ~a HTTP/1.0" method target)
  (line (if (eqv? port 80) "Host: ~a" "Host: ~a:~a") host port)
  (for ([h (in-list headers)]) (line "~a" h))
  (when body (line "Content-Length: ~a" (bytes-length body)))
  (line "")
  (when body (write-bytes body out))
  (flush-output out)
  (tcp-abandon-port out)
  in)

;; (purify-port in) -> string?: reads the headers off the port
(define (purify-port in)
  (define m (regexp-match-peek-positions #rx#"^HTTP/.*?(?:\r\n\r\n|\n\n|\r\r)" in))
  (if m (bytes->string/latin-1 (read-bytes (cdar m) in)) ""))

(define (pure who method u headers body)
  (define in (request who method u headers body))
  (purify-port in)
  in)

;; (get-pure-port u [headers] #:redirections n) -> input-port?; for a file URL, the file
(define (get-pure-port u [headers '()] #:redirections [redirections 0])
  (check 'get-pure-port u headers)
  (unless (exact-nonnegative-integer? redirections)
    (raise-argument-error 'get-pure-port "exact-nonnegative-integer?" redirections))
  (cond
    [(equal? "file" (url-scheme u)) (open-input-file (url->path u))]
    [else (let-values ([(in header) (follow 'get-pure-port u headers redirections)]) in)]))

(define (follow who u headers redirections)
  (define in (request who "GET" u headers #f))
  (define header (purify-port in))
  (define where
    (and (positive? redirections)
         (regexp-match? #rx"^HTTP/[0-9.]+ 30[12378]" header)
         (regexp-match #rx"(?i:\nlocation: *)([^\r\n]*)" header)))
  (cond
    [where
     (close-input-port in)
     (follow who (combine-url/relative u (cadr where)) headers (sub1 redirections))]
    [else (values in header)]))

;; -> input port and the headers without the status line, or with it when STATUS?
(define (get-pure-port/headers u [headers '()] #:redirections [redirections 0] #:status? [status? #f]
                               #:connection [connection #f])
  (check 'get-pure-port/headers u headers)
  (define-values (in header) (follow 'get-pure-port/headers u headers redirections))
  (values in (if status? header (regexp-replace #rx"^[^\n]*\n" header ""))))

(define-syntax-rule (define-requests [pure-name impure-name method] ...)
  (begin
    (begin
      (define (pure-name u [headers '()])
        (check 'pure-name u headers)
        (pure 'pure-name method u headers #f))
      (define (impure-name u [headers '()])
        (check 'impure-name u headers)
        (request 'impure-name method u headers #f)))
    ...))
(define-requests
  [get-plain-port get-impure-port "GET"]
  [head-pure-port head-impure-port "HEAD"]
  [delete-pure-port delete-impure-port "DELETE"]
  [options-pure-port options-impure-port "OPTIONS"])

(define-syntax-rule (define-sending [pure-name impure-name method] ...)
  (begin
    (begin
      (define (pure-name u body [headers '()])
        (check 'pure-name u headers)
        (unless (bytes? body) (raise-argument-error 'pure-name "bytes?" body))
        (pure 'pure-name method u headers body))
      (define (impure-name u body [headers '()])
        (check 'impure-name u headers)
        (unless (bytes? body) (raise-argument-error 'impure-name "bytes?" body))
        (request 'impure-name method u headers body)))
    ...))
(define-sending
  [post-pure-port post-impure-port "POST"]
  [put-pure-port put-impure-port "PUT"])

;; (call/input-url u connect handle [headers]): the result of HANDLE on the port, which is closed after
(define (call/input-url u connect handle [headers '()])
  (define in (if (null? headers) (connect u) (connect u headers)))
  (dynamic-wind void (lambda () (handle in)) (lambda () (close-input-port in))))

(define (display-pure-port in)
  (copy-port in (current-output-port))
  (close-input-port in))
