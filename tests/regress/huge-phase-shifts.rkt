#lang racket/base
;; A shift by billions made a table of that many levels. Shifts up to 10000 either way are taken, bigger ones refused.
(define ns (make-base-namespace))
(define-syntax-rule (try form)
  (displayln (with-handlers ([exn:fail? exn-message]) (eval 'form ns) 'fine)))
(try (module m '#%kernel (#%require (for-meta 4000000000 racket/base))))
(try (module m '#%kernel (#%require (for-meta 10000 racket/base))))
(try (require 'm))
(try (module m '#%kernel (define-values (x) 1) (#%provide (for-meta 4000000000 x))))
