#lang racket/base
;; Looking marks and parameters up at each level of a deep recursion, on the way in or back, costs a bounded multiple of the
;; recursion alone, and finds what is there.
(define p (make-parameter 'outer))
(define (first key) (continuation-mark-set-first #f key 'none))
(define-syntax-rule (deep name before after)
  (define (name n) (if (eq? n 0) 0 (with-continuation-mark 'level n (let ([x before]) (+ 1 (let ([r (name (- n 1))]) after r)))))))
(deep plain 1 2)
(deep on-the-way-in (list (p) (first 'far) (first 'missing)) 2)
(deep on-the-way-back 1 (list (p) (first 'far) (first 'missing)))
(define (time-of f n)
  (for/fold ([least +inf.0]) ([i 3])
    (define start (current-process-milliseconds))
    (f n)
    (min least (- (current-process-milliseconds) start))))
(define n 100000)
(define (check name f)
  (define ratio (/ (time-of f n) (max 5 (time-of plain n))))
  (printf "~a: ~a\n" name (if (< ratio 40) 'bounded ratio)))
(with-continuation-mark 'far 'away
  (begin (check 'in on-the-way-in) (check 'back on-the-way-back) (void)))

;; Newer marks hide what was found before, in other continuations too.
(define (look n)
  (if (eq? n 0)
      (list (p) (first 'far) (first 'missing) (first 'level))
      (with-continuation-mark 'level n (let ([here (if (memv n '(100 50)) (list (first 'far) (first 'missing)) '())]) (append here (look (- n 1)))))))
(define-values (saved)
  (with-continuation-mark 'far 1
    (let ([l (look 200)])
      (with-continuation-mark 'missing 2 (list l (parameterize ([p 'inner]) (car (list (look 200)))))))))
saved
(define tag (make-continuation-prompt-tag))
(define (nest n thunk) (if (eq? n 0) (thunk) (with-continuation-mark 'level n (car (list (nest (- n 1) thunk))))))
(define (looks) (list (first 'far) (first 'missing) (first 'level) (continuation-mark-set-first #f 'far 'cut tag)))
(define k2
  (call-with-continuation-prompt
   (lambda ()
     (nest 100 (lambda () (let ([thunk (call-with-composable-continuation (lambda (k) (lambda () k)) tag)]) (if (procedure? thunk) (thunk) thunk)))))
   tag))
(with-continuation-mark 'far 'second (car (list (k2 (lambda () (looks))))))
(with-continuation-mark 'far 'third (with-continuation-mark 'missing 'here (car (list (k2 (lambda () (list (looks) (looks))))))))
(call-with-continuation-prompt (lambda () (with-continuation-mark 'far 'inside (nest 60 looks))) tag)
