#lang racket/base
; pretty printing of values that contain themselves, through hash tables and through the rests of lists, ends and shows the
; circle by a label; what only repeats prints in full
(require racket/pretty)
(let ([v (make-hash)]) (hash-set! v 0 v) (pretty-write v) (pretty-print v) (pretty-print (list v v)))
(let ([v (make-hasheq)] [b (box 1)]) (hash-set! v 'a b) (set-box! b v) (pretty-write v) (pretty-display v) (pretty-print b))
(let* ([b (box 1)] [v (hash 'a b 'c 2)]) (set-box! b v) (pretty-write v) (pretty-print b))
(struct s (a [b #:mutable]) #:transparent)
(let ([x (s 1 2)]) (set-s-b! x x) (pretty-print x) (pretty-print (hash 'a x)))
(struct p (a [b #:mutable]) #:prefab)
(let ([x (p 1 2)]) (set-p-b! x x) (pretty-print x))
(let ([x (mcons 1 2)]) (set-mcdr! x x) (pretty-print x))
(let* ([b (box 1)] [v (hash b 1)]) (set-box! b v) (pretty-write b))
(define (circle n) (define p (make-placeholder #f)) (placeholder-set! p (for/fold ([l p]) ([i n]) (cons i l))) (make-reader-graph p))
(pretty-print (circle 1)) (pretty-print (circle 2)) (pretty-print (list (circle 3))) (pretty-write (circle 5))
(let ([x (mcons 1 (mcons 2 3))]) (set-mcdr! (mcdr x) x) (pretty-print (vector x)))
(pretty-print (for/list ([i 60]) i))
