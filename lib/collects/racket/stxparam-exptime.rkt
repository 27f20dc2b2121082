(module stxparam-exptime "base.rkt"
;; racket/stxparam-exptime: syntax parameters from transformers.
(require "private/stxparam-help.rkt")
(provide syntax-parameter-value make-parameter-rename-transformer))
