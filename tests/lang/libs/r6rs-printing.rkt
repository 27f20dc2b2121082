#lang r6rs
; r6rs: how data are written and displayed
(import (rnrs))
(define l '(1 2 "x" #\a))
(write l) (newline)
(display (list 1 2 3)) (newline)
(write (vector 1 '(2 3))) (newline)
(write (cons 1 2)) (newline)
(write #vu8(1 2)) (newline)
(write 'a) (newline)
(write (string->symbol "A b")) (newline)
(display (list (quote ab) "x" #\c)) (newline)
(write (if #f #f)) (newline)
(write (make-eq-hashtable)) (newline)
(define-record-type point (fields x y))
(write (make-point 1 2)) (newline)
(write (call/cc (lambda (k) (with-exception-handler (lambda (e) (k (condition? e))) (lambda () (car 5)))))) (newline)
(write (guard (e (#t (list (who-condition? e) (message-condition? e) (irritants-condition? e) (condition-message e)))) (car 5)))(newline)
(write (guard (e (#t e)) (error 'foo "bar" 1 2)))(newline)
1
"res"
(list 1 2)
