#lang racket/base
;; ffi/unsafe/custodian: what is to be done when a custodian is shut down.  Layer: above racket/base.

(require (only-in '#%unsafe
                  unsafe-custodian-register unsafe-custodian-unregister unsafe-make-custodian-at-root
                  unsafe-start-atomic unsafe-end-atomic))
(provide register-custodian-shutdown register-finalizer-and-custodian-shutdown
         (rename-out [unsafe-custodian-unregister unregister-custodian-shutdown]
                     [unsafe-make-custodian-at-root make-custodian-at-root]))

;; Calls callback with v, in atomic mode, when the custodian is shut down, with at-exit? also when the session ends; with weak? not
;; once v is unreachable. A reference for unregister-custodian-shutdown; #f when the custodian was shut down before.
(define (register-custodian-shutdown v callback [custodian (current-custodian)]
                                     #:at-exit? [at-exit? #f]
                                     #:weak? [weak? #f]
                                     #:ordered? [ordered? #f])
  (unsafe-custodian-register custodian v callback at-exit? weak? ordered?))

;; Calls callback with v once, in atomic mode, when the custodian is shut down or v is unreachable. available is called in tail
;; position with a procedure that takes that back for v; unavailable, when the custodian was shut down, with one that makes callback
;; be called when v is unreachable.
(define (register-finalizer-and-custodian-shutdown
         v callback [custodian (current-custodian)]
         #:at-exit? [at-exit? #f]
         #:custodian-available [available (lambda (unregister) (void))]
         #:custodian-unavailable [unavailable (lambda (register-finalizer) (register-finalizer))])
  (define done? #f)
  (define (finish v)
    (unless done?
      (set! done? #t)
      (callback v)))
  (define reference (unsafe-custodian-register custodian v finish at-exit? #t #f))
  (define (register-finalizer)
    (add-finalizer! v (lambda (v)
                        (unsafe-custodian-unregister v reference)
                        (finish v))))
  (cond
    [reference
     (register-finalizer)
     (available (lambda (v)
                  (set! done? #t)
                  (unsafe-custodian-unregister v reference)))]
    [else (unavailable register-finalizer)]))

;; What waits for unreachable values, and the thread that calls their finalizers, begun with the first of them.
(define executor (make-will-executor))
(define caller #f)
(define (add-finalizer! v finalize)
  (will-register executor v finalize)
  (unless caller
    (set! caller
          (parameterize ([current-custodian (unsafe-make-custodian-at-root)])
            (thread call-finalizers)))))
(define (call-finalizers)
  (sync executor)
  (dynamic-wind unsafe-start-atomic (lambda () (will-try-execute executor)) unsafe-end-atomic)
  (call-finalizers))

;; (unregister-custodian-shutdown v reference) -> void?
;; Takes back what register-custodian-shutdown gave the reference for, unless it is #f.

;; (make-custodian-at-root) -> custodian?
;; A custodian right below the root one, whatever the current one is.
