#lang racket/base
;; Long syntax objects in messages and on output are cut at 256 characters.
(define-syntax-rule (t e) (with-handlers ([void (lambda (x) (displayln (exn-message x)))]) e))
(define s (datum->syntax #f (for/list ([i 200]) i)))
(t (car s))
(t (vector-ref s 1))
(t (car (vector s s)))
(t (vector-ref (list s) 1))
(t (vector-ref (list s 1 2) 1))
(displayln s)
(println (list s))
(t (vector-ref (datum->syntax #f (for/list ([i 20]) (list i 'abcdefg "xyz"))) 1))
(t (error 'x "~e" (list s)))
(t (error 'x "~a" (list s)))
