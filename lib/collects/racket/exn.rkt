#lang racket/base
;; racket/exn: what the error display handler shows of a raised value.  Layer: above racket/base.

(provide exn->string)

;; (exn->string v) -> string?: the message and, for exceptions, the context.
(define (exn->string v)
  (define out (open-output-string))
  (parameterize ([current-error-port out])
    ((error-display-handler) (if (exn? v) (exn-message v) (format "~s" v)) v))
  (get-output-string out))
