#lang racket/base
;; At the end of the program: the yield handler gets the status, then the exit handler.
(define original (exit-handler))
(exit-handler (lambda (v) (printf "exiting ~a\n" v) (flush-output) (original (if (equal? v 0) 21 v))))
(executable-yield-handler (lambda (v) (printf "yield ~a\n" v)))
(printf "body\n")
