#lang racket/base
;; syntax/parse/private/failure-datum: failures of syntax-parse as data, to be looked at.
;; A failure is (failure (stx step ...) #:expected (expectation ...)); expectations stand outermost first and end with
;; their place, (syntax . how-many-terms-in).
(require "report.rkt")
(provide raw-failures maximal-failures)

;; stx: what was parsed; tree: of failures. All failures, the last first.
(define (raw-failures stx tree)
  (union (map (lambda (f) (failure->datum stx f)) (reverse (settled-failures tree)))))

;; The failures that got furthest.
(define (maximal-failures stx tree)
  (cons 'progress-class
        (map (lambda (f) (failure->datum stx f)) (reverse (furthest (settled-failures tree))))))

(define (union l) (if (null? (cdr l)) (car l) (cons 'union l)))

;; failure: progress, oldest first, and expectations, innermost first
(define (failure->datum stx failure)
  (define pr (car failure))
  `(failure (stx ,@(map step->datum pr))
            #:expected ,(reverse (map (lambda (e) (expectation->datum e stx pr)) (cdr failure)))))

(define (step->datum f)
  (cond
    [(syntax? f) 'stx]
    [(memq f '(vector box prefab)) 'car]
    [else f]))

(define (expectation->datum e stx pr)
  (define (leaf key) (make-prefab-struct key (vector-ref e 1) (place stx pr)))
  (case (vector-ref e 0)
    [(thing)
     (make-prefab-struct 'expect:thing #f (text-of e) (not (vector-ref e 3)) (vector-ref e 4)
                         (tail-place (vector-ref e 1) (vector-ref e 5)))]
    [(atom) (leaf 'expect:atom)]
    [(literal) (leaf 'expect:literal)]
    [(message) (leaf 'expect:message)]
    [else (leaf 'expect:proper-pair)]))

;; The place at progress pr: the nearest syntax object around and how far into it.
(define (place stx pr)
  (define-values (term within) (term-at stx pr))
  (tail-place term within))
(define (tail-place x around)
  (if (or (syntax? x) (not around))
      (cons x 0)
      (let loop ([t around] [n 0])
        (define v (if (syntax? t) (syntax-e t) t))
        (cond
          [(eq? t x) (cons around n)]
          [(pair? v) (loop (cdr v) (add1 n))]
          [(and (null? v) (null? x)) (cons around n)]
          [else (cons x 0)]))))
