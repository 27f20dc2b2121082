#lang racket/base
;; racket/private/place-name: names of values that are named by the place of their form.
;; Layer: above racket/base.
(provide place-name)

;; (place-name source position) -> symbol?: only the end of a long source shows
(define (place-name source position)
  (define text (format "~a" source))
  (define n (string-length text))
  (define shown (if (> n longest-source) (string-append "..." (substring text (- n longest-source))) text))
  (string->symbol (string-append shown position)))
(define longest-source 20)
