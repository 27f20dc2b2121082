#lang racket/base
;; srfi/6: basic string ports, those of racket/base.
(provide open-input-string open-output-string get-output-string)
