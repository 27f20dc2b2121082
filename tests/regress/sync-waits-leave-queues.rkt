#lang racket/base
;; Waits that were over stayed in the queues of what they had waited for: a post could go to one of them and get lost, and
;; memory grew with each sync.
(define sema (make-semaphore))
(define results '())
(define loser (thread (lambda () (sync sema))))
(define winner (thread (lambda () (sync sema) (set! results (cons 'winner results)))))
(sync (system-idle-evt))
(kill-thread loser)
(semaphore-post sema)
(void (sync/timeout 1 winner))
results
;; a suspended thread gives its place away, and waits again when it is resumed
(define sleeper (thread (lambda () (semaphore-wait sema) (set! results (cons 'sleeper results)))))
(define other (thread (lambda () (semaphore-wait sema) (set! results (cons 'other results)))))
(sync (system-idle-evt))
(thread-suspend sleeper)
(semaphore-post sema)
(void (sync/timeout 1 other))
results
(thread-resume sleeper)
(semaphore-post sema)
(void (sync/timeout 1 sleeper))
results
;; nobody comes in between a post and the thread it wakes
(define third (thread (lambda () (semaphore-wait sema))))
(sync (system-idle-evt))
(semaphore-post sema)
(semaphore-try-wait? sema)
;; many waits for something that never comes cost nothing afterwards
(define never (make-semaphore))
(for ([i 20000]) (sync/timeout 0 never (make-channel)))
(for ([i 2000]) (sync never (wrap-evt (make-semaphore 1) void)))
(semaphore-post never)
(semaphore-try-wait? never)
