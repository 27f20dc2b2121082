#lang racket/base
;; What the procedure of an impersonated table gives besides the key must take three arguments; the reference calls it unchecked.
(define-syntax-rule (show e) (begin (display (with-handlers ([exn:fail? exn-message]) e)) (newline)))
(define (table second)
  (impersonate-hash (make-hash '((a . 1))) (lambda (h k) (values k second)) (lambda (h k v) (values k v)) (lambda (h k) k)
                    (lambda (h k) k)))
(define (of-two h k) 1)
(show (hash-ref (table 5) 'a))
(show (hash-ref (table of-two) 'a))
(show (hash-ref (table (lambda (h k v) (add1 v))) 'a))
