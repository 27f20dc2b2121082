#lang racket/base
;; rnrs/arithmetic/bitwise: bits of integers.
(provide (matching-identifiers-out #rx"^bitwise-" (all-from-out "../../r6rs/private/numbers.rkt")) )
(require racket/provide "../../r6rs/private/numbers.rkt")
