#lang racket/base
;; counts the ifs in fully expanded library forms, without disarming
(require (for-syntax racket/base syntax/stx))
(define-for-syntax (count-heads stx name)
  (let loop ([s stx])
    (cond [(and (stx-pair? s) (identifier? (stx-car s)) (eq? (syntax-e (stx-car s)) name))
           (add1 (apply + (map loop (cdr (stx->list s)))))]
          [(stx-list? s) (apply + (map loop (stx->list s)))]
          [(stx-pair? s) (+ (loop (stx-car s)) (loop (stx-cdr s)))]
          [else 0])))
(define-syntax-rule (either a b) (let ([t a]) (if t t b)))
(define-syntax (ifs stx)
  (syntax-case stx () [(_ e) #`(quote #,(count-heads (local-expand #'e 'expression '()) 'if))]))
(ifs (either 1 2))
(ifs (either (either 1 2) (either 3 4)))
(ifs (let loop ([i 0]) (if (< i 10) (loop (add1 i)) (either i 2))))
