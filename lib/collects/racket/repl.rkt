#lang racket/base
;; racket/repl: the read-eval-print loop as a library.
(provide read-eval-print-loop)
