#lang racket/base
;; racket/async-channel: channels with a buffer.  Layer: above racket/base.
;; The buffer itself, and its events, are the virtual machine's.
(require (only-in '#%woad make-buffer-evt buffer-put-evt))
(provide async-channel? make-async-channel async-channel-get async-channel-try-get
         async-channel-put async-channel-put-evt)

(struct async-channel (evt)
  #:constructor-name wrap-buffer
  #:omit-define-syntaxes
  #:authentic
  #:property prop:evt (struct-field-index evt))

(struct put-evt (evt)
  #:authentic
  #:property prop:evt (lambda (self) (wrap-evt (put-evt-evt self) (lambda (_) self)))
  #:property prop:custom-write (lambda (self port mode) (write-string "#<async-channel-put-evt>" port)))

(define (check who v)
  (unless (async-channel? v) (raise-argument-error who "async-channel?" v)))

(define (make-async-channel [limit #f])
  (unless (or (not limit) (exact-positive-integer? limit))
    (raise-argument-error 'make-async-channel "(or/c exact-positive-integer? #f)" limit))
  (wrap-buffer (make-buffer-evt (or limit 0))))

(define (async-channel-get ch)
  (check 'async-channel-get ch)
  (sync (async-channel-evt ch)))

(define (async-channel-try-get ch)
  (check 'async-channel-try-get ch)
  (sync/timeout 0 (async-channel-evt ch)))

(define (async-channel-put ch v)
  (check 'async-channel-put ch)
  (sync (buffer-put-evt (async-channel-evt ch) v))
  (void))

(define (async-channel-put-evt ch v)
  (check 'async-channel-put-evt ch)
  (put-evt (buffer-put-evt (async-channel-evt ch) v)))
