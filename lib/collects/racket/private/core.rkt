;; racket/private/core: the language of the later private layers: the kernel with let, cond,
;; quasiquote, define, syntax-case and syntax-rules, at phases 0 and 1.
;; Layer 9. No optional or keyword arguments; module bodies do not print.
(module core '#%kernel
  (#%require "stx.rkt" "small.rkt" "cond.rkt" "qq.rkt" "define.rkt" "stxforms.rkt" "define-rule.rkt"
             (for-syntax '#%kernel "stx.rkt" "small.rkt" "cond.rkt" "qq.rkt" "define.rkt"
                         "stxforms.rkt" "define-rule.rkt"))
  (#%provide (all-from '#%kernel)
             (all-from "small.rkt") (all-from "cond.rkt") (all-from "qq.rkt")
             (all-from "define.rkt") (all-from "stxforms.rkt") (all-from "define-rule.rkt")
             identifier? check-duplicate-identifier
             (for-syntax (all-from '#%kernel)
                         (all-from "stx.rkt") (all-from "small.rkt") (all-from "cond.rkt")
                         (all-from "qq.rkt") (all-from "define.rkt") (all-from "stxforms.rkt")
                         (all-from "define-rule.rkt"))))
