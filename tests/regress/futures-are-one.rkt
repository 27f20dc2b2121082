#lang racket/base
;; What racket/future and '#%futures make are the same things; who waits for a semaphore begins the futures that nobody has begun.
(require racket/future (prefix-in core: '#%futures))
(list (core:future? (future void)) (fsemaphore? (core:make-fsemaphore 1)) (touch (core:future (lambda () 1))))
(define s (make-fsemaphore 0))
(define waits (future (lambda () (fsemaphore-wait s) 'waited)))
(define posts (future (lambda () (fsemaphore-post s) 'posted)))
(list (touch waits) (touch posts) (fsemaphore-count s))
(define fails (future (lambda () (error "no"))))
(for ([i 2]) (with-handlers ([exn:fail? (lambda (e) (displayln (exn-message e)))]) (touch fails)))
(length (for/list ([f (in-list (for/list ([i 20000]) (future (lambda () i))))]) (touch f)))
