#lang racket
;; Whether anybody listens to a topic, found out by a canary: it is collected when nobody does, which three collections must do.

(define (check-receivers topic)
  (define executor (make-will-executor))
  ; limit scope of `canary` so we don’t retain a reference
  (let ()
    (define canary (gensym 'canary))
    (will-register executor canary void)
    (log-message (current-logger) 'debug topic "" canary #f))
  (if (begin
        (collect-garbage)
        (collect-garbage)
        (collect-garbage)
        (sync/timeout 0 executor))
      (printf "no receivers for ~v\n" topic)
      (printf "receiver exists for ~v\n" topic)))

; add a receiver on topic 'foo
(define recv (make-log-receiver (current-logger) 'debug 'foo))

(define t1 (thread (λ () (check-receivers 'foo))))
(define t2 (thread (λ () (check-receivers 'bar))))

(thread-wait t1)
(thread-wait t2)
