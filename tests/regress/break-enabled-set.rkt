#lang racket/base
;; (break-enabled on?) answered void and changed nothing.
(break-enabled #f)
(break-enabled)
(break-enabled #t)
(break-enabled)
