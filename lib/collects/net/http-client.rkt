#lang racket/base
;; net/http-client: HTTP connections, kept open for several requests.  Layer: above racket/contract/base.
;; A body that arrives in chunks or compressed is decoded by a thread of its own into a pipe.
(require racket/contract/base racket/tcp racket/port racket/string file/gunzip "private/tls.rkt")
(provide data-procedure/c base-ssl?/c base-ssl?-tnl/c
         (contract-out
          [http-conn? (-> any/c boolean?)]
          [http-conn-live? (-> any/c boolean?)]
          [http-conn-liveable? (-> any/c boolean?)]
          [rename fresh-conn http-conn (-> http-conn?)]
          [http-conn-open! (->* (http-conn? text/c) (#:ssl? base-ssl?-tnl/c #:port port/c #:auto-reconnect? boolean?) void?)]
          [http-conn-open (->* (text/c) (#:ssl? base-ssl?-tnl/c #:port port/c #:auto-reconnect? boolean?) http-conn?)]
          [http-conn-close! (-> http-conn? void?)]
          [http-conn-abandon! (-> http-conn? void?)]
          [http-conn-enliven! (-> http-conn-liveable? void?)]
          [http-conn-send!
           (->* (http-conn-liveable? text/c)
                (#:version text/c #:method method/c #:close? boolean? #:headers (listof text/c)
                 #:content-decode (listof symbol?) #:data data/c)
                void)]
          [http-conn-recv!
           (->* (http-conn-liveable?)
                (#:content-decode (listof symbol?) #:method method/c #:close? boolean?)
                (values bytes? (listof bytes?) input-port?))]
          [http-conn-sendrecv!
           (->* (http-conn-liveable? text/c)
                (#:version text/c #:method method/c #:headers (listof text/c) #:data data/c
                 #:content-decode (listof symbol?) #:close? boolean?)
                (values bytes? (listof bytes?) input-port?))]
          [http-sendrecv
           (->* (text/c text/c)
                (#:ssl? base-ssl?-tnl/c #:port port/c #:version text/c #:method method/c #:headers (listof text/c)
                 #:data data/c #:content-decode (listof symbol?))
                (values bytes? (listof bytes?) input-port?))]
          [http-conn-CONNECT-tunnel
           (->* (text/c port/c text/c port/c) (#:ssl? base-ssl?/c)
                (values base-ssl?/c input-port? output-port? (-> port? void?)))]))

;; What stands for the settings of secure connections: nothing does.
(define (ssl-client-context? v) #f)

(define text/c (or/c bytes? string?))
(define method/c (or/c bytes? string? symbol?))
(define port/c (between/c 1 65535))
(define data-procedure/c (-> (-> (or/c bytes? string?) void?) any))
(define data/c (or/c #f bytes? string? data-procedure/c))
(define base-ssl?/c (or/c boolean? ssl-client-context? symbol?))
(define base-ssl?-tnl/c (or/c base-ssl?/c (list/c base-ssl?/c input-port? output-port? (-> port? void?))))

;; host, port: where it is or was open; default-port?: not named in requests; from, to: ports while it is live, else #f;
;; abandon: procedure that closes the output; ssl?: as given; auto?: whether it opens itself again
(struct http-conn (host port default-port? from to abandon ssl? auto?) #:mutable)
(define (fresh-conn) (http-conn #f #f #f #f #f #f #f #f))

(define (->bytes v)
  (cond [(bytes? v) v] [(string? v) (string->bytes/utf-8 v)] [else (string->bytes/utf-8 (symbol->string v))]))
(define (->string v) (if (bytes? v) (bytes->string/utf-8 v) v))

;; ---- opening and closing ----

;; (http-conn-live? v) -> boolean?: whether v is a connection that is open
(define (http-conn-live? v) (and (http-conn? v) (http-conn-to v) #t))
;; (http-conn-liveable? v) -> boolean?: whether a request can be sent on v, which may open itself again for it
(define (http-conn-liveable? v) (and (http-conn? v) (or (http-conn-live? v) (and (http-conn-auto? v) (http-conn-host v) #t))))

;; (http-conn-open! hc host #:ssl? ssl? #:port port #:auto-reconnect? auto?): opens hc, which is closed before; ssl? may
;; be a list of #f, input, output and a procedure that abandons either: a tunnel
(define (http-conn-open! hc host #:ssl? [ssl? #f] #:port [port (if ssl? 443 80)] #:auto-reconnect? [auto? #f])
  (http-conn-close! hc)
  (define tunnel (and (pair? ssl?) ssl?))
  (when (if tunnel (car tunnel) ssl?) (no-tls 'http-conn-open! (->string host) port))
  (define-values (from to)
    (if tunnel (values (cadr tunnel) (caddr tunnel)) (tcp-connect (->string host) port)))
  (set-http-conn-host! hc (->string host))
  (set-http-conn-port! hc port)
  (set-http-conn-default-port?! hc (eqv? port (if ssl? 443 80)))
  (set-http-conn-from! hc from)
  (set-http-conn-to! hc to)
  (set-http-conn-abandon! hc (if tunnel (cadddr tunnel) tcp-abandon-port))
  (set-http-conn-ssl?! hc ssl?)
  (set-http-conn-auto?! hc auto?))

;; (http-conn-open host #:ssl? ssl? #:port port #:auto-reconnect? auto?) -> http-conn?: a new connection
(define (http-conn-open host #:ssl? [ssl? #f] #:port [port (if ssl? 443 80)] #:auto-reconnect? [auto? #f])
  (define hc (fresh-conn))
  (http-conn-open! hc host #:ssl? ssl? #:port port #:auto-reconnect? auto?)
  hc)

;; (http-conn-close! hc): closes both sides
(define (http-conn-close! hc)
  (http-conn-abandon! hc)
  (when (http-conn-from hc)
    (close-input-port (http-conn-from hc))
    (set-http-conn-from! hc #f)))

;; (http-conn-abandon! hc): closes the sending side
(define (http-conn-abandon! hc)
  (when (http-conn-to hc)
    ((http-conn-abandon hc) (http-conn-to hc))
    (set-http-conn-to! hc #f)))

;; (http-conn-enliven! hc): opens hc again when it is not open
(define (http-conn-enliven! hc)
  (unless (http-conn-live? hc)
    (http-conn-open! hc (http-conn-host hc) #:ssl? (http-conn-ssl? hc) #:port (http-conn-port hc) #:auto-reconnect? #t)))

;; ---- sending ----

(define user-agent (format "User-Agent: Racket/~a (net/http-client)" (version)))

;; whether headers, bytes or strings, have one of this name; rx: a byte regexp of its beginning
(define (header-given? rx headers) (ormap (lambda (h) (regexp-match? rx (->bytes h))) headers))

;; (http-conn-send! hc uri option ...): sends a request; data: bytes, a string, or a procedure that gets one which writes a
;; piece of the body, for a body in chunks
(define (http-conn-send! hc uri #:version [version #"1.1"] #:method [method #"GET"] #:close? [close? #f] #:headers [headers '()]
                         #:content-decode [decodes '(gzip deflate)] #:data [data #f])
  (http-conn-enliven! hc)
  (define out (http-conn-to hc))
  (define (line . parts)
    (for ([p (in-list parts)]) (write-bytes (->bytes p) out))
    (write-bytes #"\r\n" out))
  (line method #" " uri #" HTTP/" version)
  (unless (header-given? #rx#"^(?i:Host:)" headers)
    (line #"Host: " (http-conn-host hc) (if (http-conn-default-port? hc) "" (format ":~a" (http-conn-port hc)))))
  (unless (header-given? #rx#"^(?i:User-Agent:)" headers)
    (line user-agent))
  (unless (or (null? decodes) (header-given? #rx#"^(?i:Accept-Encoding:)" headers))
    (line #"Accept-Encoding: " (string-join (map symbol->string decodes) ",")))
  (define body (if (procedure? data) data (->bytes (or data #""))))
  (cond
    [(procedure? body) (line #"Transfer-Encoding: chunked")]
    [(header-given? #rx#"^(?i:Content-Length:)" headers) (void)]
    [else (line (format "Content-Length: ~a" (bytes-length body)))])
  (when (and close? (not (header-given? #rx#"^(?i:Connection:)" headers))) (line #"Connection: close"))
  (for ([h (in-list headers)]) (line h))
  (line)
  (cond
    [(procedure? body)
     (body (lambda (piece)
             (define bytes (->bytes piece))
             (line (number->string (bytes-length bytes) 16))
             (line bytes)
             (void)))
     (line #"0")
     (line)]
    [else (write-bytes body out)])
  (flush-output out))

;; ---- receiving ----

(define (read-line* in)
  (define l (read-bytes-line in 'any))
  (when (eof-object? l) (error 'http-client "Connection ended early"))
  l)

(define (read-headers in)
  (define l (read-line* in))
  (if (equal? l #"") '() (cons l (read-headers in))))

;; The value of the header NAME, a byte regexp, or #f.
(define (header-value name headers)
  (define rx (byte-regexp (bytes-append #"^(?i:" name #"): *(.*?) *$")))
  (for/or ([h (in-list headers)])
    (define m (regexp-match rx h))
    (and m (cadr m))))

;; A port with what produce writes, a procedure of an output port that runs in a thread.
(define (port-of produce)
  (define-values (in out) (make-pipe 65536))
  (thread
   (lambda ()
     (with-handlers ([exn:fail? (lambda (e) (log-message (current-logger) 'error 'net/url (exn-message e) e))])
       (produce out))
     (close-output-port out)))
  in)

;; Copies n bytes, fewer when the input ends.
(define (copy-count in out n) (copy-port (make-limited-input-port in n #f) out))

(define (copy-chunks in out)
  (define m (regexp-match #px#"^\\s*([0-9a-fA-F]+)" (read-line* in)))
  (define n (if m (string->number (bytes->string/latin-1 (cadr m)) 16) 0))
  (cond
    [(eqv? n 0) (void (read-headers in))]
    [else
     (copy-count in out n)
     (read-line* in)
     (copy-chunks in out)]))

;; (http-conn-recv! hc option ...) -> status line, list of headers, port with the body, which must be read before the
;; connection is used again. Raises exn:fail when the connection ends early.
(define (http-conn-recv! hc #:content-decode [decodes '(gzip deflate)] #:method [method #"GET"] #:close? [close? #f])
  (http-conn-enliven! hc)
  (define in (http-conn-from hc))
  (define status (read-line* in))
  (define headers (read-headers in))
  (define connection (header-value #"Connection" headers))
  (define length-text (header-value #"Content-Length" headers))
  (define length (and length-text (string->number (bytes->string/latin-1 length-text))))
  (define chunked? (let ([v (header-value #"Transfer-Encoding" headers)]) (and v (regexp-match? #rx#"(?i:chunked)" v))))
  (define empty? (or (regexp-match? #rx#"^(?i:HEAD)$" (->bytes method)) (regexp-match? #rx#"^HTTP/[0-9.]* *(204|304)" status)))
  (define endless? (not (or empty? chunked? (exact-nonnegative-integer? length))))
  (define last? (or close? endless? (and connection (regexp-match? #rx#"^(?i:close)$" connection))))
  (define (finish) (when last? (close-input-port in)))
  ;; from now on the body is what has the input
  (when last?
    (http-conn-abandon! hc)
    (set-http-conn-from! hc #f))
  (define raw
    (cond
      [empty? (finish) (open-input-bytes #"")]
      [chunked? (port-of (lambda (out) (copy-chunks in out) (finish)))]
      [endless? in]
      [else (port-of (lambda (out) (copy-count in out length) (finish)))]))
  (values status headers (decoded raw (header-value #"Content-Encoding" headers) decodes)))

;; raw without the encoding that the header names, when it is among those to be taken off
(define (decoded raw encoding decodes)
  (define (is? name) (and encoding (memq name decodes) (equal? encoding (->bytes name))))
  (cond
    [(is? 'gzip) (port-of (lambda (out) (gunzip-through-ports raw out)))]
    [(is? 'deflate) (port-of (lambda (out) (inflate raw out)))]
    [else raw]))

;; ---- both ----

;; (http-conn-sendrecv! hc uri option ...): http-conn-send!, then http-conn-recv!
(define (http-conn-sendrecv! hc uri #:version [version #"1.1"] #:method [method #"GET"] #:headers [headers '()] #:data [data #f]
                             #:content-decode [decodes '(gzip deflate)] #:close? [close? #f])
  (http-conn-send! hc uri #:version version #:method method #:close? close? #:headers headers #:content-decode decodes
                   #:data data)
  (http-conn-recv! hc #:content-decode decodes #:method method #:close? close?))

;; (http-sendrecv host uri option ...): one request on a connection of its own
(define (http-sendrecv host uri #:ssl? [ssl? #f] #:port [port (if ssl? 443 80)] #:version [version #"1.1"]
                       #:method [method #"GET"] #:headers [headers '()] #:data [data #f]
                       #:content-decode [decodes '(gzip deflate)])
  (http-conn-sendrecv! (http-conn-open host #:ssl? ssl? #:port port) uri #:version version #:method method
                       #:headers headers #:data data #:content-decode decodes #:close? #t))

;; (http-conn-CONNECT-tunnel proxy-host proxy-port target-host target-port) -> #f, input port, output port, procedure that
;; abandons either: a connection through the proxy. Raises exn:fail when the proxy refuses.
(define (http-conn-CONNECT-tunnel proxy-host proxy-port target-host target-port #:ssl? [ssl? #f])
  (when ssl? (no-tls 'http-conn-CONNECT-tunnel (->string target-host) target-port))
  (define target (format "~a:~a" (->string target-host) target-port))
  (define hc (http-conn-open proxy-host #:port proxy-port))
  (http-conn-send! hc target #:method #"CONNECT"
                   #:headers (list (string-append "Host: " target) "Proxy-Connection: Keep-Alive" "Connection: Keep-Alive"))
  (define status (read-line* (http-conn-from hc)))
  (read-headers (http-conn-from hc))
  (unless (regexp-match? #rx#"^HTTP[^ ]* +2" status)
    (http-conn-close! hc)
    (error 'make-ports "HTTP CONNECT failed: ~a" status))
  (values #f (http-conn-from hc) (http-conn-to hc) (http-conn-abandon hc)))

;; base-ssl?/c : contract?
;; What says whether a connection is secure: a boolean or the name of a protocol. Only #f makes connections, since there is no TLS.

;; base-ssl?-tnl/c : contract?
;; base-ssl?/c, or a list of such a value and of a tunnel's input port, output port and procedure that abandons them.

;; data-procedure/c : contract?
;; A procedure that makes the body of a request: it gets one that sends a piece, a string or byte string.
