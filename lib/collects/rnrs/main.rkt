#lang racket/base
;; rnrs: the same as main-6.
(provide (all-from-out "main-6.rkt"))
(require "main-6.rkt")
