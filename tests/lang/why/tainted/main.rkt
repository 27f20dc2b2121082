#lang racket/base
;; `woad why` names who armed and who took apart
(require (for-syntax racket/base) "lib.rkt")
(define-syntax (steal stx)
  (syntax-case stx ()
    [(_ e) (let ([x (local-expand #'e 'expression null)])
             (cadr (syntax->list x)))]))
(steal (guarded 4))
