#lang racket/base
;; Stencil vectors and phantom bytes. Where the reference shows an inner printed form or an empty line, the usual form stands here.
(define-syntax-rule (t e ...) (begin (printf "~s => ~s\n" 'e (with-handlers ([exn:fail? (lambda (x) (regexp-replace* #rx"\n *" (exn-message x) "|"))]) (call-with-values (lambda () e) list))) ...))
(define s (stencil-vector #b10101 'a 'b 'c))
(t s (stencil-vector? s) (stencil-vector? (vector)) stencil-vector-mask-width (stencil-vector-mask s) (stencil-vector-length s) (stencil-vector-ref s 0) (stencil-vector-ref s 2) (stencil-vector-ref s 3) (stencil-vector-ref s 'x) (stencil-vector-ref 5 0)
   (begin (stencil-vector-set! s 1 'z) s) (stencil-vector-set! s 7 1) (stencil-vector-set! 5 7 1) (stencil-vector-update s #b100 #b1010 'p 'q) (stencil-vector-update s #b10 0) (stencil-vector-update s 0 #b100 1) (stencil-vector-update s #b100 #b1010 'p) (stencil-vector-update s 0 0) (eq? s (stencil-vector-update s 0 0))
   (stencil-vector 3 1) (stencil-vector 0) (stencil-vector -1) (stencil-vector (expt 2 58)) (stencil-vector (sub1 (expt 2 58))) (stencil-vector 'a) (stencil-vector) (equal? (stencil-vector 3 1 2) (stencil-vector 3 1 2)) (equal? (stencil-vector 3 1 2) (stencil-vector 3 1 3)) (equal? (stencil-vector 3 1 2) (stencil-vector 5 1 2)) (= (equal-hash-code (stencil-vector 3 1 2)) (equal-hash-code (stencil-vector 3 1 2)))
   (stencil-vector-mask 5) (stencil-vector-length 5) (stencil-vector-update 5 0 0) (stencil-vector-update s 'a 0) (stencil-vector-update s 0 'a) (vector? s) (procedure-arity stencil-vector) (procedure-arity stencil-vector-update)
   (format "~a" (stencil-vector 3 "a" #\b)) (format "~v" (stencil-vector 3 "a" 'b)) (format "~s" (stencil-vector 3 "a" 'b))
   (make-phantom-bytes 100) (phantom-bytes? (make-phantom-bytes 0)) (phantom-bytes? 5) (set-phantom-bytes! (make-phantom-bytes 5) 10) (make-phantom-bytes -1) (make-phantom-bytes 'a) (set-phantom-bytes! 5 5) (set-phantom-bytes! (make-phantom-bytes 1) 'a) (make-phantom-bytes (expt 2 80))
)
