#lang racket/base
;; racket/private/constructor-printer: the printers that racket/struct makes, known to racket/pretty.
;; Layer: above racket/base.

(provide constructor-printer constructor-printer? constructor-printer-name constructor-printer-contents)

;; A procedure for prop:custom-write: #<name: content ...> or, as an expression, (name content ...).
;; get-name : value -> what is displayed as the name; get-contents : value -> sequence
(struct constructor-printer (get-name get-contents)
  #:property prop:procedure
  (lambda (self v port mode)
    (define expression? (eqv? mode 0))
    (define (show x)
      (case mode
        [(#t) (write x port)]
        [(#f) (display x port)]
        [else (print x port mode)]))
    (write-string (if expression? "(" "#<") port)
    (write-string (constructor-printer-name self v) port)
    (unless expression? (write-string ":" port))
    (for ([x (constructor-printer-contents self v)])
      (write-string " " port)
      (show x))
    (write-string (if expression? ")" ">") port)
    (void)))

(define (constructor-printer-name p v) (format "~a" ((constructor-printer-get-name p) v)))
(define (constructor-printer-contents p v) ((constructor-printer-get-contents p) v))
