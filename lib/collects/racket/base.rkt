;; racket/base: the language. Assembled from pre-base (the forms) and the data and sequence layers.
(module base '#%kernel
  (#%require (all-except "private/pre-base.rkt" assoc map for-each andmap ormap
                         open-input-file open-output-file open-input-output-file
                         call-with-input-file call-with-output-file
                         with-input-from-file with-output-to-file directory-list
                         collection-path collection-file-path
                         raise-syntax-error interned-char? keyword->immutable-string list-pair?
                         prop:incomplete-arity prop:method-arity-error symbol->immutable-string
                         true-object? syntax-binding-set-extend syntax-serialize syntax-deserialize
                         syntax-srcloc do-raise-syntax-error current-module-path-for-meta prop:print-converter prop:serializable)
             "private/list.rkt" "private/map.rkt" "private/for.rkt" "private/for-clauses.rkt"
             "private/sequence.rkt" "private/hash.rkt" "private/regexp.rkt" "private/misc.rkt"
             "private/generics.rkt" "private/files.rkt" "private/syntax-error.rkt"
             "private/syntax-tools.rkt"
             (for-syntax (only "private/stxforms.rkt" syntax-rules syntax-id-rules ... _)
                         (only "private/patvar.rkt" syntax-pattern-variable?)))
  (#%provide (all-from "private/pre-base.rkt")
             (all-from "private/list.rkt") (all-from "private/map.rkt") (all-from "private/for.rkt")
             (all-from-except "private/for-clauses.rkt" define-slice-sequence)
             prop:sequence sequence? make-do-sequence sequence->stream sequence-generate
             sequence-generate* in-cycle in-sequences in-values-sequence in-values*-sequence
             (all-from "private/hash.rkt") (all-from "private/regexp.rkt")
             (all-from "private/misc.rkt")
             (all-from "private/generics.rkt") (all-from "private/files.rkt")
             raise-syntax-error (all-from "private/syntax-tools.rkt")
             (for-syntax syntax-rules syntax-id-rules ... _ syntax-pattern-variable?))
  (module reader '#%kernel
    (#%require "private/lang-reader.rkt")
    (#%provide (rename r read) (rename rs read-syntax) (rename gi get-info) (rename gii get-interaction-info))
    (define-values (r rs gi gii) (make-lang-reader 'racket/base))))
