#lang racket
;; The same with a channel, by which a listener answers at once; counts the collections that were needed.

(define (check-receivers topic)
  (define chan (make-channel))
  (define executor (make-will-executor))
  ; limit scope of `canary` so we don’t retain a reference
  (let ()
    (define canary (gensym 'canary))
    (will-register executor canary void)
    (log-message (current-logger) 'debug topic ""
                 ; send the channel + the canary
                 (vector-immutable chan canary) #f))
  (if (let loop ([n 0])
        (sleep) ; yield to try to let the receiver thread work
        (match (sync/timeout 0
                             (wrap-evt chan (λ (v) 'received))
                             (wrap-evt executor (λ (v) 'collected)))
          ['collected #t]
          ['received  #f]
          [_ ; collect garbage and try again
           (collect-garbage (if (< n 3) 'minor 'major))
           (loop (add1 n))]))
      (printf "no receivers for ~v\n" topic)
      (printf "receiver exists for ~v\n" topic)))

; add a receiver on topic 'foo
(define recv (make-log-receiver (current-logger) 'debug 'foo))
(void (thread
       (λ ()
         (let loop ()
           (match (sync recv)
             [(vector _ _ (vector chan _) _)
              (channel-put chan #t)
              (loop)])))))

(define t1 (thread (λ () (check-receivers 'foo))))
(define t2 (thread (λ () (check-receivers 'bar))))

(thread-wait t1)
(thread-wait t2)
