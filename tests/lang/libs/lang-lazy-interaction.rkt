#lang racket/base
;; The lazy language in interaction: calls are forced, definitions and other forms are not; toplevel-forcer.
(define ns (make-base-empty-namespace))
(define (show v)
  (regexp-replace* #px"(#<(?:promise|procedure)[:!])[.]{3}[^ >]*>" (format "~v" v) "\\1...>"))
(define-syntax-rule (interact form ...)
  (parameterize ([current-namespace ns])
    (namespace-require 'lazy)
    (try 'form) ...))
(define (try form)
  (printf "~s =>" form)
  (with-handlers ([exn:fail? (lambda (e) (printf " ~a" (exn-message e)))])
    (call-with-values (lambda () (eval form)) (lambda vs (for ([v vs]) (printf " ~a" (show v))))))
  (newline))
(interact
 (+ 1 2)
 (define x (+ 1 2))
 x
 (list x (+ 1 2))
 (begin 1 (+ 1 2))
 (if #t 1 2)
 (define (f y) (list y (+ 1 2)))
 (f 1)
 f
 zork
 (zork 1)
 (let ([z (+ 1 2)]) z)
 (toplevel-forcer)
 (toplevel-forcer !!)
 (list x (+ 1 2))
 x
 (f 1)
 (if #t (list 1 (+ 1 2)) 2)
 car
 (define-values (a b) (values 1 (+ 1 2)))
 a
 b
 (set! x (+ 3 4))
 x
 (! (set! x (+ 3 4)))
 x
 (struct p (x y))
 (p 1 2)
 (p-x (p 1 (/ 1 0)))
 (values 1 2))
