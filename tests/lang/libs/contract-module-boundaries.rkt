#lang racket
;; recontract-out, define-module-boundary-contract, structures under contract: who is blamed.
(module m racket
  (define (f x) x)
  (define g 5)
  (struct p (a b))
  (provide (contract-out [f (-> integer? integer?)] [g integer?] [struct p ([a integer?] [b string?])])))
(module n racket
  (require (submod ".." m))
  (provide (recontract-out f) g))
(module o racket
  (provide h2)
  (define (h x) (if (eqv? x 7) 'bad x))
  (define-module-boundary-contract h2 h (-> integer? integer?))
  (define-module-boundary-contract h3 h (-> integer? integer?) #:pos-source 'me #:name-for-blame hh #:srcloc (srcloc 'x 1 2 3 4))
  (provide h3))
(require (submod "." n) (submod "." o) (prefix-in m: (submod "." m)))
;; Places in one word, whatever folder the file is in.
(define (plain s)
  (regexp-replace* #px"[\n ]+" (regexp-replace* #rx"/[^ \n)]*/" s "") " "))
(define-syntax-rule (t e)
  (with-handlers ([void (lambda (x) (displayln (plain (if (exn? x) (exn-message x) (format "~a" x)))) (newline))])
    (let ([v e]) (printf "~s => ~a\n" 'e (plain (format "~s" v))))))
(t (f 'x)) (t (m:f 'x)) (t (h2 'x)) (t (h2 7)) (t (h3 'x)) (t (h3 7)) (t (h3 1)) (t g)
(t (map h2 '(1 z)))
(t (m:p 1 2))
(t m:p)
(t (struct-copy m:p (m:p 1 "b") [a 3]))
(t (match (m:p 1 "x") [(m:p a b) (list a b)]))
