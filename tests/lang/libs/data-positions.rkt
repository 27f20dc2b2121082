#lang racket/base
;; Positions belong to their dictionaries; disjoint sets print; heaps need procedures.
(require data/skip-list data/interval-map data/union-find data/heap racket/dict)
(define (kind e) (let-values ([(type skipped?) (struct-info e)]) (let-values ([(name a b c d f g h) (struct-type-info type)]) name)))
(define-syntax-rule (try form ...)
  (begin
    (begin
      (printf "~s\n" 'form)
      (with-handlers ([exn:fail? (lambda (e) (printf "  ~a: ~a\n" (kind e) (car (regexp-split #rx"\n  in:|\n  at:" (exn-message e)))))])
        (call-with-values (lambda () form) (lambda l (for ([v l] #:unless (void? v)) (printf "  ~s\n" v))))))
    ...))

(define (s) (let ([s (make-skip-list)]) (for ([i '(1 3 5)]) (skip-list-set! s i (* i i))) s))
(define one (s))
(define at (skip-list-iterate-first one))
(try
 (skip-list-iterate-first one)
 (skip-list-iterate-key one at)
 (skip-list-iterate-key (s) at)
 (skip-list-iterate-value (s) at)
 (skip-list-iterate-next (s) at))
(define m (make-interval-map '(((1 . 3) . a) ((5 . 8) . b))))
(try
 (dict-iterate-first m)
 (dict-iterate-key m (dict-iterate-first m))
 (dict-iterate-next m (dict-iterate-first m))
 (dict-iterate-key m 3)
 (interval-map-cons*! m 4 2 'x)
 (print (uf-new '(1 "a")))
 (write (uf-new '(1 "a")))
 (display (uf-new '(1 "a")))
 (make-heap 'x)
 (make-heap (lambda () 1))
 (vector->heap 5 (vector 1)))
