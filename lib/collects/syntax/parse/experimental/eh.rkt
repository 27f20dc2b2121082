#lang racket/base
;; syntax/parse/experimental/eh: sets of ellipsis-head alternatives, used by name.
(require "../private/forms.rkt" "../private/keywords.rkt")
(provide define-eh-alternative-set ~eh-var)
