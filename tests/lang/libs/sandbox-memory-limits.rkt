#lang racket/base
;; An evaluator that takes too much memory says so; one shut down by its program or from outside says that.
(require racket/sandbox)
(define-syntax-rule (t e)
  (displayln
   (with-handlers ([exn:fail:sandbox-terminated?
                    (lambda (x) (list (exn-message x) (exn:fail:sandbox-terminated-reason x)))]
                   [exn:fail? exn-message])
     e)))
(define loop '(let loop ([l '()]) (loop (cons (make-bytes 100000) l))))
(define (evaluator megabytes limits)
  (parameterize ([sandbox-memory-limit megabytes] [sandbox-eval-limits limits]) (make-evaluator 'racket/base)))
(define ev (evaluator 30 #f))
(t (ev loop))
(t (ev 1))
(t ((evaluator 20 #f) loop))
(t ((evaluator #f '(#f 20)) loop))
(define ev2 (evaluator 30 #f))
(t (ev2 '(custodian-shutdown-all (current-custodian))))
(t (ev2 '2))
(define ev4 (evaluator 30 #f))
(t (ev4 '(kill-thread (current-thread))))
(t (ev4 '2))
(define ev3 (evaluator 30 #f))
(custodian-shutdown-all (get-user-custodian ev3))
(t (ev3 '2))
(define ev5 (evaluator 30 #f))
(kill-evaluator ev5)
(t (ev5 '2))
