#lang racket/base
;; The expressions of a module+ did not print: a submodule without a language took #%module-begin from the #f in the form.
(module+ main
  5
  (define x 6)
  (values x 7)
  (begin 8 (void)))
