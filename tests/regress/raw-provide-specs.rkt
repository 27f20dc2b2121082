#lang racket/base
;; Raw provide specs with something else than an identifier where a name belongs crashed; so did a module path that is none.
(define ns (make-base-namespace))
(define-syntax-rule (try form)
  (displayln (with-handlers ([exn:fail? exn-message]) (eval 'form ns) 'fine)))
(try (module m '#%kernel (#%provide (struct 5 ()))))
(try (module m '#%kernel (#%provide (struct p (5)))))
(try (module m '#%kernel (#%provide (prefix-all-defined 5))))
(try (module m '#%kernel (#%provide (prefix-all-defined-except 5 a))))
(try (module m '#%kernel (#%provide (all-defined-except 5))))
(try (module m '#%kernel (#%provide (rename 5 a))))
(try (module m '#%kernel (#%provide (expand (5)))))
(try (module m racket/base (provide (all-from-out 5))))
(try (module m racket/base (define a 1) (provide (all-defined-out) (prefix-out b: a))))
