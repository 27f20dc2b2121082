#lang racket/base
;; rnrs/mutable-strings: changing strings.
(provide string-set! string-fill!)
