#lang racket/base
;; A contract of procedures from anything to a boolean tells of results as predicate/c does: without their place.
(require racket/contract)
(define-syntax-rule (show e ...)
  (begin (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (writeln e)) ...))
(define-syntax-rule (under c v) (let ([p (contract c v 'server 'client)]) p))
(show
 ((under (-> any/c boolean?) even?) 2)
 ((under (-> any/c boolean?) (lambda (x) x)) 1)
 ((under (-> any/c boolean?) (lambda (x) (values #t #f))) 1)
 ((under (->* (any/c) boolean?) (lambda (x) x)) 1)
 ((under (->* (any/c) () boolean?) (lambda (x) x)) 1)
 ((under (-> any/c boolean?) (make-parameter 1)) 2)
 ((under predicate/c (lambda (x) x)) 1)
 ((under predicate/c (lambda (x) (values #t #f))) 1)
 ;; others have a place
 ((under (-> any/c any/c boolean?) (lambda (x y) x)) 1 2)
 ((under (->* (any/c) (any/c) boolean?) (lambda (x [y 1]) x)) 1)
 ((under (-> symbol? boolean?) (lambda (x) x)) 'a)
 ((under (-> any/c boolean?) (lambda (x) x)) 1 2))
