;; racket/struct-info: static information about structure types, for transformers.
(module struct-info '#%kernel
  (#%require "private/structinfo.rkt")
  (#%provide prop:struct-info make-struct-info struct-info? (rename struct-info? checked-struct-info?)
             extract-struct-info struct:struct-info
             prop:struct-auto-info struct-auto-info? struct-auto-info-lists
             prop:struct-field-info struct-field-info? struct-field-info-list))
