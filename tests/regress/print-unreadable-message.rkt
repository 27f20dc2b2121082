#lang racket/base
;; With print-unreadable off the message about an unreadable value printed that value, and so on without end.
(define (try thunk) (with-handlers ([exn:fail? exn-message]) (thunk)))
(parameterize ([print-unreadable #f])
  (displayln (try (lambda () (format "~s" car))))
  (displayln (try (lambda () (format "~s" (list 1 (void)))))) 
  (displayln (try (lambda () (car car)))))
