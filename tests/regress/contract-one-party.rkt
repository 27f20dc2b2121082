#lang racket/base
;; Where one party promises and uses, the message said that it broke its own contract.
(require racket/contract)
(define-syntax-rule (t e) (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)) (newline))]) (writeln e)))
(define f (contract (-> number? number?) (lambda (x) 'z) 'same 'same 'f #f))
(t (f 'x)) (t (f 1))
(t (contract (-> number? number?) 5 'same 'same 'f #f))
(t (contract number? 'x "same" "same" 'f #f))
(t ((contract (-> (-> number? any) any) (lambda (f) (f 'q)) "same" "same" 'f #f) values))
(t ((contract (-> (-> number? any) any) (lambda (f) (f 'q)) "same" "other" 'f #f) values))
