#lang racket/base
;; In a class of which no object is made, the calls that initialize the superclass are not among what was not covered.
(require racket/sandbox)
(define (uncovered program)
  (define run
    (parameterize ([sandbox-coverage-enabled #t] [sandbox-memory-limit #f] [sandbox-eval-limits #f])
      (make-module-evaluator program)))
  (for/list ([e (get-uncovered-expressions run)]) (list (syntax-position e) (syntax-span e))))
(uncovered "(module m racket/base (require racket/class) (define c (class object% (super-new))))")
(uncovered "(module m racket/base (require racket/class) (define c (class object% (super-new [a 1]))))")
(uncovered "(module m racket/base (require racket/class) (define c (class object% (super-instantiate ()))))")
(uncovered "(module m racket/base (require racket/class) (define c (class object% (super-make-object))))")
(uncovered "(module m racket/base (require racket/class) (define c (class object% (super-new) (display 1))))")
