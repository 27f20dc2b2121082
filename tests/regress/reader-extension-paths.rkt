#lang racket/base
;; What follows #reader, or what the reader guard makes of it, may be no module path.
(define-syntax-rule (rd s ...)
  (begin
    (with-handlers ([exn:fail? (lambda (x) (displayln (car (regexp-match #rx"^[^\n]*(?:\n  (?:expected|given):[^\n]*)*" (exn-message x)))))])
      (printf "~s\n" (parameterize ([read-accept-reader #t]) (read (open-input-string s)))))
    ...))
(rd "#reader 5" "#reader \"x" "#reader (a b)" "#reader (submod)" "#reader #(1)")
(parameterize ([current-reader-guard (lambda (p) 7)]) (rd "#reader racket/base 1"))
(parameterize ([current-reader-guard (lambda (p) (error "guarded" p))]) (rd "#reader racket/base 1"))
(parameterize ([current-reader-guard (lambda (p) (module-path-index-join p #f))]) (rd "#reader racket/base 1"))
(parameterize ([current-reader-guard (lambda (p) (make-resolved-module-path 'zork))]) (rd "#reader racket/base 1"))
