#lang racket/base
;; More threads blocked inside of C callbacks than a process can have C stacks (a stack is two mappings): those that find none get
;; an exception, and all others go on.
(define n 33000)
(define s (make-semaphore 0))
(struct k (v) #:property prop:equal+hash (list (lambda (a b r) (semaphore-wait s) #t) (lambda (a r) 1) (lambda (a r) 1)))
(define good 0)
(define refused 0)
(define ts
  (for/list ([i n])
    (thread (lambda ()
              (with-handlers ([exn:fail:out-of-memory? (lambda (e) (set! refused (+ refused 1)))])
                (when (equal? (k 1) (k 2)) (set! good (+ good 1))))))))
(sleep 0)
(for ([i n]) (semaphore-post s))
(for-each thread-wait ts)
(= n (+ good refused))
(>= good 20000)
(semaphore-post s)
(equal? (list 1 (k 1)) (list 1 (k 2)))
