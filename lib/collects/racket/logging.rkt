#lang racket/base
;; racket/logging: log levels as a contract, interception of what is logged while a thunk runs.
;; Layer: above racket/contract.
(require racket/contract/base)
(provide log-level/c
         (contract-out
          [with-intercepted-logging
           (->* ((-> (vector/c log-level/c string? any/c (or/c symbol? #f) #:immutable #t) any) (-> any) log-level/c)
                (#:logger logger?)
                #:rest (listof (or/c symbol? #f))
                any)]
          [with-logging-to-port
           (->* (output-port? (-> any) log-level/c)
                (#:logger logger?)
                #:rest (listof (or/c symbol? #f))
                any)]))

;; The levels of a message or a receiver.
(define log-level/c (or/c 'none 'fatal 'error 'warning 'info 'debug))

;; Calls PROC with what LOGGER receives under SPEC while THUNK runs. A thread of its own takes the messages, so that THUNK's
;; are handled while it runs; all that were sent when THUNK returns are handled before the results are given back.
(define (call-with-receiver logger spec proc thunk)
  (define receiver (apply make-log-receiver logger spec))
  (define stop (make-semaphore))
  (define (take-all)
    (define message (sync/timeout 0 receiver))
    (when message
      (proc message)
      (take-all)))
  (define taker
    (parameterize ([current-logger (current-logger)])
      (thread
       (lambda ()
         (let loop ()
           (define message (sync receiver (wrap-evt (semaphore-peek-evt stop) (lambda (_) #f))))
           (cond
             [message (proc message) (loop)]
             [else (take-all)]))))))
  (dynamic-wind
   void
   thunk
   (lambda ()
     (semaphore-post stop)
     (sync taker))))

;; (with-intercepted-logging interceptor thunk #:logger logger level [topic level] ... [topic])
;; LOGGER, by default a fresh one below the present one, is the current one for THUNK.
(define (with-intercepted-logging interceptor thunk #:logger [logger #f] level . more)
  (let ([logger (or logger (make-logger #f (current-logger)))])
    (call-with-receiver logger (cons level more) interceptor
                        (lambda () (parameterize ([current-logger logger]) (thunk))))))

;; The same with messages written to PORT, a line each.
(define (with-logging-to-port port thunk #:logger [logger #f] level . more)
  (define (write-message message)
    (define text (vector-ref message 1))
    (write-string text port)
    (newline port))
  (keyword-apply with-intercepted-logging '(#:logger) (list logger) write-message thunk level more))
