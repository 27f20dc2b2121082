#lang racket/base
;; syntax/readerr: exceptions for readers.
;; Source: Syntax manual, "Raising exn:fail:read".
(provide raise-read-error raise-read-eof-error)

(define (raise-with make msg source line col pos span extra-srclocs)
  (define here (srcloc source line col pos span))
  (define at (if (error-print-source-location) (srcloc->string here) #f))
  (raise (make (string->immutable-string (if at (string-append at ": " msg) msg))
               (current-continuation-marks)
               (cons here extra-srclocs))))

;; Raises exn:fail:read with msg behind the place, when places are to be printed.
(define (raise-read-error msg source line col pos span #:extra-srclocs [extra-srclocs '()])
  (raise-with exn:fail:read msg source line col pos span extra-srclocs))

;; The same for an unexpected end of the input: exn:fail:read:eof.
(define (raise-read-eof-error msg source line col pos span)
  (raise-with exn:fail:read:eof msg source line col pos span '()))
