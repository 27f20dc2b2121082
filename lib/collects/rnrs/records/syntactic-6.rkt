#lang racket/base
;; rnrs/records/syntactic: records by definition.
(provide define-record-type record-type-descriptor record-constructor-descriptor
         fields mutable immutable parent protocol sealed opaque nongenerative parent-rtd)
(require "../../r6rs/private/records.rkt")
