#lang racket/base
;; net/url: URLs, and what is behind them by HTTP or in files.  Layer: above racket/contract/base.
;; There is no TLS: an "https" URL is refused when it is used.
(require racket/contract/base racket/port (only-in racket/math natural?) "url-string.rkt"
         (only-in "url-exception.rkt" make-url-exception)
         "http-client.rkt" "private/proxies.rkt"
         "private/tls.rkt" (only-in "url-connect.rkt" tcp-connect current-connect-scheme))
(provide (all-from-out "url-string.rkt") proxiable-url-schemes
         (contract-out
          [get-pure-port (->* (url?) ((listof string?) #:redirections natural?) input-port?)]
          [get-impure-port fetch/c]
          [head-pure-port fetch/c] [head-impure-port fetch/c]
          [delete-pure-port fetch/c] [delete-impure-port fetch/c]
          [options-pure-port fetch/c] [options-impure-port fetch/c]
          [post-pure-port send/c] [post-impure-port send/c]
          [put-pure-port send/c] [put-impure-port send/c]
          [get-pure-port/headers
           (->* (url?)
                ((listof string?) #:redirections natural? #:status? boolean?
                 #:method (or/c #"GET" #"HEAD" #"DELETE" #"OPTIONS") #:connection (or/c #f http-conn?))
                (values input-port? string?))]
          [rename http-conn? http-connection? (-> any/c boolean?)]
          [rename http-conn make-http-connection (-> http-conn?)]
          [rename http-conn-close! http-connection-close (-> http-conn? void?)]
          [http-sendrecv/url
           (->* (url?)
                (#:method (or/c bytes? string? symbol?) #:headers (listof (or/c bytes? string?))
                 #:data (or/c #f bytes? string? data-procedure/c) #:content-decode (listof symbol?))
                (values bytes? (listof bytes?) input-port?))]
          [current-proxy-servers (parameter/c (or/c #f (listof (list/c string? string? number?))))]
          [current-no-proxy-servers (parameter/c (or/c #f (listof (or/c string? regexp?))))]
          [proxy-server-for (->* (string?) ((or/c #f string?)) (or/c #f (list/c string? string? number?)))]
          [tcp-or-tunnel-connect (-> string? string? (between/c 1 65535) (values input-port? output-port?))]
          [call/input-url
           (case-> (-> url? (-> url? input-port?) (-> input-port? any) any)
                   (-> url? (-> url? (listof string?) input-port?) (-> input-port? any) (listof string?) any))]
          [purify-port (-> input-port? string?)]
          [display-pure-port (-> input-port? void?)]))

(define fetch/c (->* (url?) ((listof string?)) input-port?))
(define send/c (->* (url? (or/c #f bytes?)) ((listof string?)) input-port?))

(define (url-error fmt . args)
  (raise (make-url-exception (apply format fmt args) (current-continuation-marks))))

;; ---- where to connect, and what to ask for ----

;; u: an absolute URL. Refuses those that HTTP does not reach.
(define (check-scheme u)
  (define scheme (url-scheme u))
  (cond
    [(not scheme) (url-error "Missing protocol (usually \"http:\") at the beginning of URL: ~a" (url->string u))]
    [(member scheme '("http" "https")) (void)]
    [else (url-error "Scheme ~a unsupported" scheme)]))

;; -> host, port, whether the connection is secure, and the text of what is asked for there
(define (destination u)
  (define scheme (url-scheme u))
  (define secure? (equal? scheme "https"))
  (when secure? (no-tls 'net/url (url-host u) (or (url-port u) 443)))
  (define proxy (proxy-server-for scheme (url-host u)))
  (define whole (struct-copy url u [fragment #f]))
  (if proxy
      (values (cadr proxy) (caddr proxy) secure? (url->string whole))
      (values (url-host u) (or (url-port u) 80) secure? (request-target whole))))

(define (request-target u)
  (define text
    (url->string (struct-copy url u [scheme #f] [user #f] [host #f] [port #f] [fragment #f] [path-absolute? #t])))
  (if (regexp-match? #rx"^/" text) text (string-append "/" text)))

;; ---- requests ----

;; -> status line, headers, and a port with the body. conn: #f for a connection of its own
(define (exchange method u headers body conn)
  (define-values (host port secure? target) (destination u))
  (define hc (or conn (http-conn-open host #:ssl? secure? #:port port)))
  (unless (http-conn-live? hc) (http-conn-open! hc host #:ssl? secure? #:port port))
  (http-conn-send! hc target #:method method #:headers headers #:data body #:content-decode '())
  (http-conn-recv! hc #:method method #:content-decode '() #:close? (not conn)))

(define (pure method u headers body)
  (cond
    [(equal? "file" (url-scheme u)) (open-input-file (url->path u))]
    [else
     (check-scheme u)
     (let-values ([(status lines in) (exchange method u headers body #f)]) in)]))

(define (impure method u headers body)
  (when (equal? "file" (url-scheme u)) (url-error "There are no impure file: ports"))
  (check-scheme u)
  (define-values (status lines in) (exchange method u headers body #f))
  (input-port-append #t (open-input-string (head-text (cons status lines))) in))

;; lines as they were received
(define (head-text lines)
  (string-append (apply string-append (map (lambda (l) (string-append (bytes->string/latin-1 l) "\r\n")) lines)) "\r\n"))

;; (get-pure-port u [headers] #:redirections n): the body; for a file URL, the file
(define (get-pure-port u [headers '()] #:redirections [redirections 0])
  (cond
    [(or (eqv? redirections 0) (equal? "file" (url-scheme u))) (pure #"GET" u headers #f)]
    [else
     (check-scheme u)
     (let-values ([(in text) (get-pure-port/headers u headers #:redirections redirections)]) in)]))

;; The body and the headers, with the status line in front when STATUS?; up to REDIRECTIONS redirections are followed.
(define (get-pure-port/headers u [headers '()] #:method [method #"GET"] #:redirections [redirections 0] #:status? [status? #f]
                               #:connection [conn #f])
  (let loop ([u u] [redirections redirections])
    (unless (member (url-scheme u) '("http" "https")) (url-error "URL scheme ~s not supported" (url-scheme u)))
    (define-values (status lines in) (exchange method u headers #f conn))
    (define where (and (positive? redirections) (redirection status lines)))
    (cond
      [where
       (if conn (copy-port in (open-output-nowhere)) (close-input-port in))
       (loop (combine-url/relative u where) (sub1 redirections))]
      [else (values in (head-text (if status? (cons status lines) lines)))])))

;; Where the reply says that the document is, as a string; #f when it is here.
(define (redirection status lines)
  (and (regexp-match? #rx#"^HTTP/[0-9.]+ 30[12378]" status)
       (for/or ([l (in-list lines)])
         (define m (regexp-match #rx#"^(?i:location): *(.*?) *$" l))
         (and m (bytes->string/utf-8 (cadr m) #\?)))))

(define-syntax-rule (define-fetching [name make method] ...)
  (begin (define (name u [headers '()]) (make method u headers #f)) ...))
(define-fetching
  [get-impure-port impure #"GET"]
  [head-pure-port pure #"HEAD"] [head-impure-port impure #"HEAD"]
  [delete-pure-port pure #"DELETE"] [delete-impure-port impure #"DELETE"]
  [options-pure-port pure #"OPTIONS"] [options-impure-port impure #"OPTIONS"])

(define-syntax-rule (define-sending [name make method] ...)
  (begin (define (name u body [headers '()]) (make method u headers body)) ...))
(define-sending
  [post-pure-port pure #"POST"] [post-impure-port impure #"POST"]
  [put-pure-port pure #"PUT"] [put-impure-port impure #"PUT"])

;; As http-sendrecv, with host, port and document from u. Proxies are not used.
(define (http-sendrecv/url u #:method [method #"GET"] #:headers [headers '()] #:data [data #f]
                           #:content-decode [decodes '(gzip deflate)])
  (define scheme (url-scheme u))
  (unless (member scheme '(#f "http" "https")) (error 'http-sendrecv/url "URL scheme ~s not supported" scheme))
  (unless (url-host u) (error 'http-sendrecv/url "Host required: ~e" u))
  (define ssl? (equal? scheme "https"))
  (http-sendrecv (url-host u) (request-target u) #:ssl? ssl? #:port (or (url-port u) (if ssl? 443 80))
                 #:method method #:headers headers #:data data #:content-decode decodes))

;; A connection to host, through the proxy for scheme when there is one.
(define (tcp-or-tunnel-connect scheme host port)
  (define proxy (proxy-server-for scheme host))
  (cond
    [proxy
     (let-values ([(ssl? in out abandon) (http-conn-CONNECT-tunnel (cadr proxy) (caddr proxy) host port)])
       (values in out))]
    [else (parameterize ([current-connect-scheme scheme]) (tcp-connect host port))]))

;; ---- ports ----

;; (purify-port in) -> string?: reads the headers off the port
(define (purify-port in)
  (define m (regexp-match-peek-positions #rx#"^HTTP/.*?(?:\r\n\r\n|\n\n|\r\r)" in))
  (if m (bytes->string/latin-1 (read-bytes (cdar m) in)) ""))

;; The result of HANDLE on the port that CONNECT gives, which is closed after.
(define call/input-url
  (case-lambda
    [(u connect handle) (handle-and-close (lambda () (connect u)) handle)]
    [(u connect handle headers) (handle-and-close (lambda () (connect u headers)) handle)]))
(define (handle-and-close connect handle)
  (define in #f)
  (dynamic-wind
   (lambda () (set! in (connect)))
   (lambda () (handle in))
   (lambda () (close-input-port in))))

;; Writes what is left on the port.
(define (display-pure-port in)
  (copy-port in (current-output-port))
  (close-input-port in))

;; (get-impure-port url [headers]) -> input-port?
;; (head-impure-port url [headers]) -> input-port?
;; (delete-impure-port url [headers]) -> input-port?
;; (options-impure-port url [headers]) -> input-port?
;; Makes the request and answers a port of the reply: status line, headers, empty line, body. headers : list of strings

;; (head-pure-port url [headers]) -> input-port?
;; (delete-pure-port url [headers]) -> input-port?
;; (options-pure-port url [headers]) -> input-port?
;; Makes the request and answers a port of the reply's body. headers : list of strings

;; (post-impure-port url data [headers]) -> input-port?
;; (put-impure-port url data [headers]) -> input-port?
;; Sends data, a byte string, and answers a port of the reply: status line, headers, empty line, body.

;; (post-pure-port url data [headers]) -> input-port?
;; (put-pure-port url data [headers]) -> input-port?
;; Sends data, a byte string, and answers a port of the reply's body.

;; (make-http-connection) -> http-connection?
;; A connection, at first not open, that get-pure-port/headers can use for several requests.

;; (http-connection? v) -> boolean?
;; Whether v is such a connection.

;; (http-connection-close connection) -> void?
;; Closes the connection if it is open.

;; (current-proxy-servers) -> (listof (list/c string? string? (integer-in 0 65535)))
;; (current-proxy-servers servers) -> void?
;; A parameter: scheme, host and port of the proxies to use; at first as the variables http_proxy, plt_http_proxy and their like say.

;; (current-no-proxy-servers) -> (listof (or/c string? regexp?))
;; (current-no-proxy-servers hosts) -> void?
;; A parameter: hosts that are reached without a proxy; at first as the variables no_proxy and plt_no_proxy say.

;; (proxy-server-for scheme [host]) -> (or/c (list/c string? string? (integer-in 0 65535)) #f)
;; The proxy for a scheme, unless host is one of current-no-proxy-servers; #f when there is none.
