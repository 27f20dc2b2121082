#lang racket/base
;; rackunit/text-ui: running suites with the results as text.  Layer: above racket/base.

(provide run-tests)

(require "private/test.rkt" "private/display.rkt" "private/check.rkt" "log.rkt")

;; (run-tests test [verbosity]) -> exact-nonnegative-integer?: how many did not succeed.
;;   verbosity : 'quiet shows nothing, 'normal the failures and a summary (on the error port when there are any), 'verbose all that is known of failures
(define (run-tests test [verbosity 'normal])
  (unless (or (rackunit-test-case? test) (rackunit-test-suite? test))
    (raise-argument-error 'run-tests "(or/c rackunit-test-case? rackunit-test-suite?)" test))
  (unless (memq verbosity '(quiet normal verbose))
    (raise-argument-error 'run-tests "(or/c (quote quiet) (quote normal) (quote verbose))" verbosity))
  (define counts (make-hasheq '((success . 0) (failure . 0) (error . 0))))
  (define suites '())
  (define (show! kind result v)
    (test-log! (eq? kind 'success))
    (hash-update! counts kind add1)
    (unless (or (eq? verbosity 'quiet) (not v))
      (display-failure v (append suites (list (or (test-result-test-case-name result) "Unnamed test")))
                       (eq? verbosity 'verbose))))
  (fold-test-results
   (lambda (result seed)
     (cond
       [(test-failure? result) (show! 'failure result (test-failure-result result))]
       [(test-error? result) (show! 'error result (test-error-result result))]
       [else (show! 'success result #f)]))
   (void) test
   #:fdown (lambda (name seed) (when name (set! suites (cons name suites))))
   #:fup (lambda (name seed) (when name (set! suites (cdr suites)))))
  (define-values (successes failures errors)
    (values (hash-ref counts 'success) (hash-ref counts 'failure) (hash-ref counts 'error)))
  (unless (eq? verbosity 'quiet)
    (fprintf (if (eqv? 0 (+ failures errors)) (current-output-port) (current-error-port))
             "~a success(es) ~a failure(s) ~a error(s) ~a test(s) run\n"
             successes failures errors (+ successes failures errors)))
  (+ failures errors))
