#lang racket/base
;; A handler that calls itself through error messages could be broken off only when it had taken gigabytes.
(define depth 0)
(define looping
  (thread
   (lambda ()
     (with-handlers ([exn:break? (lambda (e) (displayln "broken off"))])
       (parameterize ([error-value->string-handler (lambda (v len) (set! depth (add1 depth)) (car v))])
         (car 'start))))))
(let wait () (when (< depth 100) (sleep) (wait)))
(break-thread looping)
(thread-wait looping)
(< depth 50000)
