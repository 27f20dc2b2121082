#lang racket/base
; r5rs/init sets the reader and the printer of whoever requires it, and gives r5rs
(require (only-in r5rs/init) racket/port (prefix-in r5: (only-in r5rs cons)))
(write (r5:cons 1 2))
(newline)
(write (with-input-from-string "(Some |Words| are #T)" read))
(newline)
(with-handlers ([exn:fail:read? (lambda (e) (displayln (exn-message e)))]) (with-input-from-string "(a [b])" read))
(with-handlers ([exn:fail:read? (lambda (e) (displayln (exn-message e)))]) (with-input-from-string "(a {b})" read))
(with-handlers ([exn:fail:read? (lambda (e) (displayln (exn-message e)))]) (with-input-from-string "(a . b . c)" read))
