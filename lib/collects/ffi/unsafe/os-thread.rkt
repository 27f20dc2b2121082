#lang racket/base
;; ffi/unsafe/os-thread: threads of the operating system, where there are any for programs.  Layer: above racket/base.
;; Here os-thread-enabled? tells of none, and the other procedures raise exn:fail:unsupported.

(require (only-in '#%unsafe
                  unsafe-os-thread-enabled? unsafe-call-in-os-thread
                  unsafe-make-os-semaphore unsafe-os-semaphore-post unsafe-os-semaphore-wait))
(provide (rename-out [unsafe-os-thread-enabled? os-thread-enabled?]
                     [unsafe-call-in-os-thread call-in-os-thread]
                     [unsafe-make-os-semaphore make-os-semaphore]
                     [unsafe-os-semaphore-post os-semaphore-post]
                     [unsafe-os-semaphore-wait os-semaphore-wait]))

;; (os-thread-enabled?) -> boolean?
;; Whether the other procedures work.

;; (call-in-os-thread thunk) -> void?
;; Calls the thunk in a thread of its own.

;; (make-os-semaphore) -> any/c
;; (os-semaphore-post sema) -> void?
;; (os-semaphore-wait sema) -> void?
;; A semaphore for such threads; adds one to it; waits until one can be taken.
