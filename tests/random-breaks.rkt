#lang racket/base
;; Breaks and kills threads at random points of library procedures, and checks that what must hold holds:
;;   each winder that was entered is left, a semaphore that call-with-semaphore took is given back, every break that came is raised
;;   once, no wake-up is lost, and shared data are whole.
;; Arguments: number of breaks (10000), seed (1). Prints what was done; the process ends with status 1 at the first violation.
(require racket/async-channel racket/generator racket/port racket/list racket/string)

(define args (current-command-line-arguments))
(define (argument pos default) (if (> (vector-length args) pos) (string->number (vector-ref args pos)) default))
(define breaks (argument 0 10000))
(define seed (argument 1 1))
(random-seed seed)

(define (violated format-string . values)
  (eprintf "seed ~a: ~a\n" seed (apply format format-string values))
  (exit 1))

;; ---- what the threads do: each task either ends with its value or is left by a break, and checks its own result
(define lock (make-semaphore 1))
(define table (make-hash))           ; shared: key -> key
(define entered 0)                   ; winders inside
(define (check what ok?) (unless ok? (violated "~a went wrong" what)))

(define (task-sort)
  (define sorted (sort (for/list ([i 50]) (modulo (* i 37) 50)) (lambda (a b) (< a b))))
  (check "sort" (equal? sorted (range 50))))
(define (task-winders)
  (dynamic-wind (lambda () (set! entered (+ entered 1)))
                (lambda () (for/sum ([i 100]) i))
                (lambda () (set! entered (- entered 1)))))
(define (task-lock)
  (call-with-semaphore lock (lambda () (hash-set! table 'inside #t) (for ([i 30]) (void i)) (hash-remove! table 'inside))))
(define (task-table)
  (for ([i 20]) (hash-set! table i i))
  (for ([(k v) (in-hash table)]) (unless (eq? k 'inside) (check "hash" (eqv? k v)))))
(define (task-channel)
  (define channel (make-channel))
  (define putter (thread (lambda () (channel-put channel 'value))))
  (check "channel" (eq? 'value (channel-get channel)))
  (thread-wait putter))
(define (task-async)
  (define channel (make-async-channel 3))
  (for ([i 3]) (async-channel-put channel i))
  (check "async channel" (equal? '(0 1 2) (for/list ([i 3]) (async-channel-get channel)))))
(define (task-generator)
  (check "generator" (equal? '(0 1 4 9) (for/list ([x (in-generator (for ([i 4]) (yield (* i i))))]) x))))
(define (task-ports)
  (define-values (in out) (make-pipe))
  (write-string "some words to read" out)
  (close-output-port out)
  (check "ports" (equal? "some words to read" (port->string in))))
(define (task-text)
  (check "text" (equal? "b-a" (string-join (reverse (regexp-split #rx"-" (format "~a-~a" "a" "b"))) "-"))))
(define (task-parameters)
  (define p (make-parameter 1))
  (check "parameters" (= 3 (parameterize ([p 2]) (+ (p) (let/ec k (for ([i 10]) (when (= i 5) (k 1)))))))))
(define (task-exceptions)
  (check "exceptions" (eq? 'caught (with-handlers ([exn:fail? (lambda (e) 'caught)]) (car (list-ref '(1 2 3) 2))))))
(define (task-sync)
  (define s (make-semaphore 0))
  (define nacked (make-semaphore 0))
  (define never (nack-guard-evt (lambda (nack) (thread (lambda () (sync nack) (semaphore-post nacked))) never-evt)))
  (check "sync" (not (sync/timeout 0 never s)))
  (sync nacked))
(define (task-continuation)
  (define result (let ([n 0]) (let ([k (call/cc (lambda (k) k))]) (set! n (+ n 1)) (if (< n 3) (k k) n))))
  (check "continuation" (= 3 result)))
(define tasks (vector task-sort task-winders task-lock task-table task-channel task-async task-generator task-ports task-text
                      task-parameters task-exceptions task-sync task-continuation))

;; ---- the thread that is broken
(define caught 0)
(define rounds 0)
(define (busy)
  (parameterize-break #f
    (let loop ()
      (with-handlers ([exn:break? (lambda (e) (set! caught (+ caught 1)))])
        (parameterize-break #t (let again () ((vector-ref tasks (modulo rounds (vector-length tasks)))) (set! rounds (+ rounds 1)) (again))))
      (check "dynamic-wind" (= entered 0))
      (loop))))

(define (wait-until ready? what)
  (let loop ([n 0])
    (cond [(ready?) (void)]
          [(> n 20000) (violated "~a never came" what)]
          [else (sleep (if (< n 100) 0 0.001)) (loop (+ n 1))])))

(define (pause)
  (case (random 4)
    [(0) (sleep 0)]
    [(1) (for ([i (random 3000)]) (void i))]
    [(2) (for ([i (random 4)]) (sleep 0))]
    [else (void)]))

(define victim (thread busy))
(for ([i breaks])
  (pause)
  (break-thread victim)
  (wait-until (lambda () (= caught (+ i 1))) (format "break ~a" i)))
(check "the lock" (sync/timeout 10 lock))
(semaphore-post lock)
(kill-thread victim)

;; ---- threads that are killed: what they held for themselves goes with them, others go on
(define killed (quotient breaks 10))
(for ([i killed])
  (define mine (make-custodian))
  (define t (parameterize ([current-custodian mine])
              (thread (lambda () (with-handlers ([exn:break? void]) (let loop ([n i]) (unless (memv (modulo n (vector-length tasks)) '(1 2))
                                                     ((vector-ref tasks (modulo n (vector-length tasks)))))
                                   (loop (+ n 1))))))))
  (pause)
  (case (random 3)
    [(0) (kill-thread t)]
    [(1) (custodian-shutdown-all mine)]
    [else (thread-suspend t) (thread-resume t) (break-thread t)])
  (wait-until (lambda () (thread-dead? t)) (format "the end of thread ~a" i))
  (custodian-shutdown-all mine))
(for ([task tasks]) (task))
(printf "~a breaks, ~a threads ended\n" breaks killed)
