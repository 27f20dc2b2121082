#lang racket/base
;; SIGINT, SIGTERM and SIGHUP are breaks of the main thread, of three kinds.
(require racket/system)
(for ([signal '("INT" "TERM" "HUP")])
  (with-handlers ([exn:break? (lambda (e) (printf "~a: ~s ~s ~s\n" signal (exn-message e) (exn:break:terminate? e) (exn:break:hang-up? e)))])
    (system (format "kill -~a $PPID" signal))
    (sleep 5)
    (displayln "no break")))
(for ([kind '(#f hang-up terminate)])
  (with-handlers ([exn:break? (lambda (e) (printf "~a: ~s ~s ~s\n" kind (exn-message e) (exn:break:terminate? e) (exn:break:hang-up? e)))])
    (break-thread (current-thread) kind)
    (sleep 5)))
;; the stronger of two that wait is raised
(with-handlers ([exn:break? (lambda (e) (println (exn:break:terminate? e)))])
  (parameterize-break #f
    (break-thread (current-thread) 'terminate)
    (break-thread (current-thread) 'hang-up)
    (break-thread (current-thread))
    (parameterize-break #t (sleep 5))))
