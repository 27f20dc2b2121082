#lang racket/base
;; An abort lost the marks of the frame that made the prompt, so an exception that no predicate of the inner
;; with-handlers accepted never reached the outer one.
(displayln (with-handlers ([symbol? (lambda (x) (list 'outer x))])
  (with-handlers ([string? (lambda (x) (list 'inner x))])
    (raise 'sym))))
