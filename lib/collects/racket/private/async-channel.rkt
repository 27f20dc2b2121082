#lang racket/base
;; racket/private/async-channel: channels with a buffer, and wrappers around them, for racket/async-channel.
;; Layer: above racket/base.
;; The buffer itself, and its events, are the virtual machine's.
(require (only-in '#%woad make-buffer-evt buffer-put-evt))
(provide async-channel? make-async-channel async-channel-get async-channel-try-get
         async-channel-put async-channel-put-evt impersonate-async-channel chaperone-async-channel)

;; evt : the buffer;  out, in : what values go through when they are taken and put, which wrappers redirect
(struct async-channel (evt [out #:mutable] [in #:mutable])
  #:constructor-name wrap-buffer
  #:omit-define-syntaxes
  #:property prop:evt (lambda (self) (take-evt self)))
(define (pass v) v)
(define (take-evt ch)
  (define out (async-channel-out ch))
  (if (eq? out pass) (async-channel-evt ch) (wrap-evt (async-channel-evt ch) out)))

(struct put-evt (evt)
  #:authentic
  #:property prop:evt (lambda (self) (wrap-evt (put-evt-evt self) (lambda (_) self)))
  #:property prop:custom-write (lambda (self port mode) (write-string "#<async-channel-put-evt>" port)))

(define (check who v)
  (unless (async-channel? v) (raise-argument-error who "async-channel?" v)))

;; (make-async-channel [limit #f]): an empty channel that holds at most LIMIT values, or any number of them.
(define (make-async-channel [limit #f])
  (unless (or (not limit) (exact-positive-integer? limit))
    (raise-argument-error 'make-async-channel "(or/c exact-positive-integer? #f)" limit))
  (wrap-buffer (make-buffer-evt (or limit 0)) pass pass))

;; (async-channel-get ch): the first value, once there is one.
(define (async-channel-get ch)
  (check 'async-channel-get ch)
  (sync (take-evt ch)))

;; (async-channel-try-get ch): the first value, or #f when there is none.
(define (async-channel-try-get ch)
  (check 'async-channel-try-get ch)
  (sync/timeout 0 (take-evt ch)))

;; (async-channel-put ch v): puts V behind the others, once there is room.
(define (async-channel-put ch v)
  (check 'async-channel-put ch)
  (sync (buffer-put-evt (async-channel-evt ch) ((async-channel-in ch) v)))
  (void))

;; (async-channel-put-evt ch v): an event that puts V when it is chosen, and is its own result.
(define (async-channel-put-evt ch v)
  (check 'async-channel-put-evt ch)
  (put-evt (buffer-put-evt (async-channel-evt ch) ((async-channel-in ch) v))))

;; ---- wrappers -----------------------------------------------------------------------------------

;; (impersonate-async-channel ch get-proc put-proc prop val ...), (chaperone-async-channel ...): CH with what is taken
;; going through GET-PROC, and what is put through PUT-PROC; those of a chaperone give the value or a chaperone of it.
(define (redirecting who wrap-struct wrap-procedure)
  (define (one-argument? p) (and (procedure? p) (procedure-arity-includes? p 1)))
  (procedure-rename
   (lambda (ch get-proc put-proc . props)
     (check who ch)
     (unless (one-argument? get-proc) (raise-argument-error who "(any/c . -> . any/c)" get-proc))
     (unless (one-argument? put-proc) (raise-argument-error who "(any/c . -> . any/c)" put-proc))
     (define (out self old) (wrap-procedure old (lambda (v) (values get-proc v))))
     (define (in self old) (wrap-procedure old (lambda (v) (put-proc v))))
     (define (keep self v) v) ; the fields are never assigned: mutators witness the right to redirect
     (apply wrap-struct ch async-channel-out out set-async-channel-out! keep
            async-channel-in in set-async-channel-in! keep props))
   who))
(define impersonate-async-channel
  (redirecting 'impersonate-async-channel impersonate-struct impersonate-procedure))
(define chaperone-async-channel
  (redirecting 'chaperone-async-channel chaperone-struct chaperone-procedure))

;; (chaperone-async-channel channel get-proc put-proc) -> async-channel?
;; A chaperone of the channel: get-proc gets and answers each item that is taken out, put-proc each that is put in.
