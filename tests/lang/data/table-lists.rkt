#lang racket/base
;; What lists the keys and values of a table at once, where it is not impersonated, and what composes tests of a list of tests.
(require (only-in '#%woad table-keys table-values table-entries plain-any plain-all plain-same plain-list plain-number))
(define-syntax-rule (try e ...)
  (begin (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (writeln e)) ...))
(define shown (impersonate-hash (make-hasheq '((a . 1)))
                                (lambda (h k) (values k (lambda (h k v) (+ v 10)))) (lambda (h k v) (values k v)) (lambda (h k) k)
                                (lambda (h k) k)))
(for ([h (list (hasheq) (hasheq 'a 1) (make-hash '((x . "y"))) shown 5 '((a . 1)))])
  (try (table-keys h) (table-values h) (table-entries h)))
(try (plain-any 5) (plain-all 'x) (plain-number 'x) (plain-any (list car)) (plain-all (list (lambda (x) x))) (plain-list 5)
     ((plain-any '()) 1) ((plain-all '()) 1) ((plain-same 'a) 'a) ((plain-list (plain-same 'a)) '(a a b)) ((plain-list symbol?) '(a a . b)))
