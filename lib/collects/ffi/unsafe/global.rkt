#lang racket/base
;; ffi/unsafe/global: values that all of a session shares.  Layer: above racket/base.

(require (only-in '#%unsafe unsafe-register-process-global unsafe-get-place-table))
(provide (rename-out [unsafe-register-process-global register-process-global]
                     [unsafe-get-place-table get-place-table]))

;; (register-process-global key val) -> any/c
;; What is registered for the key, a byte string, or #f: then val is from now on, unless it is #f.

;; (get-place-table) -> hash?
;; A mutable table, by eq?, always the same one in a session.
