#lang racket/base
;; racket/contract/private/expression: contracts of macros on expressions.  Layer: contract system, above core.
(provide apply-expression-contract)

(require "blame.rkt" "core.rkt")

;; (apply-expression-contract c v arg? macro what positive negative location) -> v, or v in a wrapper
;;   arg? : whether the negative party answers for v, rather than the positive one
;;   macro, what : strings for the message;  positive, negative : parties;  location : srcloc
(define (apply-expression-contract c v arg? macro what positive negative location)
  (define ctc (coerce-contract 'wrap-expr/c c))
  (define blame
    (blame-add-context
     (make-blame location macro (lambda () (unquoted-printing-string what)) positive negative)
     (format "~s" (name-of ctc))))
  (((late-neg-of ctc) (if arg? (blame-swap blame) blame)) v #f))
