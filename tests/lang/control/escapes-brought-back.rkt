#lang racket/base
(require racket/generator racket/control)
(println (let ([g (generator () (let/ec k (yield 1) (k 2)))]) (list (g) (g))))
(println (let ([g (generator () (let/ec k (dynamic-wind void (lambda () (yield 1) (k 2)) (lambda () (printf "out\n")))))]) (list (g) (g))))
(println (let ([g (generator () (for/list ([i 3]) (let/ec k (yield i) (k (* i 10)))))]) (list (g) (g) (g) (g))))
(println (reset (+ 1 (let/ec k (+ 10 (shift s (s 1)) (k 100))))))
(println (reset (list (let/ec k (shift s (list (s 1) (s 2))) (k 5)))))
(println (with-handlers ([void exn-message]) (let ([esc #f]) (reset (let/ec k (set! esc k) (shift s (esc 1)))))))
(println (let ([k1 #f]) (reset (let/ec e (shift s (set! k1 s)) (e 'esc))) (list (k1 1) (k1 2))))
