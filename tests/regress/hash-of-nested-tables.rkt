#lang racket/base
(define x (let loop ([i 0] [l '()]) (if (= i 100000) l (loop (add1 i) (hash l 1)))))
(displayln "built") (equal? x (hash 1 x))
(define h1 (hash 'a (hash 'b (list 1 2 3) 'c "x") (list (hash 1 2)) 3))
(define h2 (make-hash)) (hash-set! h2 h1 'found)
(hash-ref h2 (hash (list (hash 1 2)) 3 'a (hash 'c "x" 'b (list 1 2 3))) #f)
(= (equal-hash-code (make-hash '((1 . 2) (3 . 4) ((5 6) . 7)))) (equal-hash-code (make-hash '(((5 6) . 7) (3 . 4) (1 . 2)))))
