#lang racket/base
;; racket/private/match-runtime: what expanded match forms call.
;; Layer: above racket/base.

(provide match-equality-test (struct-out exn:misc:match) match-error split-tail-length hash-entries prefab-fields
         fail-procedure search-orders)

;; How two occurrences of one variable are compared.
(define match-equality-test (make-parameter equal?))

(struct exn:misc:match exn:fail (value srclocs)
  #:transparent
  #:property prop:exn:srclocs (lambda (e) (exn:misc:match-srclocs e)))

(define (match-error who vals loc)
  (raise
   (exn:misc:match
    (format "~a: no matching clause for ~e" who
            (if (and (pair? vals) (null? (cdr vals))) (car vals) vals))
    (current-continuation-marks)
    vals
    (list loc))))

;; -> list of (list key value)
(define (hash-entries table) (hash-map table list))

;; The fields of an instance of a prefab structure type.
(define (prefab-fields v) (cdr (vector->list (struct->vector v))))

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

;; Gives each of TESTS an element of the list L that it accepts: calls FOUND with a thunk that searches on, the list of
;; the other elements, and what the tests gave, in one list after the other; NONE when there is no way (more).
;;   tests : list of procedures from an element to a list, or #f;  others? : whether there may be other elements
;; The elements are given out from the first to the last: each to the others, if there can be any more of them, else to
;; the first of the tests left that accepts it.
(define (search-orders l tests others? found none)
  (define numbered (for/list ([t (in-list tests)] [i (in-naturals)]) (cons i t)))
  (define count (length tests))
  (define (done results others fail)
    (define gotten (for*/list ([i (in-range count)] [v (in-list (cdr (assv i results)))]) v))
    (apply found fail (reverse others) gotten))
  (let next ([l l] [spare (- (length l) count)] [left numbered] [others '()] [results '()] [fail none])
    (define (give before after)
      (define got (and (pair? after) ((cdar after) (car l))))
      (cond
        [(null? after) (fail)]
        [got
         (next (cdr l) spare (append (reverse before) (cdr after)) others (cons (cons (caar after) got) results)
               (lambda () (give (cons (car after) before) (cdr after))))]
        [else (give (cons (car after) before) (cdr after))]))
    (cond
      [(or (negative? spare) (and (positive? spare) (not others?))) (fail)]
      [(null? l) (done results others fail)]
      [(positive? spare) (next (cdr l) (- spare 1) left (cons (car l) others) results (lambda () (give '() left)))]
      [else (give '() left)])))
