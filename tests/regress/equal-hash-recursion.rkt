#lang racket/base
;; prop:equal+hash procedures started comparing and hashing afresh, so that cycles through them never ended.
(struct cyc ([next #:mutable]) #:property prop:equal+hash
  (list (lambda (x y rec) (rec (cyc-next x) (cyc-next y))) (lambda (x rec) (rec (cyc-next x))) (lambda (x rec) (rec (cyc-next x)))))
(define (ring n) (define c (cyc #f)) (set-cyc-next! c (for/fold ([r c]) ([i n]) (cyc (list i r)))) c)
(equal? (ring 3) (ring 3))
(equal? (ring 3) (ring 4))
(define r (ring 5))
(= (equal-hash-code r) (equal-hash-code r))
(= (equal-secondary-hash-code r) (equal-secondary-hash-code r))
(hash-ref (hash r 'found) (ring 5) 'lost)
