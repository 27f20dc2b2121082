(module sort "pre-base.rkt"
;; racket/private/sort: the stable merge sort behind sort, vector-sort and vector-sort!.
;; Layer: private, below racket/base; no keyword arguments.
;; A bottom-up insertion of runs of at most 8, then merges between two vectors.  A vector that is in
;; order already is recognised in one pass.

(provide sort-list sort-vector!)

;; (sort-list lst less? key cache-keys?) -> list.   key : procedure or #f
(define (sort-list lst less? key cache-keys?)
  (cond
    [(in-order? lst less? key) lst]
    [(and key cache-keys?)
     (let ([pairs (let loop ([l lst]) (if (null? l) '() (cons (cons (key (car l)) (car l)) (loop (cdr l)))))])
       (let loop ([l (sort-plain pairs (lambda (a b) (less? (car a) (car b))))])
         (if (null? l) '() (cons (cdr (car l)) (loop (cdr l))))))]
    [key (sort-plain lst (lambda (a b) (less? (key a) (key b))))]
    [else (sort-plain lst less?)]))

(define (in-order? lst less? key)
  (or (null? lst)
      (null? (cdr lst))
      (and (not key)
           (let loop ([prev (car lst)] [l (cdr lst)])
             (or (null? l)
                 (and (not (less? (car l) prev)) (loop (car l) (cdr l))))))))

(define (sort-plain lst less?)
  (let ([vec (list->vector lst)])
    (sort-range! vec less? 0 (vector-length vec))
    (vector->list vec)))

;; Sorts VEC from start to end in place.
(define (sort-vector! vec start end less? key cache-keys?)
  (cond
    [(and key cache-keys?)
     (let ([pairs (make-vector (- end start))])
       (let loop ([i start])
         (when (< i end)
           (let ([v (vector-ref vec i)]) (vector-set! pairs (- i start) (cons (key v) v)))
           (loop (+ i 1))))
       (sort-range! pairs (lambda (a b) (less? (car a) (car b))) 0 (- end start))
       (let loop ([i start])
         (when (< i end)
           (vector-set! vec i (cdr (vector-ref pairs (- i start))))
           (loop (+ i 1)))))]
    [key (sort-range! vec (lambda (a b) (less? (key a) (key b))) start end)]
    [else (sort-range! vec less? start end)]))

(define run-length 8)

(define (sort-range! vec less? start end)
  (let ([n (- end start)])
    (let loop ([lo start])
      (when (< lo end)
        (insertion-sort! vec less? lo (min end (+ lo run-length)))
        (loop (+ lo run-length))))
    (when (> n run-length)
      (let ([other (make-vector n)])
        ;; from: vec with offset start, or other with offset 0
        (let pass ([width run-length] [in-vec? #t])
          (cond
            [(< width n)
             (if in-vec?
                 (merge-pass! vec start other 0 n width less?)
                 (merge-pass! other 0 vec start n width less?))
             (pass (* 2 width) (not in-vec?))]
            [in-vec? (void)]
            [else (vector-copy! vec start other 0 n)]))))))

(define (insertion-sort! vec less? lo hi)
  (let outer ([i (+ lo 1)])
    (when (< i hi)
      (let ([v (vector-ref vec i)])
        (let inner ([j i])
          (if (and (> j lo) (less? v (vector-ref vec (- j 1))))
              (begin
                (vector-set! vec j (vector-ref vec (- j 1)))
                (inner (- j 1)))
              (vector-set! vec j v))))
      (outer (+ i 1)))))

(define (merge-pass! from from-start to to-start n width less?)
  (let loop ([lo 0])
    (when (< lo n)
      (let ([mid (min n (+ lo width))] [hi (min n (+ lo width width))])
        (merge! from (+ from-start lo) (+ from-start mid) (+ from-start hi)
                to (+ to-start lo) less?)
        (loop hi)))))

;; Merges from[lo,mid) and from[mid,hi) to `to` at k; the left one wins among equals.
(define (merge! from lo mid hi to k less?)
  (let loop ([i lo] [j mid] [k k])
    (cond
      [(= i mid) (vector-copy! to k from j hi)]
      [(= j hi) (vector-copy! to k from i mid)]
      [else
       (let ([a (vector-ref from i)] [b (vector-ref from j)])
         (if (less? b a)
             (begin (vector-set! to k b) (loop i (+ j 1) (+ k 1)))
             (begin (vector-set! to k a) (loop (+ i 1) j (+ k 1)))))]))))
