#lang racket/base
;; walk: what the attacks share at compile time. (find stx name) is the first identifier called name in stx, or #f. It opens
;; what it can, with the key that #f means: that of the module whose macro is running.
(provide find)
(define (find stx name)
  (define open (if (syntax? stx) (syntax-e (syntax-disarm stx #f)) stx))
  (cond [(pair? open) (or (find (car open) name) (find (cdr open) name))]
        [(eq? open name) stx]
        [else #f]))
