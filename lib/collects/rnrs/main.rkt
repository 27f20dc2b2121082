#lang racket/base
;; rnrs: the same as main-6.
(provide (all-from-out "main-6.rkt") (for-syntax (all-from-out "main-6.rkt") #%app #%datum #%top #%top-interaction))
(require "main-6.rkt" (for-syntax (only-in racket/base #%app #%datum #%top #%top-interaction) "main-6.rkt"))
