#lang racket/base
(define (self) (break-thread (current-thread)))
(define-syntax-rule (t name e ...) (let ([log '()]) (define (l x) (set! log (cons x log)) x)
  (define r (with-handlers ([exn:break? (lambda (x) 'BROKE)]) e ... 'end))
  ;; clear pending
  (define c (with-handlers ([exn:break? (lambda (x) 'PENDING)]) (sleep 0) 'none))
  (printf "~a: ~a ~a ~a\n" name (reverse log) r c)
  ))
(define-syntax-rule (ts [name (l) e ...] ...) (begin (t2 name (lambda (l) e ...)) ...))
(define (t2 name f) (let ([log '()]) (define (l x) (set! log (cons x log)) x)
  (define r (with-handlers ([exn:break? (lambda (x) 'BROKE)]) (f l) 'end))
  (define c (with-handlers ([exn:break? (lambda (x) 'PENDING)]) (sleep 0) 'none))
  (printf "~a: ~a ~a ~a\n" name (reverse log) r c)))
(define-syntax-rule (pb e ...) (parameterize-break #f (self) e ...))
(define sema (make-semaphore 100))
(define ch (make-channel))
(ts
 ["plain" (l) (pb (l 1)) (l 2)]
 ["letec" (l) (let/ec k (pb (k 1))) (l 2)]
 ["callcc" (l) (call/cc (lambda (k) (pb (k 1)))) (l 2)]
 ["prompt abort" (l) (call-with-continuation-prompt (lambda () (pb (abort-current-continuation (default-continuation-prompt-tag) void)))) (l 2)]
 ["prompt return" (l) (call-with-continuation-prompt (lambda () (pb 1))) (l 2)]
 ["dw thunk" (l) (dynamic-wind void (lambda () (pb 1) (l 1)) (lambda () (l 'post))) (l 2)]
 ["dw pre" (l) (dynamic-wind self (lambda () (l 1)) (lambda () (l 'post))) (l 2)]
 ["dw post" (l) (dynamic-wind void (lambda () (l 1)) (lambda () (self) (l 'post))) (l 2)]
 ["dw post escape" (l) (let/ec k (dynamic-wind void (lambda () (k 1)) (lambda () (self) (l 'post)))) (l 2)]
 ["dw post exn" (l) (with-handlers ([symbol? (lambda (e) (l e))]) (dynamic-wind void (lambda () (raise 'x)) (lambda () (self) (l 'post)))) (l 2)]
 ["dw reenter pre" (l) (let ([n 0] [k #f]) (dynamic-wind (lambda () (set! n (add1 n)) (when (= n 2) (self)) (l (list 'pre n))) (lambda () (call/cc (lambda (kk) (set! k kk))) (l 'in)) (lambda () (l 'post))) (when (< n 2) (k 1))) (l 2)]
 ["handler" (l) (with-handlers ([symbol? (lambda (e) (self) (l e))]) (raise 'x)) (l 2)]
 ["handler*" (l) (with-handlers* ([symbol? (lambda (e) (self) (l e))]) (raise 'x)) (l 2)]
 ["handler pred" (l) (with-handlers ([(lambda (e) (self) (l 'pred) #t) (lambda (e) (l e))]) (raise 'x)) (l 2)]
 ["exn handler" (l) (let/ec k (call-with-exception-handler (lambda (e) (self) (l e) (k 1)) (lambda () (raise 'x)))) (l 2)]
 ["exn handler chain" (l) (with-handlers ([void (lambda (e) (l e))]) (call-with-exception-handler (lambda (e) (self) (l e) 'y) (lambda () (raise 'x)))) (l 2)]
 ["pb #t" (l) (pb (parameterize-break #t (l 1)) (l 2)) (l 3)]
 ["break-enabled" (l) (pb (break-enabled #t) (l 1)) (l 2)]
 ["with-cm" (l) (pb 1) (with-continuation-mark 'a 1 (l 1)) (l 2)]
 ["sema post" (l) (pb 1) (semaphore-post sema) (l 2)]
 ["sema wait" (l) (pb 1) (semaphore-wait sema) (l 2)]
 ["sema try" (l) (pb 1) (semaphore-try-wait? sema) (l 2)]
 ["call sema" (l) (pb 1) (call-with-semaphore sema (lambda () (l 1))) (l 2)]
 ["in sema" (l) (call-with-semaphore sema (lambda () (pb (l 1)))) (l 2)]
 ["sync always" (l) (pb 1) (sync always-evt) (l 2)]
 ["sync/timeout 0" (l) (pb 1) (sync/timeout 0 never-evt) (l 2)]
 ["wrap" (l) (sync (wrap-evt always-evt (lambda (x) (self) (l 1)))) (l 2)]
 ["wrap2" (l) (sync (wrap-evt (wrap-evt always-evt (lambda (x) (self) (l 1))) (lambda (x) (l 3)))) (l 2)]
 ["handle" (l) (sync (handle-evt always-evt (lambda (x) (pb (l 1)) (l 3)))) (l 2)]
 ["guard" (l) (sync (guard-evt (lambda () (self) (l 1) always-evt))) (l 2)]
 ["channel" (l) (pb 1) (channel-try-get ch) (l 2)]
 ["write" (l) (pb 1) (write-string "" (open-output-string)) (l 2)]
 ["flush" (l) (pb 1) (flush-output) (l 2)]
 ["read" (l) (pb 1) (read-byte (open-input-bytes #"a")) (l 2)]
 ["thread" (l) (pb 1) (thread void) (l 2)]
 ["thread-wait" (l) (let ([t (thread void)]) (sleep 0.01) (pb 1) (thread-wait t)) (l 2)]
 ["sleep0" (l) (pb 1) (sleep 0) (l 2)]
 ["receive" (l) (pb 1) (thread-try-receive) (l 2)]
 ["eval" (l) (pb 1) (eval 1 (make-base-empty-namespace)) (l 2)]
 ["loop" (l) (pb 1) (for ([i 10]) (l i)) (l 2)]
 ["longloop" (l) (pb 1) (for ([i 10000000]) i) (l 2)]
 )
