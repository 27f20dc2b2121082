;; Names that our libraries export and the reference's do not: (library name ...).
;; primitives that the reference's kernel keeps in other modules
(racket/kernel current-module-path-for-meta print-value-columns prop:print-converter prop:serializable)
