#lang racket/base
;; Declares run-time paths of each kind.
(require racket/runtime-path (for-syntax racket/base))
(define-runtime-path x "data.txt")
(define-runtime-path-list l (list "a" "b"))
(define-runtime-module-path m racket/list)
(define-runtime-paths (p q) (values "r" '(lib "json")))
(define-runtime-path n (string->path "built"))
(provide (all-defined-out))
