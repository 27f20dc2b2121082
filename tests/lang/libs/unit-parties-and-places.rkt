#lang racket/base
;; racket/unit: what a module of unit forms does or which error it gives, with the place it is told of; contracts in signatures
;; are between the units, and are checked when a body has run
(define outside (make-base-namespace))
(define libraries '(racket/unit racket/contract))
(parameterize ([current-namespace outside]) (for-each (lambda (l) (dynamic-require l #f)) libraries))
;; what stands at the beginning of many programs
(define shared
  '((SIGS (define-signature a^ (x y)) (define-signature b^ (z)) (define-signature c^ extends a^ (w)))
    (UNITS (define-unit ua (import) (export a^) (define x 1) (define y 2) (display 'ua)) (define-unit ub (import a^) (export b^) (define z (+ x y)) (display 'ub)) (define-unit uc (import) (export c^) (define x 5) (define y 6) (define w 7)))
    (UNIT-VALUES (define ua (unit (import) (export a^) (define x 1) (define y 2) (display 'ua))) (define ub (unit (import a^) (export b^) (define z (+ x y)) (display 'ub))) (define uc (unit (import) (export c^) (define x 5) (define y 6) (define w 7))))
    (MORE-UNITS (define u (unit (import a^) (export) (list x y))) (define ex (unit (import) (export b^) (define z 7) (display z))) (define-unit du (import a^) (export) (list 'du x y)) (define-unit ux (import) (export a^) (define x 1) (define y 2)) (define-unit ub (import) (export b^) (define z 7)))))
(define (run text)
  (define in (open-input-string text))
  (port-count-lines! in)
  (define body
    (let loop ([l (syntax->list (read-syntax 'prog in))])
      (apply append (for/list ([f l]) (cond [(assq (syntax-e f) shared) => cdr] [else (list f)])))))
  (printf "~a\n  " text)
  (parameterize ([current-namespace (make-base-empty-namespace)])
    (for ([l (cons 'racket/base libraries)]) (namespace-attach-module outside l))
    (namespace-require ''#%kernel)
    (with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))])
      (eval (datum->syntax #f `(module m racket/base (#%require ,@libraries) . ,body)))
      (dynamic-require ''m #f)))
  (newline))
(for-each
 run
 (list
  "((define-signature a^ (x . y)))"
  "((define-signature a^ ((struct p (x x)))))"
  "((define-signature a^ ((struct/ctc p (x)))))"
  "(SIGS (define x 10) (define y 20) (define z 30) (define w 40) (define v (unit (import (tag t a^) (tag t b^)) (export))) (invoke-unit v (import a^)))"
  "(SIGS (define x 10) (define y 20) (define z 30) (define w 40) (define v (unit (import (tag t a^) (prefix q: c^)) (export))) (invoke-unit v (import a^)))"
  "(SIGS (unit (import) (export a^ (prefix d: c^)) (define x 1) (define y 1) (define d:x 1) (define d:y 2) (define d:w 1)))"
  "(SIGS (unit (import) (export a^ (prefix b: a^))))"
  "(SIGS (unit . 5))"
  "(SIGS MORE-UNITS (invoke-unit u (import b^)))"
  "(SIGS MORE-UNITS (invoke-unit u (import c^)))"
  "(SIGS MORE-UNITS (invoke-unit/infer du))"
  "(SIGS (define x 10) (define y 20) MORE-UNITS (invoke-unit/infer (foo du)))"
  "(SIGS MORE-UNITS (define-values/invoke-unit ex (export b^) (import)))"
  "(SIGS MORE-UNITS (define-values/invoke-unit ex (import a^) (export b^)) z)"
  "(SIGS MORE-UNITS (define-values/invoke-unit ex (import) (export b^ b^)) z)"
  "(SIGS MORE-UNITS (define-values/invoke-unit ex 5 6))"
  "(SIGS MORE-UNITS (define-values/invoke-unit/infer (export (tag t b^)) ub))"
  "(SIGS MORE-UNITS (define-values/invoke-unit/infer (export b^) (link du ub)) z)"
  "(SIGS (define-unit u (import a^) (export b^) (define z (+ x y))) (set! u (unit (import) (export))))"
  "(SIGS (define-unit u . 5))"
  "(SIGS (define-unit u (import) (export a^)))"
  "(SIGS (define-unit-binding u))"
  "(SIGS (define-unit-binding u (unit (import) (export)) (import) (export)) u)"
  "(SIGS (unit-from-context a^ b^))"
  "(SIGS (define-unit-from-context u a^ b^))"
  "(SIGS (define x 1) (define y 2) (define-unit-from-context u a^) u (define-values/invoke-unit/infer (export (prefix q: a^)) u) (list q:x q:y))"
  "(SIGS UNIT-VALUES (define c (compound-unit (import) (export) (link) (foo))) c (define x 100) (define y 200) (invoke-unit c))"
  "(SIGS UNIT-VALUES (define-compound-unit c (import) (export) (link) (foo)) c (define-values/invoke-unit/infer c))"
  "(SIGS UNIT-VALUES (define c (compound-unit . 5)) c (define x 100) (define y 200) (invoke-unit c))"
  "(SIGS UNIT-VALUES (define-compound-unit c (import (A : a^)) (export) (link (((B : b^)) ub A))) c (define-values/invoke-unit/infer c))"
  "(SIGS UNIT-VALUES (define-compound-unit c (import) (export) (link (((A : b^)) ua))) c (define-values/invoke-unit/infer c))"
  "(SIGS UNIT-VALUES (define-compound-unit c (import) (export) (link (((B : b^)) ub))) c (define-values/invoke-unit/infer c))"
  "(SIGS UNIT-VALUES (define-compound-unit c (import) (export) (link (() 5))) c (define-values/invoke-unit/infer c))"
  "(SIGS UNIT-VALUES (define c (compound-unit (import) (export) (link (() )))) c (define x 100) (define y 200) (invoke-unit c))"
  "(SIGS UNIT-VALUES (define-compound-unit c (import) (export) (link (((A : (tag t a^))) ua))) c (define-values/invoke-unit/infer c))"
  "(SIGS UNIT-VALUES (define c (compound-unit (import) (export) (link (((A : (prefix q: a^))) ua)))) c (define x 100) (define y 200) (invoke-unit c))"
  "(SIGS UNIT-VALUES (define c (compound-unit (import) (export) (link (() ua . A)))) c (define x 100) (define y 200) (invoke-unit c))"
  "(SIGS UNITS (define-compound-unit/infer c (import a^) (export b^) (link ub)) c (define-values/invoke-unit/infer c))"
  "(SIGS UNITS (define c (compound-unit/infer (import) (export a^) (link ua ua))) c (define x 100) (define y 200) (define w 300) (invoke-unit c))"
  "(SIGS UNITS (define c (compound-unit/infer (import) (export) (link (((A : b^)) ua)))) c (define x 100) (define y 200) (define w 300) (invoke-unit c))"
  "(SIGS UNITS (define c (compound-unit/infer (import) (export) (link ((a^) ua)))) c (define x 100) (define y 200) (define w 300) (invoke-unit c))"
  "(SIGS UNITS (define c (compound-unit/infer (import (prefix q: a^)) (export) (link ub))) c (define x 100) (define y 200) (define w 300) (invoke-unit c))"
  "(SIGS UNITS (define c (compound-unit/infer (import (A a^)) (export) (link))) c (define x 100) (define y 200) (define w 300) (invoke-unit c))"
  "(SIGS UNITS (define-compound-unit/infer c (import a^ a^) (export) (link)) c (define-values/invoke-unit/infer c))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define-unit/new-import-export c ) c (invoke-unit/infer c))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define-unit/new-import-export c (import)) c (invoke-unit/infer c))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/new-import-export (import a2^) (export b^) ((b^) ub))) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define-unit/new-import-export c (import a2^) (export b^) ((b^) ub)) c (invoke-unit/infer c))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/new-import-export (import) (export) ((a^) 5))) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/new-import-export (import) (export) (a^ ua))) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/new-import-export (import) (export) ((b^) ua))) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/new-import-export (import) (export) ((a^) ua) 5)) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/new-import-export (import) (export) (()))) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/new-import-export (import a2^) (export b^) (init-depend a2^) ((b^) ub a^))) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define-unit/new-import-export c (import a2^) (export b^) (init-depend a2^) ((b^) ub a^)) c (invoke-unit/infer c))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define-unit/s c ) c (invoke-unit/infer c))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/s (import))) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/s (import) (export))) c (invoke-unit c (import a2^)))"
  "(SIGS (define-signature a2^ (y x)) UNITS (define x 100) (define y 200) (define c (unit/s (import) (export) ua ua)) c (invoke-unit c (import a2^)))"
  "(SIGS (require (for-syntax racket/base)) (define-unit/new-import-export))"
  "(SIGS (require (for-syntax racket/base)) (define-unit/new-import-export 5))"
  "(SIGS (require (for-syntax racket/base)) (define-unit/s))"
  "(SIGS (require (for-syntax racket/base)) (define-unit/s 5))"
  "(SIGS (require (for-syntax racket/base)) (define-signature-form))"
  "(SIGS (require (for-syntax racket/base)) (define-signature-form (f x) #f) (define-signature q^ ((f 1))))"
  "(SIGS (require (for-syntax racket/base)) (define-signature-form (f . x) 5) )"
  "(SIGS (require (for-syntax racket/base)) (provide-signature-elements a^))"
  "(SIGS (require (for-syntax racket/base)) (provide-signature-elements 5))"
  "(SIGS (require (for-syntax racket/base)) tag)"
  "(SIGS (require (for-syntax racket/base)) (link))"
  "(SIGS (require (for-syntax racket/base)) extends)"
  "(SIGS (require (for-syntax racket/base)) open)"
  "(SIGS (require (for-syntax racket/base)) contracted)"
  "(SIGS (require (for-syntax racket/base)) (define-values-for-export (x) 1))"
  "(SIGS (require (for-syntax racket/base)) except)"
  "(SIGS (require (for-syntax racket/base)) unit?)"
  "((define u (unit (import) (export))) (object-name u) u (object-name (unit (import) (export))) (unit (import) (export)) (define-unit v (import) (export)) (object-name v) (define-compound-unit c (import) (export) (link)) (object-name c) (procedure? u) (struct? u) (let ([q (unit (import) (export))]) (object-name q)))"
  "((define-signature a^ (x)) (define-signature b^ (y)) (define-unit u (import) (export)) (set! u (unit (import a^) (export))))"
  "((define-signature a^ (x)) (define-signature b^ (y)) (define-unit u (import) (export a^) (define x 1)) (set! u (unit (import b^) (export))))"
  "((define-signature a^ (x)) (define-signature b^ (y)) (define x 1) (define y 2) (define u (unit (import) (export))) (define-values/invoke-unit u (import) (export (prefix z: a^) (prefix z: b^))))"
  "((define-signature a^ (x)) (define-signature b^ (y)) (define-signature c^ (w)) (define u (unit (import a^ b^ c^) (export))) (invoke-unit u))"
  "((define-signature a^ (x)) (define-signature b^ (y)) (define-signature c^ (w)) (define u (unit (import) (export))) (compound-unit (import) (export) (link (((A : a^) (B : b^) (C : c^)) u))))"
  "((define-signature a^ (x)) (define-signature b^ (y)) (define-unit-binding u (unit (import a^) (export)) (import b^) (export a^)))"
  "((define-signature a^ ((contracted [x number?]))) (invoke-unit (unit (import) (export a^) (define x 'q))))"
  "((define-signature a^ ((contracted [x number?]))) (define-values/invoke-unit (unit (import) (export a^) (define x 'q)) (import) (export a^)) x)"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define-unit u (import) (export a^) (define (f x) 'q)) (define-values/invoke-unit/infer u) (f 1))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define-unit u (import) (export a^) (define (f x) 'q)) (define-values/invoke-unit/infer u) (f 'a))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define (f x) 'q) (define-unit-from-context u a^) (define-unit v (import a^) (export) (f 'x)) (invoke-unit (compound-unit/infer (import) (export) (link u v))))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define (f x) 'q) (define-unit-from-context u a^) (define-unit v (import a^) (export) (f 1)) (invoke-unit (compound-unit/infer (import) (export) (link u v))))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define-unit u (import) (export a^) (define (f x) 'q) (f 'y)) (define-unit v (import a^) (export) (f 1)) (invoke-unit (compound-unit/infer (import) (export) (link u v))))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define-unit u (import) (export a^) (define (f x) 'q)) (define-unit v (import a^) (export) (f 'z)) (invoke-unit (compound-unit/infer (import) (export) (link u v))))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define (f x) 'q) (invoke-unit (unit (import a^) (export) (f 1)) (import a^)))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define (f x) 'q) (define v (unit (import (prefix p: a^)) (export) (p:f 'k))) (invoke-unit v (import a^)))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define v (unit (import) (export (prefix p: a^)) (define (p:f x) 'r))) (define-values/invoke-unit v (import) (export (prefix q: a^))) (q:f 1))"
  "((define-signature a^ ((contracted [f 5] [g (lambda (x) #f)]))) (define v (unit (import) (export a^) (define f 6) (define g 1))) (define-values/invoke-unit v (import) (export a^)) f)"
  "((define-signature a^ ((contracted [f (-> t? t?)]) t?)) (define v (unit (import) (export a^) (define (f x) x) (define (t? x) (eq? x 1)))) (define-values/invoke-unit v (import) (export a^)) (f 1) (f 2))"
  "((define-signature a^ ((struct/ctc p ([x number?])))) (define v (unit (import) (export a^) (struct p (x)))) (define-values/invoke-unit v (import) (export a^)) (p-x (p 1)) (p 'a))"
  "((define-signature a^ ((contracted [x number?]))) (invoke-unit (unit (import) (export a^) (define x 'q) (display \"after\") x)))"
  "((define-signature a^ ((contracted [x number?] [f (-> number? number?)]))) (define-unit u (import) (export a^) (define x 1) (define (f y) (display 'f) 's) (display \"after\") x) (define-unit v (import a^) (export) (display x) f (let ([g f]) (eq? f f))) (invoke-unit (compound-unit/infer (import) (export) (link u v))))"
  "((define-signature a^ ((contracted [x (begin (display 'c) number?)]))) (define-unit u (import) (export a^) (define x 1) (display \"after\") x) (define-unit v (import a^) (export) (display x) (display x)) (invoke-unit (compound-unit/infer (import) (export) (link u v))))"
  "((define-signature a^ ((contracted [x number?] [y t?] [t? any/c]))) (define-unit u (import) (export (prefix k: a^)) (define k:x 1) (define k:y 2) (define k:t? even?)) (define-values/invoke-unit/infer u) (list x y t?))"
  "((define-signature a^ ((contracted [f (-> number? number?)]))) (define-signature b^ extends a^ ((contracted [g (-> number? number?)]))) (define-unit v (import) (export b^) (define (f x) 's) (define (g x) 't)) (define-values/invoke-unit/infer v) (f 1))"))
