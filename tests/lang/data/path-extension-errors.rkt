#lang racket/base
;; Extensions are added to path elements only, and must leave such.
(define-syntax-rule (t e ...) (begin (printf "~s => ~s\n" 'e (with-handlers ([exn:fail? exn-message]) e)) ...))
(t (path-replace-extension ".." #".zz") (path-add-extension ".." #".zz") (path-add-extension "." #".zz") (path-add-extension "a/.." #".zz") (path-add-extension "a" "/b") (path-replace-extension "a.b" "/b") (path-add-extension "a" "") (path-replace-extension "/" ".b") (path-add-extension "a" "\0"))
