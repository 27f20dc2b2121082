#lang racket/base
;; racket/engine: computations that run for a time, or until an event, and can be gone on with.
;; Layer: above racket/base.

(provide engine? engine engine-run engine-result engine-kill)

;; thread : suspended whenever the engine is not run; allowed : semaphore held while a timeout may not stop it;
;; values : #f, list of results or a raised value as (cons 'raise v); done : event-ready once it ends
(struct engine* (thread [values #:mutable] done allowed)
  #:reflection-name 'engine-object)

(define engine? (procedure-rename (lambda (v) (engine*? v)) 'engine?))

;; (engine proc): proc takes a procedure that with #f forbids, and with #t allows, a timeout to stop it.
(define engine
  (let ([engine
         (lambda (proc)
           (unless (and (procedure? proc) (procedure-arity-includes? proc 1))
             (raise-argument-error 'engine "((any/c . -> . void?) . -> . any)" proc))
           (define allowed (make-semaphore 1))
           (define done (make-semaphore 0))
           (define start (make-semaphore 0))
           (define allowed? #t)
           (define (set-allowed! on?)
             (cond
               [(and on? (not allowed?)) (set! allowed? #t) (semaphore-post allowed)]
               [(and allowed? (not on?)) (semaphore-wait allowed) (set! allowed? #f)]))
           (define e
             (engine* (thread
                       (lambda ()
                         (semaphore-wait start)
                         (set-engine*-values!
                          e
                          (with-handlers ([(lambda (v) #t) (lambda (v) (cons 'raise v))])
                            (call-with-values (lambda () (proc set-allowed!)) list)))
                         (semaphore-post done)))
                      #f (semaphore-peek-evt done) allowed))
           (thread-suspend (engine*-thread e))
           (semaphore-post start)
           e)])
    engine))

(define (check who e) (unless (engine*? e) (raise-argument-error who "engine?" e)))

;; (engine-run until e) -> boolean?: whether it has ended.   until : milliseconds, or an event
(define (engine-run until e)
  (unless (or (evt? until) (and (real? until) (>= until 0)))
    (raise-argument-error 'engine-run "(or/c evt? (and/c real? (not/c negative?)))" 0 until e))
  (check 'engine-run e)
  (define limit
    (if (real? until)
        (alarm-evt (+ (current-inexact-milliseconds) until))
        until))
  (define t (engine*-thread e))
  (dynamic-wind
   (lambda () (unless (engine*-values e) (thread-resume t (current-thread))))
   (lambda ()
     (unless (engine*-values e)
       (sync (engine*-done e) (thread-dead-evt t) limit)
       ;; where a timeout is not allowed, wait until it is
       (sync (engine*-done e) (thread-dead-evt t) (semaphore-peek-evt (engine*-allowed e)))))
   (lambda () (unless (engine*-values e) (thread-suspend t))))
  (define v (engine*-values e))
  (cond
    [(and (pair? v) (eq? 'raise (car v))) (raise (cdr v))]
    [v #t]
    [else (thread-dead? t)]))

;; The result, or #f before there is one.
(define (engine-result e)
  (check 'engine-result e)
  (define v (engine*-values e))
  (and (list? v) (pair? v) (apply values v)))

;; Ends the engine's thread for good.
(define (engine-kill e)
  (check 'engine-kill e)
  (thread-resume (engine*-thread e))
  (kill-thread (engine*-thread e)))

;; (engine? v) -> boolean?
;; Whether v is an engine.
