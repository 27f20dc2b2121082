#lang racket/base
;; r5rs/init: r5rs, with the reader and the printer set to follow the report more closely.
;; Layer: above r5rs. Requiring it sets parameters, for loading programs and for loops.

(require r5rs)
(provide (all-from-out r5rs))

(read-case-sensitive #f)
(read-accept-infix-dot #f)
(read-curly-brace-as-paren #f)
(read-square-bracket-as-paren #f)
(print-mpair-curly-braces #f)
