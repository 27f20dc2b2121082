#lang racket/base
;; macros in macros, every level armed: the cost is in proportion
(define ns (make-base-namespace))
(define-syntax-rule (timed e) e)
(parameterize ([current-namespace ns])
  (eval '(require (for-syntax racket/base)))
  (eval '(define-syntax count (syntax-rules () [(_ () n) n] [(_ (x . r) n) (count r (+ 1 n))])))
  (displayln (timed (eval `(count ,(for/list ([i 400]) 'x) 0))))
  (eval '(define-syntax defs (syntax-rules () [(_) (begin)] [(_ x . r) (begin (define x 1) (defs . r))])))
  (displayln (timed (begin (eval `(defs ,@(for/list ([i 300]) (string->symbol (format "v~a" i))))) (eval 'v299))))
  (eval '(define-syntax-rule (wrap e) (let ([t e]) t)))
  (displayln (timed (eval (for/fold ([s 1]) ([i 300]) `(wrap ,s)))))
  (eval '(define-syntax (protects stx) (syntax-case stx () [(_ 0 e) (syntax-protect #'e)] [(_ n e) (let ([k (sub1 (syntax-e #'n))]) (syntax-protect #`(protects #,k (list e))))])))
  (displayln (timed (let loop ([v (eval '(protects 200 1))] [n 0]) (if (pair? v) (loop (car v) (add1 n)) n)))))
