#lang racket/base
;; racket/unsafe/ops: the unchecked primitives.  Requiring this module is what makes a module unsafe:
;; it is listed and compiled as such up to its boundary.
;; Layer: above racket/base.  The names of '#%unsafe that are for the runtime system only stay out.
(require (except-in '#%unsafe
                    chaperone-struct-unsafe-undefined check-not-unsafe-undefined
                    check-not-unsafe-undefined/assign prop:chaperone-unsafe-undefined
                    unsafe-abort-current-continuation/no-wind unsafe-add-collect-callbacks
                    unsafe-add-global-finalizer unsafe-add-post-custodian-shutdown
                    unsafe-call-in-os-thread unsafe-call-with-composable-continuation/no-wind
                    unsafe-custodian-register unsafe-custodian-unregister unsafe-end-atomic
                    unsafe-end-breakable-atomic unsafe-file-descriptor->port
                    unsafe-file-descriptor->semaphore unsafe-get-place-table unsafe-in-atomic?
                    unsafe-make-custodian-at-root unsafe-make-os-semaphore unsafe-make-place-local
                    unsafe-make-security-guard-at-root unsafe-os-semaphore-post
                    unsafe-os-semaphore-wait unsafe-os-thread-enabled? unsafe-place-local-ref
                    unsafe-place-local-set! unsafe-poll-ctx-eventmask-wakeup
                    unsafe-poll-ctx-fd-wakeup unsafe-poll-ctx-milliseconds-wakeup unsafe-poller
                    unsafe-port->file-descriptor unsafe-port->socket unsafe-register-process-global
                    unsafe-remove-collect-callbacks unsafe-root-continuation-prompt-tag
                    unsafe-set-on-atomic-timeout! unsafe-set-sleep-in-thread! unsafe-signal-received
                    unsafe-socket->port unsafe-socket->semaphore unsafe-start-atomic
                    unsafe-start-breakable-atomic unsafe-thread-at-root unsafe-undefined)
         (prefix-in safe: (only-in '#%extfl extflacos extflasin extflatan extflceiling extflcos extflexp
                                   extflexpt extflfloor extfllog extflround extflsin extfltan
                                   extfltruncate))
         (prefix-in safe: (only-in '#%flfxnum flsin flcos fltan flasin flacos flatan flround flfloor
                                   flceiling fltruncate fllog flexp flexpt)))
(provide (all-from-out '#%unsafe)
         (rename-out [safe:flsin unsafe-flsin] [safe:flcos unsafe-flcos] [safe:fltan unsafe-fltan]
                     [safe:flasin unsafe-flasin] [safe:flacos unsafe-flacos]
                     [safe:flatan unsafe-flatan] [safe:flround unsafe-flround]
                     [safe:flfloor unsafe-flfloor] [safe:flceiling unsafe-flceiling]
                     [safe:fltruncate unsafe-fltruncate] [safe:fllog unsafe-fllog]
                     [safe:flexp unsafe-flexp] [safe:flexpt unsafe-flexpt]
                     [safe:extflacos unsafe-extflacos] [safe:extflasin unsafe-extflasin]
                     [safe:extflatan unsafe-extflatan] [safe:extflceiling unsafe-extflceiling]
                     [safe:extflcos unsafe-extflcos] [safe:extflexp unsafe-extflexp]
                     [safe:extflexpt unsafe-extflexpt] [safe:extflfloor unsafe-extflfloor]
                     [safe:extfllog unsafe-extfllog] [safe:extflround unsafe-extflround]
                     [safe:extflsin unsafe-extflsin] [safe:extfltan unsafe-extfltan]
                     [safe:extfltruncate unsafe-extfltruncate]))
