#lang racket/base
;; sequence->list refuses what is no sequence in the words of the loop that it is; the others name themselves.
(require racket/sequence)
(define-syntax-rule (t e ...)
  (begin (with-handlers ([exn:fail:contract? (lambda (x) (displayln (exn-message x)))]) (println e)) ...))
(t (sequence->list 'a) (sequence->list -3) (sequence->list 3) (sequence->list "ab") (sequence->list (hash 1 2))
   (sequence-length 'a) (sequence-map add1 'a))
