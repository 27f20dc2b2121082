#lang racket/base
; A file to be included that cannot be opened: the error tells why.
(require racket/include)
(define-namespace-anchor anchor)
(define ns (namespace-anchor->namespace anchor))
(with-handlers ([exn:fail:syntax?
                 (lambda (e) (displayln (regexp-replace* #rx"/[^\n>]*/" (exn-message e) "")))])
  (eval '(include "no-such-file.rktl") ns))
