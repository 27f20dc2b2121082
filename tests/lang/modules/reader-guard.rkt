#lang racket/base
; current-reader-guard is asked about the readers that #lang and #reader lead to, those that languages lead to as well
(define (try text [guard values])
  (with-handlers ([exn:fail? (lambda (e) (displayln (car (regexp-split #rx"\n" (exn-message e)))))])
    (parameterize ([current-reader-guard (lambda (path) (printf "~s\n" path) (guard path))]
                   [read-accept-reader #t]
                   [current-namespace (make-base-namespace)])
      (println (read (open-input-string text))))))
(try "#lang racket/base 5")
(try "#reader racket/base/lang/reader 5")
(try "#lang no-such 5")
(try "#lang at-exp racket/base 5")
(try "#lang s-exp racket/base 5")
(try "#lang racket 5" (lambda (path) '(submod racket/base reader)))
(try "#lang racket 5" (lambda (path) (error 'guard "refused")))
(try "#reader racket/base/lang/reader 5" (lambda (path) 7))
