#lang racket/base
;; rnrs/arithmetic/flonums: flonums.
(provide (matching-identifiers-out #rx"^fl" (all-from-out "../../r6rs/private/numbers.rkt")) flonum? real->flonum fixnum->flonum &no-infinities make-no-infinities-violation no-infinities-violation? &no-nans make-no-nans-violation no-nans-violation?)
(require racket/provide "../../r6rs/private/numbers.rkt" "../../r6rs/private/conditions.rkt")
