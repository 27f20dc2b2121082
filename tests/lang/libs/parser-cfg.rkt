#lang racket/base
;; parser-tools/cfg-parser: ambiguous, cyclic and left-recursive grammars, positions, and errors. Where the reference tells of the
;; token before the end of the input, or checks no names, ours does as parser-tools/yacc: not compared.
(require (for-syntax racket/base) parser-tools/lex parser-tools/cfg-parser)
(define-syntax-rule (try e)
  (with-handlers ([exn:fail? (lambda (x) (displayln (car (regexp-split #rx"
;;  +(in|at):" (exn-message x)))))])
    (call-with-values (lambda () e) (lambda results (for ([v results]) (writeln v))))))
(define-namespace-anchor here)
(define (expand-error form)
  (with-handlers ([exn:fail? (lambda (x) (displayln (car (regexp-split #rx"
;;  +(at|in):" (exn-message x)))))])
    (writeln (eval form (namespace-anchor->namespace here)))))
