#lang racket/base
;; srfi/61: cond with clauses that test several values.  Layer: above racket/base.
(require (for-syntax racket/base))
(provide (rename-out [cond/values cond]) else =>)

;; cond: (cond clause ...)
;; The cond of racket/base with the clause [generator-expr guard-expr => receiver-expr]: when the guard accepts the values of the
;; generator, the receiver gets them.
(define-syntax (cond/values stx)
  (syntax-case stx ()
    [(_ clause ...)
     (let loop ([clauses (syntax->list #'(clause ...))])
       (cond
         [(null? clauses) #'(void)]
         [else
          (syntax-case (car clauses) (else =>)
            [[else . body]
             (begin
               (unless (and (null? (cdr clauses)) (pair? (syntax-e #'body)))
                 (raise-syntax-error #f "bad syntax" stx (car clauses)))
               (syntax/loc (car clauses) (let () . body)))]
            [[generator guard => receiver]
             (with-syntax ([rest (loop (cdr clauses))])
               #'(call-with-values
                  (lambda () generator)
                  (lambda results
                    (if (apply guard results) (apply receiver results) rest))))]
            [[test => receiver]
             (with-syntax ([rest (loop (cdr clauses))])
               #'(let ([v test]) (if v (receiver v) rest)))]
            [[test]
             (with-syntax ([rest (loop (cdr clauses))]) #'(let ([v test]) (if v v rest)))]
            [[test . body]
             (with-syntax ([rest (loop (cdr clauses))]) #'(if test (let () . body) rest))]
            [_ (raise-syntax-error #f "bad syntax" stx (car clauses))])]))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))
