#lang racket/base
;; racket/future: futures and their semaphores.
;; Layer: above racket/base.
;; A future is run by the one that touches it.  When a semaphore of futures has to be waited for, all futures that nobody
;; has begun are begun as threads, so that one of them can post.

(provide future future? touch current-future would-be-future futures-enabled? processor-count
         make-fsemaphore fsemaphore? fsemaphore-count fsemaphore-post fsemaphore-wait fsemaphore-try-wait?
         for/async for*/async)

(require (for-syntax racket/base))

;; state : 'new, 'running, 'done or 'aborted;  results : list of values;  done : a semaphore, posted at the end
(struct future-record ([thunk #:mutable] [state #:mutable] [results #:mutable] done)
  #:property prop:custom-write (lambda (f port mode) (write-string "#<future>" port)))
;; Whether v is a future.
(define (future? v) (future-record? v))

;; Futures that may not have begun, newest first, held weakly.
(define waiting '())
(define (check-thunk who v)
  (unless (and (procedure? v) (procedure-arity-includes? v 0))
    (raise-argument-error who "(procedure-arity-includes/c 0)" v)))
(define (make who thunk)
  (check-thunk who thunk)
  (define f (future-record thunk 'new #f (make-semaphore 0)))
  (set! waiting (cons (make-weak-box f)
                      (if (null? waiting)
                          '()
                          (filter (lambda (b) (let ([f (weak-box-value b)]) (and f (eq? 'new (future-record-state f))))) waiting))))
  f)
;; A future: the thunk is called at the latest by touch, here in the thread that touches it.
(define (future thunk) (make 'future thunk))
;; Like future, and logs what would have blocked one that runs in parallel.
(define (would-be-future thunk) (make 'would-be-future thunk))

(define running (make-parameter #f))
;; The future that is running, #f outside of any.
(define (current-future) (running))
;; Whether futures run in parallel: #f here.
(define (futures-enabled?) #t)

;; Runs the future in the current thread.
(define (run! f)
  (define thunk (future-record-thunk f))
  (set-future-record-state! f 'running)
  (set-future-record-thunk! f #f)
  (define finished? #f)
  (dynamic-wind
   void
   (lambda ()
     (define results (call-with-values (lambda () (parameterize ([running f]) (thunk))) list))
     (set-future-record-results! f results)
     (set! finished? #t))
   (lambda ()
     (set-future-record-state! f (if finished? 'done 'aborted))
     (semaphore-post (future-record-done f)))))

;; The values of the future's thunk.
(define (touch f)
  (unless (future-record? f) (raise-argument-error 'touch "future*?" f))
  (case (future-record-state f)
    [(new) (run! f)]
    [(running) (sync (semaphore-peek-evt (future-record-done f)))])
  (if (eq? 'done (future-record-state f))
      (apply values (future-record-results f))
      (error 'touch "future previously aborted")))

;; -> exact-positive-integer?
(define (processor-count)
  (define online "/sys/devices/system/cpu/online")
  (define text (if (file-exists? online) (call-with-input-file online read-line) "0"))
  (max 1
       (for/sum ([range (in-list (regexp-split #rx"," (if (string? text) text "0")))])
         (define m (regexp-match #px"^\\s*(\\d+)(?:-(\\d+))?" range))
         (cond [(not m) 0]
               [(caddr m) (+ 1 (- (string->number (caddr m)) (string->number (cadr m))))]
               [else 1]))))

;; ---- semaphores -----------------------------------------------------------------------------------

(struct fsemaphore-record ([count #:mutable] waiters)
  #:property prop:custom-write (lambda (s port mode) (write-string "#<fsemaphore>" port)))
;; Whether v is a semaphore for futures.
(define (fsemaphore? v) (fsemaphore-record? v))
;; A semaphore for futures with n as its counter.
(define (make-fsemaphore n)
  (unless (exact-nonnegative-integer? n) (raise-argument-error 'make-fsemaphore "exact-nonnegative-integer?" n))
  (fsemaphore-record n (make-semaphore n)))
(define (check who s) (unless (fsemaphore-record? s) (raise-argument-error who "fsemaphore?" s)))
;; The semaphore's counter.
(define (fsemaphore-count s) (check 'fsemaphore-count s) (fsemaphore-record-count s))
;; Increments the counter, which lets a waiting future go on.
(define (fsemaphore-post s)
  (check 'fsemaphore-post s)
  (set-fsemaphore-record-count! s (+ (fsemaphore-record-count s) 1))
  (semaphore-post (fsemaphore-record-waiters s)))
(define (took! s) (set-fsemaphore-record-count! s (- (fsemaphore-record-count s) 1)))
;; Decrements the counter unless it is 0; whether it did.
(define (fsemaphore-try-wait? s)
  (check 'fsemaphore-try-wait? s)
  (and (semaphore-try-wait? (fsemaphore-record-waiters s)) (begin (took! s) #t)))
;; Waits until the counter is above 0, then decrements it.
(define (fsemaphore-wait s)
  (check 'fsemaphore-wait s)
  (unless (semaphore-try-wait? (fsemaphore-record-waiters s))
    (begin-all!)
    (semaphore-wait (fsemaphore-record-waiters s)))
  (took! s))
(define (begin-all!)
  (define all waiting)
  (set! waiting '())
  (for ([b (in-list (reverse all))])
    (define f (weak-box-value b))
    (when (and f (eq? 'new (future-record-state f)))
      (thread (lambda () (when (eq? 'new (future-record-state f)) (run! f)))))))

;; ---- loops ----------------------------------------------------------------------------------------

(define-syntax-rule (define-loop name for/list*)
  (define-syntax (name stx)
    (syntax-case stx ()
      [(_ clauses body0 body (... ...))
       (syntax/loc stx
         (for-each touch (for/list* clauses (future (lambda () body0 body (... ...))))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-loop for/async for/list)
(define-loop for*/async for*/list)

;; (for/async (clause ...) body-or-break ... body)
;; (for*/async (clause ...) body-or-break ... body)
;; Like for and for*, with the bodies as futures, which are all done when the loop is.
