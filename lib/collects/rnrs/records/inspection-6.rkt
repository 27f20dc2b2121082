#lang racket/base
;; rnrs/records/inspection: looking into records.
(provide record? record-rtd record-type-name record-type-parent record-type-uid record-type-generative?
         record-type-sealed? record-type-opaque? record-type-field-names record-field-mutable?)
(require "../../r6rs/private/records.rkt")
