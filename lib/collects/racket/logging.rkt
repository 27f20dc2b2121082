#lang racket/base
;; racket/logging: log levels as a contract, interception of what is logged while a thunk runs.
;; Layer: above racket/base.
(provide log-level/c with-intercepted-logging with-logging-to-port)

(define (log-level/c v)
  (and (memq v '(none fatal error warning info debug)) #t))

;; (check-spec who spec): SPEC is levels and topics by turns, the last level perhaps without a topic.
(define (check-spec who spec)
  (let loop ([spec spec] [level? #t])
    (unless (null? spec)
      (unless (if level? (log-level/c (car spec)) (or (not (car spec)) (symbol? (car spec))))
        (raise-argument-error who (if level? "log-level/c" "(or/c #f symbol?)") (car spec)))
      (loop (cdr spec) (not level?)))))

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
  (unless (and (procedure? interceptor) (procedure-arity-includes? interceptor 1))
    (raise-argument-error 'with-intercepted-logging "(procedure-arity-includes/c 1)" interceptor))
  (check-spec 'with-intercepted-logging (cons level more))
  (let ([logger (or logger (make-logger #f (current-logger)))])
    (call-with-receiver logger (cons level more) interceptor
                        (lambda () (parameterize ([current-logger logger]) (thunk))))))

;; The same with messages written to PORT, a line each.
(define (with-logging-to-port port thunk #:logger [logger #f] level . more)
  (unless (output-port? port) (raise-argument-error 'with-logging-to-port "output-port?" port))
  (check-spec 'with-logging-to-port (cons level more))
  (define (write-message message)
    (define text (vector-ref message 1))
    (write-string text port)
    (newline port))
  (keyword-apply with-intercepted-logging '(#:logger) (list logger) write-message thunk level more))
