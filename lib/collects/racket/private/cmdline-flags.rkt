#lang racket/base
;; racket/private/cmdline-flags: which strings can be flags, for racket/cmdline when it is expanded and when a table is checked.
;; Layer: above racket/base.

(provide valid-flag?)

;; Whether the string is a flag: -x, --name or ++name, but no number.
(define (valid-flag? s)
  (and (regexp-match? #rx"^(?:[-+].|--.+|[+][+].+)$" s)
       (not (regexp-match? #rx"^[-+][0-9]*(?:|[.][0-9]*)$" s))))
