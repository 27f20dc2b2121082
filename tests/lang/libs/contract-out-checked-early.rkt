#lang racket/base
;; What a module exports with a contract is checked when the module is instantiated, after its body and after the
;; contracts of all its exports, whether a client uses it or not.
(define ns (make-base-namespace))
(define-syntax-rule (try form ...)
  (with-handlers ([exn:fail:contract?
                   (lambda (x) (displayln (car (regexp-match #rx"^.*blaming: [^\n]*" (regexp-replace #rx"\n  at: .*" (exn-message x) "")))))])
    (eval 'form ns) ...
    (displayln "instantiated")))

(displayln "-- failures")
(try (module flat racket (provide (contract-out [w integer?])) (define w "x") (displayln "body")) (require 'flat))
(try (module no-procedure racket (provide (contract-out [w (-> 5 5)])) (define w 3)) (require 'no-procedure))
(try (module arity racket (provide (contract-out [w (-> 5 5)])) (define (w) 3)) (require 'arity))
(try (module dependent racket (provide (contract-out [w (->i ([x integer?]) [r (x) integer?])])) (define (w) 3))
     (require 'dependent))
(try (module data racket (provide (contract-out [w (vectorof 5)])) (define w 3)) (require 'data))
(try (module renamed racket (provide (contract-out (rename w ww integer?))) (define w 'ok)) (require 'renamed))
(try (module older racket (provide/contract [w integer?]) (define w 'ok)) (require 'older))
(try (module object racket
       (provide (contract-out [w (object/c [q (->m any/c)])]))
       (define w (new (class object% (super-new)))))
     (require 'object))
(try (module boundary racket
       (define w 3)
       (define-module-boundary-contract q w string? #:pos-source 'me)
       (displayln "after the definition"))
     (require 'boundary))
(displayln "-- order")
(try (module two racket
       (provide (contract-out [v (begin (displayln "contract of v") integer?)]
                              [w (begin (displayln "contract of w") integer?)]))
       (define w 'w) (define v 'v)
       (displayln "end of the body"))
     (require 'two))
(displayln "-- not yet")
(try (module declared racket (provide (contract-out [w integer?])) (define w "x")))
(try (module later racket (provide (contract-out [w (promise/c integer?)])) (define w (delay "x"))) (require 'later))
(displayln "-- kept promises")
(try (module kept racket
       (provide (contract-out [struct p ([x integer?])] [rest (listof symbol?)] [f (-> integer? integer?)]))
       (struct p (x)) (define rest '(a)) (define (f x) x))
     (require 'kept)
     (displayln (list (f 3) (p-x (p 1)) rest)))
