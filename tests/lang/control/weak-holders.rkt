#lang racket/base
;; What weak boxes, ephemerons, weak tables, wills, custodian boxes and blocked threads hold, after collections.
(define-syntax-rule (t e) (begin (printf "~s\n" 'e) (call-with-values (lambda () (with-handlers ([(lambda (x) #t) (lambda (x) (if (exn? x) (displayln (exn-message x)) (println x)))]) e)) (lambda vs (for-each (lambda (v) (printf " -> ~s\n" v)) vs)))))
(define (gc) (collect-garbage) (collect-garbage))
;; weak boxes
(define wb (make-weak-box (make-string 3 #\a))) (gc)
(t (weak-box-value wb)) (t (weak-box-value wb 'gone)) (t (weak-box-value 5)) (t (weak-box? wb)) (t (weak-box-value (make-weak-box 5))) (t (weak-box-value (make-weak-box 'sym))) (t (weak-box-value (make-weak-box #\a))) (t wb) (t (equal? (make-weak-box 1) (make-weak-box 1)))
(t (weak-box-value (make-weak-box 1 2)))
(define kept (list 1 2)) (define wk (make-weak-box kept)) (gc) (t (weak-box-value wk)) (t kept)
;; ephemerons
(define key (string #\k)) (define e (make-ephemeron key (list 'v key))) (gc)
(t (ephemeron-value e)) (t (ephemeron-value e 'no)) (t (ephemeron-value e 'no 'retain))
(define e2 (make-ephemeron (string #\z) 'v)) (gc) (t (ephemeron-value e2)) (t (ephemeron-value e2 'gone)) (t (ephemeron-value 5)) (t (ephemeron? e)) (t e)
(define e3 (let ([k (string #\q)]) (make-ephemeron k k))) (gc) (t (ephemeron-value e3 'gone))
(t (string-length key))
;; chain
(define k1 (string #\1))
(define chain (let* ([k2 (string #\2)] [k3 (string #\3)]) (list (make-ephemeron k1 k2) (make-ephemeron k2 k3) (make-ephemeron k3 'end)))) (gc)
(t (map (lambda (e) (ephemeron-value e 'gone)) chain)) (t (string-length k1)) 
;; weak hashes
(define h (make-weak-hash)) (hash-set! h (string #\a) 1) (define hk (string #\b)) (hash-set! h hk 2) (gc)
(t (hash-count h)) (t (hash->list h)) (t (hash-ref h "b")) (t (hash-ref h "a" 'none)) (t hk) (t (hash-weak? h)) (t (hash-ephemeron? h)) (t (hash-strong? h))
(define hq (make-weak-hasheq)) (define q (list 1)) (hash-set! hq q q) (hash-set! hq (list 2) 3) (gc) (t (hash-count hq)) (t (hash-keys hq)) (t q)
(define he (make-ephemeron-hasheq)) (hash-set! he q (list q)) (hash-set! he (list 2) 3) (let ([x (list 5)]) (hash-set! he x x)) (gc) (t (hash-count he)) (t (hash-keys he)) (t q)
(define hw (make-weak-hasheqv)) (hash-set! hw 5 'five) (hash-set! hw 1.5 'x) (hash-set! hw (expt 2 100) 'big) (hash-set! hw 'sym 1) (hash-set! hw "lit" 1) (gc) (t (hash-ref hw 5 #f)) (t (hash-ref hw 'sym #f)) (t (hash-ref hw 1.5 'none))
;; self-referring weak
(let ([x (list 5)]) (hash-set! hq x x)) (gc) (t (hash-count hq))
;; guardian by weak box & will
(define we (make-will-executor))
(define wbw (let ([v (make-string 2 #\w)]) (will-register we v (lambda (v) (list 'will v))) (make-weak-box v)))
(t (weak-box-value wbw)) (gc) (t (weak-box-value wbw)) (t (will-try-execute we)) (gc) (t (weak-box-value wbw)) (t (will-try-execute we 'none))
;; executor dies
(define wbx (let ([v (make-string 2 #\x)] [we (make-will-executor)]) (will-register we v void) (make-weak-box v))) (gc) (t (weak-box-value wbx))
;; threads
(define wt (make-weak-box (thread (lambda () (semaphore-wait (make-semaphore)))))) (sleep 0) (gc) (t (weak-box-value wt))
(define wt2 (make-weak-box (thread (lambda () (sync never-evt))))) (sleep 0) (gc) (t (weak-box-value wt2))
(define ch (make-channel)) (define wt3 (make-weak-box (thread (lambda () (channel-get ch))))) (sleep 0) (gc) (t (and (weak-box-value wt3) #t)) (channel-put ch 1) (sleep 0) (gc) (t (weak-box-value wt3))
(define wt4 (make-weak-box (thread (lambda () (sleep 1000))))) (sleep 0) (gc) (t (and (weak-box-value wt4) #t))
(define wt5 (make-weak-box (thread (lambda () (thread-receive))))) (sleep 0) (gc) (t (weak-box-value wt5))
(define wt6 (make-weak-box (thread (lambda () (thread-suspend (current-thread)))))) (sleep 0) (gc) (t (weak-box-value wt6))
(define c (make-custodian)) (define wc (make-weak-box (parameterize ([current-custodian c]) (thread (lambda () (sync never-evt)))))) (sleep 0) (gc) (t (weak-box-value wc)) (t (custodian? c))
(define cb (make-weak-box (make-custodian))) (gc) (t (weak-box-value cb))
(define cbx (let ([c (make-custodian)]) (make-custodian-box c 'v))) (gc) (t (custodian-box-value cbx))
(define cust (make-custodian)) (define bx (make-custodian-box cust (make-string 1 #\c))) (define wbb (make-weak-box (custodian-box-value bx))) (gc) (t (weak-box-value wbb)) (custodian-shutdown-all cust) (gc) (t (weak-box-value wbb)) (t (custodian-box-value bx))
(define pl (make-parameter 1)) (define wp (make-weak-box (parameterize ([pl (make-string 1 #\p)]) (pl)))) (gc) (t (weak-box-value wp))
(define lr (make-weak-box (make-log-receiver (current-logger) 'debug))) (gc) (t (weak-box-value lr))
(define sy (make-weak-box (string->uninterned-symbol "u"))) (gc) (t (weak-box-value sy))
(define st (make-weak-box (let () (struct s ()) (s)))) (gc) (t (weak-box-value st))
(define ns (make-weak-box (make-base-empty-namespace))) (gc) (gc) (t (weak-box-value ns))
(define kk (make-weak-box (call/cc (lambda (k) k)))) (gc) (t (weak-box-value kk))
(define pr (make-weak-box (let-values ([(i o) (make-pipe)]) i))) (gc) (t (weak-box-value pr))
(define fl (make-weak-box (open-input-string "x"))) (gc) (t (weak-box-value fl))
