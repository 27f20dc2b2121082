#lang racket/base
;; racket/unit: contracts of units apply where a variable is used, can mention other variables of its signature, keep the
;; contracts of the signature, and tell what the body returns
(require racket/unit racket/contract (for-syntax racket/base))
(define (placed text)                    ; without folders, and without the place of the form in the collections
  (regexp-replace* #rx"((?:at|from|blaming): )[^\n]*/" (regexp-replace #rx"\n  at: <collects>[^\n]*" text "") "\\1"))
(define-syntax-rule (t e)
  (with-handlers ([void (lambda (x) (printf "~a| ~a\n" (object-name x) (placed (exn-message x))))])
    (call-with-values (lambda () e) (lambda l (for ([x l]) (printf "~s " x)) (newline)))))
(define-syntax (s stx)
  (syntax-case stx ()
    [(_ e) (with-handlers ([exn:fail:syntax? (lambda (x) #`(displayln '#,(exn-message x)))])
             (local-expand #'e 'module '())
             #'(displayln 'expanded))]))
(define-signature a^ (x)) (define-signature b^ (y)) (define-signature xy^ (x y))
(define (say n) (lambda (v) (printf "check ~a\n" n) #t))
;; when: in cycles too
(define a1@
  (contract (unit/c (import (b^ [y (say 'y)])) (export (a^ [x (say 'x)])))
            (unit (import b^) (export a^) (define x (lambda () y)) (printf "a body\n")) 'p 'n))
(define b1@
  (contract (unit/c (import (a^ [x (say 'xi)])) (export b^))
            (unit (import a^) (export b^) (printf "b body\n") (define y 3) (list (x) (x))) 'p 'n))
(t (invoke-unit (compound-unit (import) (export) (link [((A : a^)) a1@ B] [((B : b^)) b1@ A]))))
(t (invoke-unit (compound-unit (import) (export)
                  (link [((A : a^)) (unit (import b^) (export a^) (define x y)) B]
                        [((B : b^)) (contract (unit/c (import) (export (b^ [y (say 'y)]))) (unit (import) (export b^) (define y 3)) 'p 'n)]))))
(define n 0)
(define e@
  (contract (unit/c (import) (export (xy^ [x (begin (set! n (add1 n)) (printf "contract ~a\n" n) any/c)])))
            (unit (import) (export xy^) (define x 1) (define y 2)) 'p 'n))
(t (invoke-unit (compound-unit (import) (export) (link [((A : xy^)) e@] [() (unit (import xy^) (export) (list x x y)) A]))))
;; other variables of the signature
(define-unit/contract eq@ (import) (export (xy^ [x (=/c y)])) (define x 3) (define y 2))
(t (let () (define-values/invoke-unit/infer eq@) x))
(define-unit/contract eq2@ (import) (export (xy^ [x (=/c y)])) (define x 2) (define y 2))
(t (let () (define-values/invoke-unit/infer eq2@) x))
;; contracts of the signature
(define-signature f^ ((contracted [f (-> number? number?)])))
(define out@
  (contract (unit/c (import) (export (f^ [f (-> integer? integer?)])))
            (unit (import) (export f^) (define (f x) (if (= x 2) "q" 2.5))) 'p 'n))
(let ()
  (define-values/invoke-unit out@ (import) (export f^))
  (t (f 1)) (t (f 2)) (t (f 2.5)) (t (f "s")))
(define in@
  (contract (unit/c (import (f^ [f (-> integer? integer?)])) (export)) (unit (import f^) (export) f) 'p 'n))
(let ()
  (define (f x) (if (= x 2) "q" 2.5))
  (define g (invoke-unit in@ (import f^)))
  (t (g 1)) (t (g 2)) (t (g 2.5)) (t (g "s")))
;; what is imported and exported is what the contract lists
(t (contract (unit/c (import) (export xy^)) (unit (import) (export a^) (define x 1)) 'p 'n))
(define more@ (contract (unit/c (import a^ b^) (export)) (unit (import) (export)) 'p 'n))
(t (invoke-unit more@))
;; names are those of the signature
(define-unit/contract prefix@ (import ((prefix q: xy^) [x number?])) (export) q:x)
(t (let ([x "s"] [y 2]) (invoke-unit prefix@ (import xy^))))
(s (define-unit/contract u@ (import ((prefix q: a^) [q:x number?])) (export) q:x))
(s (define-unit/contract u@ (import ((rename a^ [z x]) [z number?])) (export) z))
(s (define-unit/contract u@ (import (a^ [x number?] [x string?])) (export) x))
(s (unit/c (import) (export (a^ [y number?]))))
(s (unit/c (import a^ a^) (export)))
(define-signature a2^ extends a^ (x2))
(s (unit/c (import) (export a^ a2^)))
;; what the body returns
(define-unit/contract body@ (import) (export a^) #:invoke/contract number? (define x 1) "q")
(t body@)
(t (invoke-unit body@))
(define-unit/contract body2@ (import b^) (export a^) (init-depend b^) #:invoke/contract (values number? string?) (define x 1) (values 1 y))
(define y 1)
(t (invoke-unit body2@ (import b^)))
(define (returns c . vs) (t (invoke-unit (contract c (unit (import) (export) (apply values vs)) 'p 'n))))
(define two (unit/c (import) (export) (values number? string?)))
(t two)
(returns two 1 "q")
(returns two 1)
(returns two 1 "q" 3)
(returns (unit/c (import) (export) (values)))
(returns (unit/c (import) (export) (values)) 1)
(t (unit/c (import (a^ [x (lambda (x y) 1)])) (export) 5))
