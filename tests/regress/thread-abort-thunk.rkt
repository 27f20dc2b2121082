#lang racket/base
;; A thunk that a thread's prompt was aborted with ran without a prompt: an error in it was reported without end.
(define (end-of thunk) (printf "~a\n" (and (sync/timeout 20 (thread thunk)) 'ended)))
(define (abort . args) (apply abort-current-continuation (default-continuation-prompt-tag) args))
(end-of (lambda () (abort (lambda () (printf "in the thunk\n")))))
(end-of (lambda () (abort (lambda () (car 1)))))
(end-of (lambda () (abort (lambda () (abort (lambda () (printf "again\n")))))))
(end-of (lambda () (abort (lambda () (values 1 2)))))
(end-of (lambda () (abort 1 2)))
(end-of (lambda () (abort)))
(end-of (lambda () (abort car)))
(end-of (lambda () (abort 'none)))
