#lang racket/base
;; srfi/39: parameter objects, those of racket/base.
(provide make-parameter parameterize)
