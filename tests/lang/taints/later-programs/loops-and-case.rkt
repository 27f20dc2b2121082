#lang racket/base
;; looks into what library macros make: nothing in them may be needed twice
(require (for-syntax racket/base syntax/stx))
(define-for-syntax (any-tainted s)
  (define e (if (syntax? s) (syntax-e s) s))
  (cond [(pair? e) (or (any-tainted (car e)) (any-tainted (cdr e)))]
        [(syntax? s) (syntax-tainted? s)] [else #f]))
(define-syntax (taints stx)
  (syntax-case stx () [(_ e ...) #`'#,(map (lambda (e) (any-tainted (local-expand e 'expression '()))) (syntax->list #'(e ...)))]))
(taints (for/list ([x '(1 2)]) x) (for/fold ([s 0]) ([x 3]) (+ s x)) (case 1 [(1) 2] [else 3])
        (parameterize ([current-output-port 1]) 2) (with-handlers ([void void]) 1) (lambda (#:a [a 1]) a)
        (sort '(2 1) < #:key (lambda (x) x)) (let-syntax ([m (syntax-rules () [(_) 1])]) (m)))
(define-syntax (again stx) ; expanding what was taken out of an expansion
  (syntax-case stx ()
    [(_ e) (let ([x (local-expand #'e 'expression '())])
             (syntax-case x (let-values)
               [(let-values (((id ...) rhs) ...) body ...) #'(let-values (((id ...) rhs) ...) body ...)]
               [_ x]))]))
(again (case (+ 1 1) [(1) 'one] [(2) 'two] [else 'more]))
(again (for/fold ([s 0]) ([x (in-list '(1 2 3))]) (+ s x)))
(again (with-handlers ([exn:fail? (lambda (e) 'caught)]) (error "x")))
