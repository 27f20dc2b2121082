#lang racket/base
;; A server that answers as it is told, on a port of the system's choice.
(require racket/port racket/tcp net/url)
(provide with u)

;; connections: a list of lists of replies, byte strings; each request is printed, then answered with the next reply
;; -> port number, thread
(define (serve connections)
  (define listener (tcp-listen 0 5 #t "127.0.0.1"))
  (define-values (host port peer peer-port) (tcp-addresses listener #t))
  (define (serve-connection replies)
    (define-values (in out) (tcp-accept listener))
    (for ([reply replies])
      (print-request in port)
      (write-bytes reply out)
      (flush-output out))
    (close-output-port out)
    (close-input-port in))
  (values port (thread (lambda () (for-each serve-connection connections) (tcp-close listener)))))

(define (print-request in port)
  (define head (let loop () (define l (read-bytes-line in 'any)) (if (member l (list eof #"")) '() (cons l (loop)))))
  (define (value rx) (for/or ([h head]) (let ([m (regexp-match rx h)]) (and m (cadr m)))))
  (for ([h head]) (printf "  > ~s\n" (hide-port (bytes->string/latin-1 h) port)))
  (define length (value #rx#"^(?i:content-length): *([0-9]+)"))
  (cond
    [length (printf "  >> ~s\n" (read-bytes (string->number (bytes->string/latin-1 length)) in))]
    [(value #rx#"(chunked)") (printf "  >> ~s\n" (regexp-match #rx#"^.*?\r\n0\r\n\r\n" in))]))

(define (hide-port s port) (regexp-replace* (regexp (number->string port)) s "PORT"))

;; (with (port replies ...) body): prints body and its values while the connections are served
(define-syntax-rule (with (port replies ...) body)
  (let-values ([(port server) (serve (list replies ...))])
    (printf "-- ~s\n" 'body)
    (with-handlers ([exn:fail?
                     (lambda (e)
                       (printf "~a: ~a\n" (vector-ref (struct->vector e) 0)
                               (car (regexp-split #rx"\n  in:" (hide-port (exn-message e) port)))))])
      (call-with-values (lambda () body)
                        (lambda results
                          (for ([v results]) (printf "~s\n" (if (input-port? v) (port->bytes v) v))))))
    (void (sync/timeout 1 server))))

;; The URL of a document of the server.
(define (u port path) (string->url (format "http://127.0.0.1:~a~a" port path)))
