#lang racket/base
;; ffi/unsafe/schedule: events that the scheduler polls.  Layer: above racket/base.

(require (only-in '#%unsafe
                  unsafe-poller unsafe-poll-fd unsafe-poll-ctx-fd-wakeup unsafe-poll-ctx-eventmask-wakeup
                  unsafe-poll-ctx-milliseconds-wakeup unsafe-set-sleep-in-thread! unsafe-signal-received
                  unsafe-make-signal-received))
(provide unsafe-poller unsafe-poll-fd unsafe-poll-ctx-fd-wakeup unsafe-poll-ctx-eventmask-wakeup
         unsafe-poll-ctx-milliseconds-wakeup unsafe-set-sleep-in-thread! unsafe-signal-received
         unsafe-make-signal-received)
