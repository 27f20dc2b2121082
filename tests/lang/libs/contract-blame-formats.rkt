#lang racket/base
;; racket/contract/combinator: messages of projections, given as text and as a list
(require racket/contract)
(define c (make-contract #:name 'c #:late-neg-projection (lambda (b) (lambda (v n) (raise-blame-error b #:missing-party n v "plain ~a" v)))))
(define d (make-contract #:name 'd #:late-neg-projection (lambda (b) (lambda (v n) (raise-blame-error b #:missing-party n v '("listed" expected: "~a") v)))))
(define-syntax-rule (t e) (with-handlers ([exn:fail? (lambda (x) (displayln (car (regexp-match #rx"^.*?in:" (exn-message x)))))]) e))
(t (contract c 5 'p 'n)) (t ((contract (-> c any) void 'p 'n) 5)) (t (contract d 5 'p 'n)) (t ((contract (-> d any) void 'p 'n) 5))
