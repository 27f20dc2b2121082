#lang racket/base
;; An error-value->string handler that fails was asked how to report that failure, without end; one that answers with no string
;; left a stray byte in the report of an uncaught value.
(define (report f) (thread-wait (thread f)))
(error-print-context-length 0)
(report (lambda () (parameterize ([error-value->string-handler (lambda (v n) (raise 'failed))]) (car 1))))
(report (lambda () (parameterize ([error-value->string-handler (lambda (v n) 'no-string)]) (raise 1))))
(report (lambda () (parameterize ([error-value->string-handler (lambda (v n) (format "<~a>" v))]) (raise 1))))
