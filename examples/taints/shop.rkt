#lang racket/base
;; shop: a client of bank that gets a macro from bank's generator. The macro is defined here.
(require "bank.rkt" (for-syntax racket/base))
(provide pay-a-little)
(define-operation pay-a-little 5)
