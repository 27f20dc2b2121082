#lang racket/base
;; rnrs/arithmetic/fixnums: fixnums.
(provide (matching-identifiers-out #rx"^fx" (all-from-out "../../r6rs/private/numbers.rkt")) fixnum? fixnum-width least-fixnum greatest-fixnum)
(require racket/provide "../../r6rs/private/numbers.rkt")
