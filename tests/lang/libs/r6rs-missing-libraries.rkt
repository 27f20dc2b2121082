#lang racket/base
;; Where an import names a library that is not installed, the import form and the library's name are blamed.
(define ns (make-base-namespace))
(define (show text)
  (define in (open-input-string (string-append "#!r6rs\n" text)))
  (port-count-lines! in)
  (with-handlers ([exn:fail? (lambda (e)
                               ;; without the directories, which differ
                               (displayln (regexp-replace #rx"(?<=in collection directories:).*(?=[)]\n  at:)" (exn-message e) " ..."))
                               (for ([s (if (exn:fail:syntax? e) (exn:fail:syntax-exprs e) '())])
                                 (writeln (list (syntax->datum s) (syntax-line s) (syntax-column s)))))])
    (define name (gensym))
    (parameterize ([read-accept-reader #t]
                   [current-namespace ns]
                   [current-module-declare-name (make-resolved-module-path name)])
      (eval (read-syntax "prog" in)))
    (parameterize ([current-namespace ns]) (dynamic-require `',name #f))
    (newline)))
(for-each show
          '("(import (rnrs) (zork))"
            "(import (zork sub (1)))"
            "(import (zork a b))"
            "(import (for (zork a) expand))"
            "(library (j) (export) (import (rnrs) (only (zork) a)))"
            "(import (rnrs zork))"
            "(import (rnrs lists (7)))"
            "(import (racket nothing))"
            "(import (racket nothing else))"
            "(import (rnrs lists) (rnrs base) (rnrs io simple))\n(write (find even? '(1 2 3)))"
            "(import (rnrs) (rnrs eval))\n(write (eval '(+ 1 2) (environment '(rnrs) '(only (rnrs lists) find))))"))
