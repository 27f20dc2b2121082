#lang racket/base
;; Endless recursion above C frames, here of a custom writer, could be broken off only when it had taken gigabytes.
(define depth 0)
(struct endless ()
  #:property prop:custom-write (lambda (v port mode) (set! depth (add1 depth)) (write (endless) port)))
(define looping
  (thread
   (lambda ()
     (with-handlers ([exn:break? (lambda (e) (displayln "broken off"))])
       (write (endless) (open-output-string))))))
(let wait () (when (< depth 100) (sleep) (wait)))
(break-thread looping)
(thread-wait looping)
(< depth 50000)
