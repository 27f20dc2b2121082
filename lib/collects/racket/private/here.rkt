;; racket/private/here: the context that plain data get when a template inserts them.
;; Layer 5. The kernel is required for-template, so that a number made by a macro is a literal
;; where the macro's result goes.
(module here '#%kernel
  (#%require (for-template '#%kernel))
  (#%provide template-context)
  (define-values (template-context) (quote-syntax here)))
