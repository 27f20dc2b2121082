#lang racket/base
;; srfi/34: raising and guarding.  Layer: above racket/base.
(require (for-syntax racket/base))
(provide guard (rename-out [raise-object raise] [with-handler with-exception-handler]))

;; (raise-object v): a handler that returns is an error.
(define (raise-object v) (raise v #t))
(define (with-handler handler thunk)
  (unless (procedure? handler) (raise-argument-error 'with-exception-handler "procedure?" handler))
  (unless (procedure? thunk) (raise-argument-error 'with-exception-handler "procedure?" thunk))
  (call-with-exception-handler handler thunk))

;; (guard (id cond-clause ...) body ...+): the clauses' result, or the exception again
(define-syntax (guard stx)
  (syntax-case stx ()
    [(_ (id clause ...) body0 body ...)
     (let* ([clauses (syntax->list #'(clause ...))]
            [last (and (pair? clauses) (car (reverse clauses)))]
            [else? (and last (syntax-case last (else) [(else . _) #t] [_ #f]))])
       (with-syntax ([(clause ...) (if else? clauses (append clauses (list #'[else (raise id #t)])))])
         (syntax/loc stx
           (with-handlers ([(lambda (v) (not (exn:break? v))) (lambda (id) (cond clause ...))])
             body0 body ...))))]
    [_ (raise-syntax-error #f "bad syntax" stx)]))

;; (with-exception-handler handler thunk) -> any
;; Calls the thunk with handler for what is raised meanwhile; the handler runs where raise was called.
