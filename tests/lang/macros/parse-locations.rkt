#lang racket/base
;; Where failures of syntax-parse say that terms are, by what is known of their locations.
(require syntax/parse)
(define-syntax-class c (pattern (a:id b:nat)))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (syntax-parse (datum->syntax #f '(m (a b)) (list "foo.txt" #f #f 5 6)) [(_ x:c) 1]))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (syntax-parse (datum->syntax #f '(m (a b)) (list 'foo 1 2 5 6)) [(_ x:c) 1]))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (syntax-parse (datum->syntax #f '(m (a b)) (list 'foo #f #f #f #f)) [(_ x:c) 1]))
(with-handlers ([void (lambda (e) (displayln (exn-message e)))]) (syntax-parse (datum->syntax #f '(m (a b)) (list #f 1 2 #f #f)) [(_ x:c) 1]))
