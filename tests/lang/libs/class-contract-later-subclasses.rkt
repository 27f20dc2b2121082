#lang racket/base
;; What class/c asks of inner methods holds for all that replace them, and what it asks of inheriting code until the method
;; itself is replaced.
(require racket/class racket/contract)
(define-syntax-rule (t e ...)
  (begin (with-handlers ([exn:fail? (lambda (x) (displayln (car (regexp-match #rx"^[^\n]*\n[^\n]*\n[^\n]*" (exn-message x)))))]) (printf "~s\n" e)) ...))
(define I (-> any/c integer? integer?))
(define (under c k) (contract c k 'pos 'neg 'k #f))
(define b% (class object% (super-new) (define/pubment (q x) (inner x q x))))
(define a% (class b% (super-new) (define/augride (q x) x)))
(displayln "inner, augridden below")
(let* ([k% (under (class/c (inner [q I])) b%)]
       [s% (class k% (super-new) (define/augride (q x) (if (equal? x 3) "r" x)))]
       [z% (class s% (super-new) (define/override (q x) (if (equal? x 4) "r" (super q x))))]
       [y% (class z% (super-new) (define/override (q x) x))])
  (t (send (new s%) q "a") (send (new s%) q 3) (send (new z%) q "a") (send (new z%) q 3) (send (new z%) q 4) (send (new y%) q "a") (send (new y%) q 5)))
(displayln "inner, augridden above")
(let* ([k% (under (class/c (inner [q I])) a%)]
       [z% (class k% (super-new) (define/override (q x) (if (equal? x 4) "r" (super q x))))]
       [y% (class z% (super-new) (define/override (q x) x))])
  (t (send (new k%) q "a") (send (new z%) q "a") (send (new z%) q 3) (send (new z%) q 4) (send (new y%) q "a")))
(displayln "inner, then a further level")
(let* ([k% (under (class/c (inner [q I])) a%)]
       [z% (class k% (super-new) (define/overment (q x) (if (equal? x 4) 4 (inner x q "inside"))))]
       [y% (class z% (super-new) (define/augment (q x) 6))])
  (t (send (new z%) q "a") (send (new z%) q 4) (send (new y%) q 5)))
(displayln "inherited")
(define-syntax-rule (inherited spec kind super%)
  (let* ([k% (under (class/c spec) super%)]
         [z% (class k% (super-new) (kind (q x) x))]
         [y% (class z% (super-new) (inherit q) (define/public (r x) (q x)))])
    (t (send (new y%) q "a") (send (new y%) r "a") (send (new y%) r 1))))
(define p% (class object% (super-new) (define/public (q x) x)))
(inherited (inherit [q I]) define/override p%)
(inherited (inherit [q I]) define/augment b%)
(inherited (augment [q I]) define/augride b%)
(inherited (augride [q I]) define/override a%)
