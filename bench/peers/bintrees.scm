;; bintrees: as programs/bintrees.rkt
(use-modules (srfi srfi-9))
(define n (string->number (cadr (command-line))))

(define-record-type node (make-node left right) node? (left node-left) (right node-right))

(define (grow d)
  (if (= d 0)
      (make-node #f #f)
      (make-node (grow (- d 1)) (grow (- d 1)))))

(define (check t)
  (if (node-left t)
      (+ 1 (check (node-left t)) (check (node-right t)))
      1))

(define stretch (check (grow (+ n 1))))
(define keep (grow n))
(define total
  (let loop ((d 4) (acc 0))
    (if (> d n)
        acc
        (let ((count (expt 2 (- (+ n 4) d))))
          (loop (+ d 4)
                (+ acc
                   (let trees ((i 0) (c 0))
                     (if (= i count) c (trees (+ i 1) (+ c (check (grow d))))))))))))
(format #t "bintrees ~a ~a ~a ~a\n" n stretch total (check keep))
