#lang racket/base
;; parser-tools/lex-plt-v200: operators of regular expressions under their oldest names.  Layer: above parser-tools/lex-sre.
(require "lex.rkt" (prefix-in sre: "lex-sre.rkt") (for-syntax racket/base))
(provide epsilon ~
         (rename-out [sre:* *] [sre:+ +] [sre:? ?] [sre:or :] [sre:& &] [sre:: @] [sre:~ ^] [sre:/ -]))

;; (epsilon)
;; The empty string.
(define-lex-trans epsilon
  (lambda (stx) (syntax-case stx () [(_) #'""] [_ (raise-syntax-error #f "bad syntax" stx)])))
;; (~ re ...)
;; What the res, one behind the other, do not match.
(define-lex-trans ~
  (lambda (stx) (syntax-case stx () [(_ re ...) #'(complement (concatenation re ...))])))
