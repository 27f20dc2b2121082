#lang racket/base
; What match says of a clause without a body, of => without an identifier, and of patterns that are none; the exception for
; no matching clause is transparent. Well-formed relatives stand beside.
(require racket/match (for-syntax racket/base))
(struct pt (x y))
(define-namespace-anchor anchor)
(define ns (namespace-anchor->namespace anchor))
(define (try form)
  (with-handlers ([exn:fail? (lambda (e) (displayln (cadr (regexp-match #rx"(match: .*)" (exn-message e)))))])
    (writeln (eval form ns))))
(for-each try
          '((match 1 [x #:when #t])
            (match 1 [x #:when #t 'yes])
            (match 1 [x (=> 5) 1])
            (match 1 [x (=> next) 'yes])
            (match 1 [(pt a b c) 1])
            (match (pt 1 2) [(pt a b) b])
            (match 1 [(quote) 1])
            (match 'a ['a 'yes])
            (match 1 [#&x 1])
            (match 1 [#(a) 1])
            (match 1 [#s(a b) 1])
            (match #&1 [`#&,x x])))
(let-values ([(type skipped?) (struct-info (with-handlers ([void values]) (match 1 [2 3])))]) type)
