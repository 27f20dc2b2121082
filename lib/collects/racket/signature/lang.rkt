#lang racket/base
;; racket/signature/lang: the language of modules that are a single signature, for #lang racket/signature.
;; A module of (require spec ...) forms and elements of a signature defines and provides the signature.  Its name is that
;; of the module, without -sig at the end, and then ^.  The constructor of a structure is named make- and its name, as
;; define-struct has it.
;; Layer: above racket/unit.

(provide (except-out (all-from-out racket/base) #%module-begin) (rename-out [signature-module-begin #%module-begin])
         (for-syntax (all-from-out racket/base))
         (all-from-out racket/contract) (except-out (all-from-out racket/unit) struct/ctc))

(require racket/unit racket/contract "../private/unit/signature-forms.rkt"
         (for-syntax racket/base "../private/unit/module-name.rkt"))

;; (#%module-begin (require spec ...) ... element ...)
;; The body of a module that is a signature.
(define-syntax (signature-module-begin stx)
  (let loop ([l (cdr (or (syntax->list stx) (raise-syntax-error #f "bad syntax" stx)))] [requires '()])
    (syntax-case l (require)
      [((require . _) . more) (loop (cdr l) (cons (car l) requires))]
      [elements
       (with-syntax ([id (module-name-id stx "sig" "^")]
                     [(form ...) (reverse requires)])
         (quasisyntax/loc stx
           (#%module-begin
            form ...
            (provide id)
            (signature/make #,(syntax/loc stx (define-signature id elements)) id elements))))])))
