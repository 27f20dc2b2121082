#lang racket/base
;; Flat contracts that have a projection of their own: it decides where there is no test, and never changes the value.
(require racket/contract)
(define-syntax-rule (try e)
  (with-handlers ([exn:fail? (lambda (x) (displayln (regexp-replace #rx"^[^:]*:[0-9:]* " (exn-message x) "")))]) (println e)))
(define (refuse-or-add b)
  (lambda (v neg) (if (number? v) (+ v 1) (raise-blame-error b #:missing-party neg v "bad"))))
(define untested (make-flat-contract #:name 'untested #:late-neg-projection refuse-or-add))
(define tested (make-flat-contract #:name 'tested #:first-order number? #:late-neg-projection refuse-or-add))
(struct own () #:property prop:flat-contract
  (build-flat-contract-property #:name (lambda (c) 'own) #:late-neg-projection (lambda (c) refuse-or-add)))
(struct point (x) #:transparent)

(for ([c (list untested tested (own))])
  (try (contract c 1 'pos 'neg))
  (try ((contract (-> c any) list 'pos 'neg) 1))
  (try ((contract (-> c any) list 'pos 'neg) 'x))
  (try (contract (listof c) '(1 2) 'pos 'neg))
  (try (contract (listof c) '(a 2) 'pos 'neg))
  (try (vector-ref (contract (vectorof c) (vector 1) 'pos 'neg) 0))
  (try (vector-ref (contract (vectorof c) (vector 'a) 'pos 'neg) 0))
  (try (contract (vectorof c #:flat? #t) (vector 1 2) 'pos 'neg))
  (try (contract (vector/c c integer?) (vector-immutable 'a 2) 'pos 'neg))
  (try (contract (cons/c c c) '(1 . 2) 'pos 'neg))
  (try (contract (cons/c c c) '(1 . a) 'pos 'neg))
  (try (contract (list/c c integer?) '(1 2) 'pos 'neg))
  (try (contract (list/c c integer?) '(a 2) 'pos 'neg))
  (try (contract (or/c #f c) 1 'pos 'neg))
  (try (contract (and/c c integer?) 1 'pos 'neg))
  (try (contract (box/c c #:immutable #t) (box-immutable 1) 'pos 'neg))
  (try (contract (hash/c c c #:immutable #t) (hash 1 1) 'pos 'neg))
  (try (contract (hash/c c c #:immutable #t) (hash 1 'b) 'pos 'neg))
  (try (contract (struct/c point c) (point 1) 'pos 'neg))
  (try (contract (struct/dc point [x c]) (point 1) 'pos 'neg))
  (try (contract (rename-contract c 'other) 'a 'pos 'neg)))

;; in and/c and or/c the test decides first
(define traced
  (make-flat-contract #:name 'traced
                      #:first-order (lambda (v) (printf "test ~s\n" v) (number? v))
                      #:projection (lambda (b) (lambda (v) (printf "projection ~s\n" v) v))))
(try (contract traced 1 'pos 'neg))
(try (contract (or/c #f traced) 1 'pos 'neg))
(try (contract (and/c traced integer?) 1 'pos 'neg))
(try (contract (not/c traced) 'a 'pos 'neg))

;; a projection may refuse more than its test does, also where that is a primitive
(define below-zero
  (make-flat-contract #:name 'below-zero #:first-order integer?
                      #:late-neg-projection
                      (lambda (b) (lambda (v neg) (if (negative? v) v (raise-blame-error b #:missing-party neg v "not below"))))))
(try ((contract (-> below-zero any) list 'pos 'neg) 1))
(try ((contract (-> below-zero any) list 'pos 'neg) -1))
(try (contract (struct/c point below-zero) (point 1) 'pos 'neg))
(try (contract (hash/c any/c below-zero #:immutable #t) (hash 'a 1) 'pos 'neg))
(try (contract (hash/c symbol? positive? #:immutable #t) (hash 'a 1) 'pos 'neg))
(try (contract (hash/c symbol? positive? #:immutable #t) (hash 'a 'x) 'pos 'neg))
(try (contract (hash/c symbol? integer? #:flat? #t) (make-hash '((a . x))) 'pos 'neg))
