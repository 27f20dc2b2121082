#lang racket/base
;; rnrs/records/procedural: records by procedures.
(provide make-record-type-descriptor record-type-descriptor? make-record-constructor-descriptor
         record-constructor record-predicate record-accessor record-mutator)
(require "../../r6rs/private/records.rkt")
