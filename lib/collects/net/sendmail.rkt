#lang racket/base
;; net/sendmail: sending messages through the machine's own sendmail program.  Layer: above net/head.

(require "head.rkt" "private/encoded-words.rkt")
(provide send-mail-message/port send-mail-message)

;; Where the program may be.
(define folders '("/usr/sbin" "/sbin" "/usr/local/sbin" "/usr/lib"))
(define (sendmail-program)
  (or (for/first ([f (in-list folders)] #:when (file-exists? (build-path f "sendmail"))) (build-path f "sendmail"))
      (raise (make-exn:fail:unsupported
              (format "unable to find a sendmail executable in ~s" folders)
              (current-continuation-marks)))))

(define ((list-of good?) v) (and (list? v) (andmap good? v)))
(define (check who text good? v) (unless (good? v) (raise-argument-error who text v)))
(define (check-message who from subject to cc bcc extra)
  (check who "(or/c string? #f)" (lambda (v) (or (not v) (string? v))) from)
  (check who "string?" string? subject)
  (for ([l (in-list (list to cc bcc))]) (check who "(listof string?)" (list-of string?) l))
  (for ([e (in-list extra)]) (check who "string?" string? e))
  (when (and (null? to) (null? cc) (null? bcc))
    (error who "no mail recipients were specified")))

;; Starts sending a message to the addresses, and returns a port for its text, which the caller closes. from : string, or #f so that
;; the program tells; extra-header : lines for the header
(define (send-mail-message/port from subject to cc bcc . extra-header)
  (check-message 'send-mail-message/port from subject to cc bcc extra-header)
  (start from subject to cc bcc extra-header))

(define (start from subject to cc bcc extra-header)
  (define-values (process from-it to-it errors)
    (apply subprocess #f #f #f (sendmail-program) "-i" "--"
           (apply append (for/list ([a (in-list (append to cc bcc))]) (extract-addresses a 'address)))))
  (close-input-port from-it)
  (close-input-port errors)
  (define (field name text) (fprintf to-it "~a: ~a\n" name (encode-field text)))
  (when from (field "From" from))
  (define (addresses name l)
    (unless (null? l) (field name (regexp-replace* #rx"\r\n" (assemble-address-field l) "\n"))))
  (addresses "To" to)
  (addresses "CC" cc)
  (field "Subject" subject)
  (for ([line (in-list extra-header)]) (fprintf to-it "~a\n" line))
  (newline to-it)
  to-it)

;; As send-mail-message/port, with the lines of the text; a line that is a period only needs no care.
(define (send-mail-message from subject to cc bcc body . extra-header)
  (check-message 'send-mail-message from subject to cc bcc extra-header)
  (check 'send-mail-message "(listof string?)" (list-of string?) body)
  (define out (start from subject to cc bcc extra-header))
  (for ([line (in-list body)])
    (write-string line out)
    (newline out))
  (close-output-port out))
