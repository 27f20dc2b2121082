#lang racket/base
;; A comparison of keys that changed the table it was made for left a stale place in it: crashes, and entries lost or doubled.
;; (In the reference such an operation waits for itself.)
(define act (make-parameter void))
(struct key (n) #:property prop:equal+hash
  (list (lambda (a b same?) ((act)) (= (key-n a) (key-n b))) (lambda (a hash) (modulo (key-n a) 4)) (lambda (a hash) 1)))
(define held '()) ; weak tables keep no keys
(define (held-key n) (set! held (cons (key n) held)) (car held))
(define makers (list make-hash make-weak-hash make-ephemeron-hash))
(define keys (for/list ([i 20]) (key i)))
(define (fill maker) (let ([h (maker)]) (for ([k keys]) (hash-set! h k (key-n k))) h))
(define (once proc) (let ([done? #f]) (lambda () (unless done? (set! done? #t) (parameterize ([act void]) (proc))))))
(define changes
  (list hash-clear!
        (lambda (h) (hash-clear! h) (hash-set! h (held-key 3) 'new))
        (lambda (h) (hash-remove! h (held-key 3)))
        (lambda (h) (for ([i 200]) (hash-set! h i i)))
        (lambda (h) (hash-clear! h) (for ([i 3]) (hash-set! h i i)) (collect-garbage))))
(define operations
  (list (lambda (h) (hash-ref h (held-key 3) 'none))
        (lambda (h) (hash-ref-key h (held-key 3) #f))
        (lambda (h) (hash-set! h (held-key 3) 'set) (hash-ref h (held-key 3) 'none))
        (lambda (h) (hash-remove! h (held-key 3)) (hash-ref h (held-key 3) 'none))
        (lambda (h) (hash-update! h (held-key 3) list 'default) (hash-ref h (held-key 3) 'none))
        (lambda (h) (hash-ref! h (held-key 3) 'put))))
(define (shown v) (if (key? v) (list 'key (key-n v)) v))
(for ([maker makers])
  (for ([change changes])
    (writeln
     (for/list ([operation operations])
       (define h (fill maker))
       (define result (parameterize ([act (once (lambda () (change h)))]) (operation h)))
       (define count (hash-count h))
       (list (shown result) count (= count (length (hash-keys h))) (hash-ref h (held-key 3) 'none))))))
