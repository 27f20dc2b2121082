#lang racket/base
;; net/url-connect: connections as the scheme of a URL wants them. There is no TLS: "https" is refused when it is used.
(require (prefix-in plain: racket/tcp) "private/tls.rkt")
(provide current-connect-scheme current-https-protocol tcp-connect (rename-out [plain:tcp-abandon-port tcp-abandon-port]))

;; The scheme of the URL that tcp-connect is called for.
(define current-connect-scheme (make-parameter "http"))
;; How "https" connections are to be made: kept, though none can be made.
(define current-https-protocol (make-parameter 'auto))

;; (tcp-connect host port) -> input-port? output-port?
;; Connects as the scheme of the URL being used wants it; "https" raises exn:fail:unsupported.
(define (tcp-connect host port)
  (when (equal? (current-connect-scheme) "https") (no-tls 'tcp-connect host port))
  (plain:tcp-connect host port))
