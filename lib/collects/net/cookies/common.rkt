#lang racket/base
;; net/cookies/common: what may stand in a cookie (RFC 6265, section 4.1.1).  Layer: above racket/base.

(provide cookie-name? cookie-value? path/extension-value? domain-value?)

(define (matches? rx v) (and (or (string? v) (bytes? v)) (regexp-match? rx v)))

;; Whether v is a string or byte string that can be a cookie's name: ASCII without blanks, controls and separators.
(define (cookie-name? v)
  (matches? #px"^[!#-'*+.0-9A-Z^-z|~-]+$" v))

;; Whether v is a string or byte string that can be a cookie's value: ASCII without blanks, controls, commas, semicolons and
;; backslashes; double quotes only around all of it.
(define (cookie-value? v)
  (matches? #px"^(?:[!#-+./-:<-[^-~\\]-]*|\"[!#-+./-:<-[^-~\\]-]*\")$" v))

;; Whether v is a string that can be the value of Path, or a whole attribute: ASCII without controls and semicolons.
(define (path/extension-value? v)
  (and (string? v) (regexp-match? #px"^[ -:<-~]*$" v)))

;; Whether v is a string that is the name of a domain: labels of letters, digits and hyphens, with periods between.
(define (domain-value? v)
  (and (string? v)
       (let ([label "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"])
         (regexp-match? (pregexp (string-append "^" label "(?:[.]" label ")*$")) v))))
