#lang racket/base
;; racket/private/match-runtime: what expanded match forms call.
;; Layer: above racket/base.

(provide match-equality-test (struct-out exn:misc:match) match-error split-tail-length fail-procedure)

;; How two occurrences of one variable are compared.
(define match-equality-test
  (make-parameter equal?
                  (lambda (v)
                    (unless (and (procedure? v) (procedure-arity-includes? v 2))
                      (raise-argument-error 'match-equality-test "(procedure-arity-includes/c 2)" v))
                    v)))

(struct exn:misc:match exn:fail (value srclocs)
  #:property prop:exn:srclocs (lambda (e) (exn:misc:match-srclocs e)))

(define (match-error who vals loc)
  (raise
   (exn:misc:match
    (format "~a: no matching clause for ~e" who
            (if (and (pair? vals) (null? (cdr vals))) (car vals) vals))
    (current-continuation-marks)
    vals
    (list loc))))

;; The number of pairs of V before its last N ones, or #f when there are fewer.
(define (split-tail-length v n)
  (let loop ([v v] [count 0])
    (if (pair? v)
        (loop (cdr v) (+ count 1))
        (and (>= count n) (- count n)))))

;; Calls BODY with a failure procedure that escapes; gives what BODY or FAIL gives.
(define (fail-procedure fail body)
  ((let/ec k
     (call-with-values (lambda () (body (lambda () (k fail))))
                       (case-lambda
                         [(v) (lambda () v)]
                         [vs (lambda () (apply values vs))])))))
