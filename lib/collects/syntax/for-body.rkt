#lang racket/base
;; syntax/for-body: the body of a `for` form, parted into the clauses it begins with and the rest.
(require (for-template racket/base))
(provide split-for-body)

;; (split-for-body stx body-stxs) -> (list (list pre ...) (list post ...)): pre ends with the last #:break or #:final clause
(define (split-for-body stx body-stx)
  (define bodies (syntax->list body-stx))
  (unless bodies (raise-syntax-error #f "bad syntax" stx))
  (when (null? bodies) (raise-syntax-error #f "missing body" stx))
  (define last-key
    (for/last ([b (in-list bodies)] [i (in-naturals)] #:when (memq (syntax-e b) '(#:break #:final))) i))
  (define n (if last-key (+ last-key 2) 0))
  (when (>= n (length bodies))
    (define key (list-ref bodies last-key))
    (raise-syntax-error #f
                        (format (if (= n (length bodies))
                                    "missing body form after ~a clause"
                                    "missing expression after ~a")
                                (syntax-e key))
                        stx key))
  (list (for/list ([b (in-list bodies)] [i (in-range n)]) b) (list-tail bodies n)))
