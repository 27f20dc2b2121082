#lang racket/base
;; rackunit/log: how many tests ran, and how many failed.  Layer: above racket/base.
(provide test-log! test-log test-log-enabled?)

(define failed 0)
(define total 0)
;; While it is #f nothing is counted.
(define test-log-enabled? (make-parameter #t (lambda (v) (and v #t)) 'test-log-enabled?))

;; (test-log! result) -> void: counts a test, which failed when result is #f
(define (test-log! result)
  (when (test-log-enabled?)
    (set! total (add1 total))
    (unless result (set! failed (add1 failed)))))

;; (test-log #:display? any #:exit? any) -> (cons failed total); exits with 1 when asked to and tests failed
;; Counts of the tests so far; display? prints them.
(define (test-log #:display? [display? #f] #:exit? [exit? #f])
  (when (and display? (positive? total))
    (cond
      [(zero? failed) (printf "~a test~a passed\n" total (if (= total 1) "" "s"))]
      [else (eprintf "~a/~a test failures\n" failed total)]))
  (when (and exit? (positive? failed)) (exit 1))
  (cons failed total))
