#lang racket/base
;; A require of a module whose body raised an exception bound the names all the same; used, they were an undefined value.
(define ns (make-base-namespace))
(define (try form)
  (with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))])
    (call-with-values (lambda () (eval form ns)) (lambda vals (for ([v vals]) (unless (void? v) (writeln v)))))))
(define-syntax-rule (try-all form ...) (begin (try 'form) ...))

(try-all
 (module half racket/base
   (provide car x y f)
   (define car 1)
   (define x 2)
   (error "stopped")
   (define y 3)
   (define (f) 4))
 (define x 5)
 (require 'half) x (car '(6)) y
 (module third racket/base (require 'half) (provide z) (define z y))
 (require 'third) z
 (require 'half) x (f) (+ y 1)
 (module fourth racket/base (require (for-syntax racket/base 'half)) (define-syntax (m stx) #`#,x))
 (let () (local-require 'half) (list y)))
(parameterize ([current-namespace ns])
  (with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (namespace-require '(prefix r: 'half2)))
  (eval '(module half2 racket/base (provide w) (define w 1) (error "stopped again")))
  (define (require-half2)
    (with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (namespace-require '(prefix r: 'half2))))
  (require-half2)
  (try 'r:w)
  (require-half2)
  (try 'r:w))
