#lang racket/base
;; Tests of all elements by a primitive without effects: '#%woad is Woad's own, and contracts are as with other predicates.
(require racket/contract/base (only-in racket/contract/combinator contract-first-order)
         (only-in '#%woad plain-predicate? every-element?))
(define (anything x) #t)

(for ([v (list integer? list? symbol? not procedure? car even? anything equal-hash-code 5)])
  (printf "~a ~a\n" v (plain-predicate? v)))

(for ([v (list '() '(1 2 3) '(1 b 3) '#() '#(1 2) (vector 1 'b))])
  (printf "~s ~a\n" v (every-element? integer? v)))

(define-syntax-rule (shown e ...)
  (begin
    (with-handlers ([exn:fail? (lambda (x) (displayln (exn-message x)))]) (printf "~s\n" e)) ...))
(shown
 (every-element? car '(1))
 (every-element? anything '(1))
 (every-element? integer? '(1 . 2))
 (every-element? integer? 5)
 (every-element? integer? (chaperone-vector (vector 1) (lambda (v i x) x) (lambda (v i x) x)))
 (every-element? integer?))

(define numbers (listof integer?))
(define row (vectorof integer? #:flat? #t))
(define many (for/list ([i 100000]) i))
(define seen 0)
(define watched (chaperone-vector (vector 1 2) (lambda (v i x) (set! seen (+ seen 1)) x) (lambda (v i x) x)))
(shown
 (eq? many (contract numbers many 'server 'client 'it #f))
 (contract numbers '(1 2 x 3) 'server 'client 'it #f)
 (contract (non-empty-listof integer?) '() 'server 'client 'it #f)
 (map (contract-first-order numbers) (list '() '(1 2) '(1 x) '(1 . 2) 5))
 (map (contract-first-order row) (list '#() '#(1 2) '#(1 x) '(1 2)))
 (contract row (vector 1 'x) 'server 'client 'it #f)
 ((contract-first-order row) watched)
 seen)
