#lang racket/base
;; rnrs/bytevectors: byte vectors.
(provide (all-from-out "../r6rs/private/bytevectors.rkt"))
(require "../r6rs/private/bytevectors.rkt")
