#lang racket/base
;; Expansion costs the same for each level of a nest and each name of a module, however many there are.
(define ns (make-base-namespace))
(define (x i) (string->symbol (format "x~a" i)))
(define (nest n inner wrap)
  (for/fold ([form inner]) ([i (in-range n 0 -1)]) (wrap i form)))
(define (run form) (eval form ns))

;; 10,000 nested lets, each using the variable around it
((run `(lambda (x0) ,(nest 10000 (x 10000) (lambda (i form) `(let ([,(x i) (add1 ,(x (sub1 i)))]) ,form))))) 1)
;; shadowing
((run `(lambda (x) ,(nest 3000 'x (lambda (i form) `(let ([x (add1 x)]) ,form))))) 1)
;; let* with 2,000 clauses
(run `(let* ([x0 1] ,@(for/list ([i (in-range 1 2001)]) `[,(x i) (add1 ,(x (sub1 i)))])) x2000))
;; 3,000 nested procedures, which the compiled form nests as well
(define code
  (parameterize ([current-namespace ns]) (compile (nest 3000 '3 (lambda (i form) `(lambda (,(x i)) ,form))))))
(define out (open-output-bytes))
(write code out)
(define (apply-all f n) (if (procedure? f) (apply-all (f n) (add1 n)) (list f n)))
(define in (open-input-bytes (get-output-bytes out)))
(apply-all (parameterize ([read-accept-compiled #t] [current-namespace ns]) (eval (read in))) 0)
;; macros whose results hold their input
(run `(let () (define-syntax-rule (bind x e body) (let ([x e]) body))
        (let ([x0 1])
          ,(nest 2000 (x 2000) (lambda (i form) `(bind ,(x i) (add1 ,(x (sub1 i))) ,form))))))
(run `(let ([n 0])
        ,(nest 500 '(set! n (add1 n)) (lambda (i form) `(for ([,(x i) 1]) ,form)))
        n))
;; quote-syntax drops the scopes of the forms around it
(define kept (run (nest 1000 '(quote-syntax (x1 x1000)) (lambda (i form) `(let ([,(x i) 1]) ,form)))))
(parameterize ([current-namespace ns])
  (list (identifier-binding (car (syntax->list kept))) (syntax->datum kept)))
;; many clauses
(run `(let-syntax ([m (syntax-rules () ,@(for/list ([i 300]) `[(_ ,i) (list ',(x i))]))]) (m 299)))
;; a name that many requires bring is compared with what it was before, not with each of them
(run `(module m racket/base
        ,@(for/list ([i 40]) `(require (rename-in racket/base [car ,(x i)])))
        (provide done)
        (define done (x39 '(done)))))
(eval '(begin (require 'm) done) ns)
(with-handlers ([exn:fail:syntax? (lambda (e) (displayln (exn-message e)))])
  (run '(module n racket/base
          (require (rename-in racket/base [car x]))
          (require (rename-in racket/base [cdr x])))))
