#lang racket/base
;; rnrs/main: all libraries of the Revised^6 Report but those for change, eval and what is old.
(provide (all-from-out "base-6.rkt" "control-6.rkt" "lists-6.rkt" "sorting-6.rkt" "exceptions-6.rkt" "conditions-6.rkt"
         "unicode-6.rkt" "bytevectors-6.rkt" "hashtables-6.rkt" "enums-6.rkt" "syntax-case-6.rkt"
         "io/simple-6.rkt" "io/ports-6.rkt" "files-6.rkt" "programs-6.rkt" "arithmetic/fixnums-6.rkt"
         "arithmetic/flonums-6.rkt" "arithmetic/bitwise-6.rkt" "records/syntactic-6.rkt"
         "records/procedural-6.rkt" "records/inspection-6.rkt"))
(require "base-6.rkt" "control-6.rkt" "lists-6.rkt" "sorting-6.rkt" "exceptions-6.rkt" "conditions-6.rkt"
         "unicode-6.rkt" "bytevectors-6.rkt" "hashtables-6.rkt" "enums-6.rkt" "syntax-case-6.rkt"
         "io/simple-6.rkt" "io/ports-6.rkt" "files-6.rkt" "programs-6.rkt" "arithmetic/fixnums-6.rkt"
         "arithmetic/flonums-6.rkt" "arithmetic/bitwise-6.rkt" "records/syntactic-6.rkt"
         "records/procedural-6.rkt" "records/inspection-6.rkt")
