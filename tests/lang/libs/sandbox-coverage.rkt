#lang racket/base
;; racket/sandbox: sandbox-coverage-enabled and get-uncovered-expressions
(require racket/sandbox)
(define (show l)
  (for ([s l]) (printf "~s ~a:~a:~a+~a\n" (syntax->datum s) (syntax-source s) (syntax-line s) (syntax-column s) (syntax-span s)))
  (displayln "---"))
(define-syntax-rule (t e)
  (with-handlers ([void (lambda (x) (printf "~a| ~a\n" (object-name x) (exn-message x)))])
    (call-with-values (lambda () e) (lambda l (for ([v l]) (printf "~s " v)) (newline)))))
(define program
  (string-append "(define (f x) (if (> x 0) (g (* x 2)) (h x)))\n(define (g x) (list x))\n(define (h x) 'h)\n(f 5)\n"
                 "(define-syntax-rule (m a b) (if a b (error \"no\")))\n(m 1 2)\n"
                 "(let loop ([i 3]) (cond [(= i 0) 'done] [(= i 10) (car 5)] [else (loop (sub1 i))]))"))
(parameterize ([sandbox-coverage-enabled 'yes] [sandbox-memory-limit #f] [sandbox-eval-limits #f])
  (t (sandbox-coverage-enabled))
  (define e (make-evaluator 'racket/base program))
  (show (get-uncovered-expressions e))
  (t (e "(f -1)"))
  (show (get-uncovered-expressions e))    ; what was left when the program had run
  (show (get-uncovered-expressions e #f)) ; what is left now
  (show (get-uncovered-expressions e #f 'eval))
  (show (get-uncovered-expressions e #f 'none))
  ;; interactions see the module, and are not recorded
  (t (e "(define (later y) (if y (m 1 3) 'unseen))"))
  (t (e '(later #t)))
  (t (e '(begin (define-syntax-rule (swap a b) (list b a)) (swap (f 1) later))))
  (t (e 'h))
  (t (e '(set! later 5)))
  (t (e '(+ later (car '()))))
  (t (e 'unknown))
  (show (get-uncovered-expressions e #f 'eval))
  ;; data have one place for all of it
  (define data (make-evaluator 'racket/base '(define (f x) (if x 1 (list 2))) '(f 1)))
  (show (get-uncovered-expressions data))
  (define begun (make-evaluator '(begin (require racket/base)) "(define (f x) (if x 1 (list 2)))\n(define-syntax-rule (two x) (begin x x))\n(two (f 1))"))
  (show (get-uncovered-expressions begun))
  (define module-evaluator
    (make-module-evaluator "(module m racket/base\n (define (f x) (if x 1 (list 2)))\n (struct p (x))\n (f 1)\n (define (unused) 'no))"))
  (show (get-uncovered-expressions module-evaluator))
  (define stx (datum->syntax #f '(define (f x) (if x 1 2)) (list 'elsewhere 1 0 1 20)))
  (show (get-uncovered-expressions (make-evaluator 'racket/base stx))))
(t (sandbox-coverage-enabled))
(t (get-uncovered-expressions (make-evaluator 'racket/base)))
(t get-uncovered-expressions)
