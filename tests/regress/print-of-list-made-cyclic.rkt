#lang racket/base
;; A list that its own custom writer made cyclic was printed without end, and no break came through.
(require racket/port)
(struct knot (pair) #:property prop:custom-write
  (lambda (self port mode) (set-mcdr! (knot-pair self) (knot-pair self)) (write 'knot port)))
(define pair (mcons 1 #f))
(set-mcdr! pair (knot pair))
(define printing
  (thread (lambda ()
            (with-handlers ([exn:break? (lambda (e) (printf "broken\n"))]) (write pair (open-output-nowhere))))))
(sync/timeout 0.1 printing)
(break-thread printing)
(printf "~a\n" (and (sync/timeout 20 printing) 'ended))
;; others run meanwhile, too
(define counted 0)
(set-mcdr! pair (knot pair))
(define again (thread (lambda () (write pair (open-output-nowhere)))))
(for ([i 3]) (sleep 0) (set! counted (add1 counted)))
(kill-thread again)
counted
