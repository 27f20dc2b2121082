#lang racket/base
(require racket/generator racket/control)
(println (let ([g (generator () (for ([i 2000]) (let/ec k (yield i) (k (* i 10)))) 'end)]) (for/sum ([i 2000]) (g))))
(define (deep n k) (if (= n 0) (shift s (s (lambda () (k 'deep)))) (list n (deep (- n 1) k))))
(println (reset (let/ec k ((deep 0 k)))))
(println (reset (list 'a (let/ec k (let loop ([n 10]) (if (= n 0) (begin (shift s (s 1)) (k 'x)) (list (loop (- n 1)))))))))
(println (reset (list 'a (let/ec j (list 'b (let/ec k (let loop ([n 10]) (if (= n 0) (begin (shift s (list (s 1) (s 2))) (j 'x)) (list (loop (- n 1)))))))))))
(println (reset (list 'a (let/ec j (list 'b (let/ec k (let loop ([n 10]) (if (= n 0) (begin (shift s (list (s 1) (s 2))) (k 'x)) (list (loop (- n 1)))))))))))
(println (reset (list 'a (let/ec j (list 'b (let/ec k (list (let/ec l (list (let/ec m (list (shift s (s (shift s (list (s 1) (s 2))))) (shift s (s 4)) (k 'x)))))))))))) 
