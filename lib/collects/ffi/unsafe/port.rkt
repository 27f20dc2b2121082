#lang racket/base
;; ffi/unsafe/port: ports and events for descriptors of the operating system.  Layer: above racket/base.

(require (only-in '#%unsafe
                  unsafe-file-descriptor->port unsafe-socket->port unsafe-port->file-descriptor unsafe-port->socket
                  unsafe-file-descriptor->semaphore unsafe-socket->semaphore
                  unsafe-poller unsafe-poll-fd unsafe-poll-ctx-fd-wakeup))
(provide unsafe-file-descriptor->port unsafe-socket->port unsafe-port->file-descriptor unsafe-port->socket
         unsafe-file-descriptor->semaphore unsafe-socket->semaphore unsafe-fd->evt)

(struct fd-event (fd mode socket?)
  #:property prop:evt
  (unsafe-poller
   (lambda (self wakeups)
     (define fd (fd-event-fd self))
     (define mode (fd-event-mode self))
     (cond
       [(unsafe-poll-fd fd mode (fd-event-socket? self)) (values (list self) #f)]
       [else
        (when wakeups (unsafe-poll-ctx-fd-wakeup wakeups fd mode))
        (values #f self)]))))

;; An event that is ready when the descriptor is, for 'read or 'write; its result is itself.
(define (unsafe-fd->evt fd mode [socket? #t])
  (unless (exact-integer? fd) (raise-argument-error 'unsafe-fd->evt "exact-integer?" fd))
  (unless (memq mode '(read write)) (raise-argument-error 'unsafe-fd->evt "(or/c 'read 'write)" mode))
  (fd-event fd mode socket?))
