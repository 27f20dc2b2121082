#lang r5rs
; how programs in r5rs are read and shown: case does not count, symbols with capitals are written with bars; a failure quotes its values
(write (cons 1 2)) (write '(A b)) (write '(quote a)) (write (vector 'a "s")) (newline)
(write (string->symbol "Hello")) (display (string->symbol "Hello")) (write '|X y|) (newline)
(write (eval '(car '(Ab 2)) (scheme-report-environment 5))) (newline)
(write (list #T #F '#\A "Aa" #xFF 1E2)) (newline)
(DEFINE Foo 5) (write foo) (LET ((x 1)) (write X)) (newline)
(list 1 2) 'a "not printed"
(car 'Foo)
