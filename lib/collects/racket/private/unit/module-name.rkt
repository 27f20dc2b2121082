#lang racket/base
;; racket/private/unit/module-name: what a module that is a single unit or signature is called, at compile time.
;; Layer: above racket/base; required for-syntax by racket/unit/lang and racket/signature/lang.

(provide module-name-id)

;; (module-name-id stx kind suffix) -> identifier
;; The name of the module whose #%module-begin form is STX, without -KIND at its end, and SUFFIX.
(define (module-name-id stx kind suffix)
  (define name (symbol->string (syntax-property stx 'enclosing-module-name)))
  (define base (cond [(regexp-match (string-append "^(.*)-" kind "$") name) => cadr] [else name]))
  (datum->syntax stx (string->symbol (string-append base suffix))))
