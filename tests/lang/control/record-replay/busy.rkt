#lang racket/base
;; Broken by signals: in a loop, while it sleeps, and while it waits for input.
(define count 0)
(with-handlers ([exn:break:terminate? (lambda (e) (printf "broken at ~a\n" count))])
  (let loop () (set! count (add1 count)) (loop)))
(with-handlers ([exn:break? (lambda (e) (printf "broken asleep, after ~a ms\n" (current-inexact-milliseconds)))]) (sleep 100))
(with-handlers ([exn:break? (lambda (e) (printf "broken while reading\n"))]) (read-char))
