#lang racket/base
;; racket/future: futures and their semaphores.
;; Layer: above racket/base and the primitives of '#%futures.
;; A future is run by the one that touches it.  When a semaphore of futures has to be waited for, all futures that nobody
;; has begun are begun as threads, so that one of them can post.

(provide future future? touch current-future would-be-future futures-enabled? processor-count
         make-fsemaphore fsemaphore? fsemaphore-count fsemaphore-post fsemaphore-wait fsemaphore-try-wait?
         for/async for*/async)

(require (for-syntax racket/base syntax/for-body) (prefix-in core: (only-in '#%futures future fsemaphore-wait))
         (only-in '#%futures future? touch processor-count
                  make-fsemaphore fsemaphore? fsemaphore-count fsemaphore-post fsemaphore-try-wait?))

;; Futures that have not begun, in the order in which they were made.
(define waiting (make-weak-hasheq))
(define running (make-parameter #f))
(define (make who thunk)
  (unless (and (procedure? thunk) (procedure-arity-includes? thunk 0))
    (raise-argument-error who "(procedure-arity-includes/c 0)" thunk))
  (define f
    (core:future (lambda ()
                   (hash-remove! waiting f)
                   (parameterize ([running f]) (thunk)))))
  (hash-set! waiting f #t)
  f)
;; A future: the thunk is called at the latest by touch, here in the thread that touches it.
(define (future thunk) (make 'future thunk))
;; Like future; nothing is logged of what would have blocked one that runs in parallel, since none does.
(define (would-be-future thunk) (make 'would-be-future thunk))
;; The future that is running, #f outside of any.
(define (current-future) (running))
;; Whether there are futures: #t, though they do not run in parallel.
(define (futures-enabled?) #t)

;; Waits until the counter is above 0, then decrements it.
(define (fsemaphore-wait s)
  (when (and (fsemaphore? s) (eqv? 0 (fsemaphore-count s))) (begin-all!))
  (core:fsemaphore-wait s))
(define (begin-all!)
  (for ([f (in-list (hash-keys waiting))])
    (thread (lambda () (when (hash-ref waiting f #f) (touch f))))))

;; ---- loops ----------------------------------------------------------------------------------------

(define-syntax-rule (define-loop name fold)
  (define-syntax (name stx)
    (syntax-case stx ()
      [(_ clauses . bodies)
       (with-syntax ([orig stx]
                     [((pre (... ...)) (last (... ...))) (split-for-body stx #'bodies)])
         #'(for-each touch
                     (reverse (fold orig ([made '()]) clauses
                                pre (... ...)
                                (cons (future (lambda () last (... ...))) made)))))]
      [_ (raise-syntax-error #f "bad syntax" stx)])))
(define-loop for/async for/fold/derived)
(define-loop for*/async for*/fold/derived)

;; (for/async (clause ...) body-or-break ... body)
;; (for*/async (clause ...) body-or-break ... body)
;; Like for and for*, with the bodies as futures, which are all done when the loop is.
