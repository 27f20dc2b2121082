;; racket/private/pre-base: everything of racket/base that the library's own sequence and data
;; layers are written in; racket/base adds those layers to it.
;; Layer 15.
(module pre-base '#%kernel
  (#%require "stx.rkt" "small.rkt" "cond.rkt" "qq.rkt" "define.rkt" "stxforms.rkt" "define-rule.rkt"
             "more.rkt" "case.rkt" "handlers.rkt" "require.rkt" "provide.rkt" "struct.rkt"
             "modbeg.rkt" "kw.rkt" "kw-stx.rkt" "kw-rt.rkt" "kernstruct.rkt" "system.rkt" "logging.rkt"
             (for-syntax "stxforms.rkt"))
  (#%provide (all-from-except '#%kernel #%module-begin #%app lambda λ apply
                              procedure-rename procedure-reduce-arity
                              impersonate-procedure chaperone-procedure
                              impersonate-procedure* chaperone-procedure*
                              prop:procedure)
             (all-from "kernstruct.rkt") (all-from "system.rkt")
             (all-from-except "logging.rkt" log-to)
             (all-from "small.rkt") (all-from "cond.rkt") (all-from "qq.rkt")
             (rename new-lambda lambda) (rename new-λ λ)
             (rename new-define define) (rename new-define-syntax define-syntax)
             (rename new-define-for-syntax define-for-syntax) define-values-for-syntax
             (rename new-app #%app) (rename new-apply apply) keyword-apply
             (rename new-make-keyword-procedure make-keyword-procedure)
             (rename new-procedure-keywords procedure-keywords)
             (rename new-prop:procedure prop:procedure)
             (rename new-procedure-rename procedure-rename)
             (rename new-impersonate-procedure impersonate-procedure)
             (rename new-chaperone-procedure chaperone-procedure)
             (rename new-impersonate-procedure* impersonate-procedure*)
             (rename new-chaperone-procedure* chaperone-procedure*)
             (rename new-procedure-reduce-arity procedure-reduce-arity)
             (rename new-procedure-reduce-keyword-arity procedure-reduce-keyword-arity)
             (rename new-procedure-reduce-keyword-arity-mask procedure-reduce-keyword-arity-mask)
             (all-from-except "stxforms.rkt" no-rule-match)
             (all-from "define-rule.rkt")
             (all-from-except "more.rkt" define-syntax-alias)
             (all-from "case.rkt")
             with-handlers with-handlers* call-with-exception-handler
             (all-from "require.rkt")
             (all-from-except "provide.rkt" define-provide-form for-syntax for-template for-label
                              for-meta for-space)
             (all-from-except "struct.rkt" with-methods method-or-false)
             identifier? check-duplicate-identifier
             module+
             (rename printing-module-begin #%module-begin)
             (rename printing-module-begin #%printing-module-begin)
             (rename #%module-begin #%plain-module-begin)
             (rename #%app #%plain-app)
             (rename lambda #%plain-lambda)
             (rename top-interaction #%top-interaction)
             (for-syntax syntax-rules syntax-id-rules ... _)))
