#lang racket/base
;; each form but the last of a top-level begin has a prompt of its own: a continuation holds no later forms, marks end there, and
;; an abort goes on to the prompt outside
(define ns (make-base-namespace))
(define k #f)
(define (run form)
  (call-with-continuation-prompt
   (lambda () (call-with-values (lambda () (eval form ns)) (lambda l (printf "~s\n" l))))
   (default-continuation-prompt-tag)
   (lambda (thunk) (printf "aborted: ~s\n" (thunk)))))
(namespace-set-variable-value! 'set-k! (lambda (c) (set! k c)) #t ns)
(run '(begin 1 2 (values 3 4)))
(run '(begin (display (list 'a (call-with-composable-continuation (lambda (c) (set-k! c) 2)))) (newline) 'end))
(k 3)
(newline)
(run '(begin 0 (list 'b (call-with-composable-continuation (lambda (c) (set-k! c) 4)))))
(printf "~s\n" (k 5))
(with-continuation-mark 'key 'outside
  (begin
    (run '(begin (writeln (continuation-mark-set->list (current-continuation-marks) 'key)) 'last))
    (void)))
(run '(begin (abort-current-continuation (default-continuation-prompt-tag) (lambda () 'first)) (display "not reached")))
(run '(begin 5 (abort-current-continuation (default-continuation-prompt-tag) (lambda () 'second))))
(let ([v (call/ec (lambda (c) (namespace-set-variable-value! 'escape c #t ns) (eval '(begin (escape 'escaped) 8) ns)))])
  (printf "~s\n" v))
