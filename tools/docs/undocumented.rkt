#lang racket/base
;; undocumented COLLECTS: names that the libraries export and of which nothing is told but how they are used; counts.
(require "libraries.rkt" "reference.rkt")

(define collects (vector-ref (current-command-line-arguments) 0))
(define-values (told untold)
  (for*/fold ([told 0] [untold 0]) ([lib (in-list (read-libraries (path->complete-path collects)))] [e (in-list (library-entries lib))])
    (define-values (uses text) (entry-parts e))
    (cond
      [(pair? text) (values (add1 told) untold)]
      [else
       (printf "FAIL ~a of ~a is not documented\n" (entry-name e) (library-path lib))
       (values told (add1 untold))])))
(printf "~a passed, ~a failed\n" (if (zero? untold) 1 0) untold)
(exit (if (zero? untold) 0 1))
