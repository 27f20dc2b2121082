#lang racket/base
;; A rename transformer that stands for itself looped in C code without a safe point: no break ended it, no thread ran beside it.
(define ns (make-base-namespace))
(eval '(require (for-syntax racket/base)) ns)
(eval '(define-syntax self (make-rename-transformer #'self)) ns)
(define (broken-after expr)
  (define t
    (thread
     (lambda () (with-handlers ([exn:break? (lambda (e) (displayln "broken"))]) (displayln (eval expr ns))))))
  (sleep 0.01)
  (break-thread t)
  (thread-wait t))
(broken-after 'self)
(broken-after '(let-syntax ([m (lambda (stx) (syntax-local-value #'self))]) (m)))
(broken-after '(let-syntax ([m (lambda (stx) #'1)]) (m)))
(eval '(+ 1 2) ns)
