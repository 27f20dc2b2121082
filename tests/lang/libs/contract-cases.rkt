#lang racket/base
;; case->: the case for a number of arguments, one with a rest, one with many arguments, several results, and who is blamed.
(require racket/contract)
;; the message without its paths
(define (show x) (displayln (regexp-replace #rx"\n  (at|location): .*" (regexp-replace #rx"\n  blaming: [^\n]*/" (exn-message x) "\n  blaming: ") "")))
(define-syntax-rule (report e ...)
  (begin (with-handlers ([exn:fail? show]) (call-with-values (lambda () e) list)) ...))

(define/contract few
  (case-> (-> integer?) (-> integer? string?) (-> string? symbol? (values symbol? string?)) (-> integer? integer? integer? any))
  (case-lambda [() 0] [(n) (if (zero? n) 'zero (number->string n))] [(s y) (if (eq? y 'swap) (values y s) (values s y))] [(a b c) (values a b c)]))
(report (few) (few 1) (few 0) (few "1") (few "s" 'swap) (few "s" 'keep) (few 's 'swap) (few 1 2 3) (few 1 2 'three) (few 1 2 3 4))

(define/contract many
  (case-> (-> integer? integer? integer? integer? integer? integer?)
          (-> integer? #:rest (listof symbol?) (listof symbol?))
          (-> any/c any/c string?)) ; never reached: the case before takes two arguments
  (case-lambda [(a b c d e) (if (= a 0) "none" (+ a b c d e))] [(n . l) (if (= n 0) n l)]))
(report (many 1 2 3 4 5) (many 0 2 3 4 5) (many 1 2 3 'four 5) (many 1) (many 1 'a 'b) (many 1 'a "b") (many 'one) (many 0)
        (many 1 'a 'b 'c 'd 'e 'f) (many 1 'a 'b 'c) (many))

;; procedures as arguments, and as what is contracted
(define/contract (taking f) (-> (case-> (-> integer? integer?) (-> integer? integer? integer?)) any)
  (list (f 1) (f 1 2)))
(report (taking (case-lambda [(a) a] [(a b) (+ a b)])) (taking (lambda (a [b 'none]) b)) (taking (lambda l (length l))))
(define/contract over (case-> (-> integer? integer?) (-> integer? integer? integer?)) (let ([over (lambda (a [b 2] [c 3]) (+ a b c))]) over))
(report (over 1) (over 1 1) (over))
(with-handlers ([exn:fail:contract:arity? (lambda (x) (displayln (car (regexp-match #rx"arity mismatch.*" (exn-message x)))))]) (over 1 1 1))
(procedure-arity few)
(object-name many)

;; contracts that depend on arguments: predicates, other values, and what is no contract
(define/contract (dependent kind v)
  (->i ([kind any/c] [v (kind) kind]) [result (kind v) (lambda (r) (eq? r v))])
  (if (eq? v 13) 'other v))
(report (dependent integer? 5) (dependent integer? 'a) (dependent integer? 13) (dependent 'a 'a) (dependent 'a 'b)
        (dependent (listof integer?) '(1)) (dependent (listof integer?) '(a)) (dependent 5 5) (dependent list? '()) (dependent list? 'a)
        (dependent null? 'a) (dependent (vector 1) 2) (dependent cons 2))
