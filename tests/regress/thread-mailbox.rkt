#lang racket/base
;; Thread mailboxes, suspension and the idle event were missing.
(define t (thread (lambda () (displayln (list 'got (thread-receive))))))
(sync (system-idle-evt))
(thread-suspend t)
(displayln (thread-running? t))
(thread-send t 1)
(sync (system-idle-evt))
(thread-resume t)
(thread-wait t)
