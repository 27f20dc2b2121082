#lang racket/base
;; net/smtp: sending messages to a mail server: RFC 5321, with STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4616).
;; Layer: above racket/tcp.

(require racket/tcp "base64.rkt")
(provide (rename-out [send-message smtp-send-message]) smtp-sending-end-of-message)

;; (smtp-sending-end-of-message) -> (-> any)
;; (smtp-sending-end-of-message proc) -> void?
;; A parameter: what is called when the whole message was sent and the server has not answered; void at first. A break before
;; that ends the sending.
(define smtp-sending-end-of-message
  (make-parameter void
                  (lambda (proc)
                    (unless (and (procedure? proc) (procedure-arity-includes? proc 0))
                      (raise-argument-error 'smtp-sending-end-of-message "(-> any)" proc))
                    proc)))

;; ---- the conversation -----------------------------------------------------------------------------

;; Reads a reply, of which all lines but the last have a hyphen after the number; another number than code is an error.
;; -> list of lines
(define (check-reply in code)
  (define expected (number->string code))
  (let loop ([lines '()])
    (define line (read-line in 'any))
    (when (eof-object? line) (error 'check-reply "got EOF"))
    (unless (and (>= (string-length line) 3) (string=? expected (substring line 0 3)))
      (error 'check-reply "expected reply ~a; got: ~a" code line))
    (define all (cons line lines))
    (if (and (> (string-length line) 3) (char=? #\- (string-ref line 3)))
        (loop all)
        (reverse all))))

(define (say out form . args)
  (apply fprintf out form args)
  (write-string "\r\n" out)
  (flush-output out))
(define (ask in out code form . args)
  (apply say out form args)
  (check-reply in code))

(define (offers? reply command)
  (for/or ([line (in-list reply)]) (regexp-match? (string-append "^250[- ](?i:" command ")(?: |$)") line)))

;; -> ports for what follows: the same, or encrypted ones
(define (start-tls in out offered encode)
  (unless (offers? offered "STARTTLS")
    (error 'smtp-send-message "expected advertisement of ESMTP command ~s" "STARTTLS"))
  (ask in out 220 "STARTTLS")
  (define-values (tls-in tls-out) (encode in out #:mode 'connect #:encrypt 'tls #:close-original? #t))
  (ask tls-in tls-out 250 "EHLO ~a" own-name)
  (values tls-in tls-out))

;; What the client tells of itself: there is no better name that the server could check.
(define own-name "localhost")

(define (talk in0 out0 user password encode from to header lines)
  (check-reply in0 220)
  (define offered (ask in0 out0 250 "EHLO ~a" own-name))
  (define-values (in out) (if encode (start-tls in0 out0 offered encode) (values in0 out0)))
  (when user
    (ask in out 235 "AUTH PLAIN ~a"
         (base64-encode (string->bytes/utf-8 (string-append user "\0" user "\0" (or password ""))) #"")))
  (ask in out 250 "MAIL FROM:<~a>" from)
  (for ([receiver (in-list to)]) (ask in out 250 "RCPT TO:<~a>" receiver))
  (ask in out 354 "DATA")
  (write-string header out)
  (for ([line (in-list lines)]) (write-line line out))
  (write-string ".\r\n" out)
  (flush-output out)
  ((smtp-sending-end-of-message))
  (check-reply in 250)
  (say out "QUIT")
  (close-output-port out)
  (close-input-port in))

;; A period at the beginning is doubled, as one alone is the end of the message.
(define (write-line line out)
  (define b (if (string? line) (string->bytes/utf-8 line) line))
  (when (regexp-match? #rx#"^[.]" b) (write-string "." out))
  (write-bytes b out)
  (write-string "\r\n" out))

;; ---- sending --------------------------------------------------------------------------------------

(define (check who text good? v) (unless (good? v) (raise-argument-error who text v)))
(define ((list-of good?) v) (and (list? v) (andmap good? v)))

;; (smtp-send-message server from to header message [port] option ...) -> void?
;; Sends a message from an address to a list of addresses through the server's port 25, or #:port-no or port. The header is whole,
;; with its empty line; the message is a list of lines, strings or bytes. #:auth-user and #:auth-passwd : what to log in with;
;; #:tcp-connect : how to connect, in place of tcp-connect; #:tls-encode : makes encrypted ports of two others. A reply that is not
;; the expected one raises exn:fail.
(define send-message
  (let ([smtp-send-message
         (lambda (server from to header message
                         #:port-no [port-no 25]
                         #:auth-user [user #f]
                         #:auth-passwd [password #f]
                         #:tcp-connect [connect tcp-connect]
                         #:tls-encode [encode #f]
                         [port port-no])
           (define who 'smtp-send-message)
           (check who "string?" string? server)
           (check who "string?" string? from)
           (check who "(listof string?)" (list-of string?) to)
           (check who "string?" string? header)
           (check who "(listof (or/c string? bytes?))" (list-of (lambda (v) (or (string? v) (bytes? v)))) message)
           (when (null? to) (error 'send-smtp-message "no receivers"))
           (define-values (in out) (connect server port))
           (define done? #f)
           (dynamic-wind
            void
            (lambda ()
              (talk in out user password encode from to header message)
              (set! done? #t))
            (lambda ()
              (unless done?
                (close-output-port out)
                (close-input-port in)))))])
    smtp-send-message))
