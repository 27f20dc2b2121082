#lang racket/base
;; syntax/parse/experimental/template: template metafunctions, and older names of the template forms.
(require racket/private/metafunction (for-syntax racket/base))
(provide define-template-metafunction
         (rename-out [syntax template] [syntax/loc template/loc] [quasisyntax quasitemplate] [quasisyntax/loc quasitemplate/loc]
                     [~? ??] [~@ ?@]))
