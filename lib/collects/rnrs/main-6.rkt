#lang racket/base
;; rnrs/main: all libraries of the Revised^6 Report but those for change, eval and what is old, for programs and for their macros.
(provide syntax-rules identifier-syntax (for-syntax #%app #%datum #%top #%top-interaction syntax-rules identifier-syntax))
(require (only-in "../r6rs/private/base.rkt" identifier-syntax)
         (for-syntax (only-in racket/base #%app #%datum #%top #%top-interaction syntax-rules)
                     (only-in "../r6rs/private/base.rkt" identifier-syntax)))

;; Requires the libraries at phases 0 and 1, and provides them at both.
(define-syntax-rule (export-libraries path ...)
  (begin
    (require path ... (for-syntax path ...))
    (provide (all-from-out path ...) (for-syntax (all-from-out path ...)))))
(export-libraries
 "base-6.rkt" "control-6.rkt" "lists-6.rkt" "sorting-6.rkt" "exceptions-6.rkt" "conditions-6.rkt" "unicode-6.rkt"
 "bytevectors-6.rkt" "hashtables-6.rkt" "enums-6.rkt" "syntax-case-6.rkt" "io/simple-6.rkt" "io/ports-6.rkt"
 "files-6.rkt" "programs-6.rkt" "arithmetic/fixnums-6.rkt" "arithmetic/flonums-6.rkt" "arithmetic/bitwise-6.rkt"
 "records/syntactic-6.rkt" "records/procedural-6.rkt" "records/inspection-6.rkt")
