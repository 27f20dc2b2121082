#lang racket/base
;; A method that a structure type does not define is missing, wherever the interface is defined, and its name is no expression
;; beside the definitions of the others.
(define ns (make-base-namespace))
(parameterize ([current-namespace ns]) (for-each namespace-require (quote (racket/class racket/contract racket/generic))))
(define (try form)
  (printf "~s\n  ~a\n" form
          (with-handlers ([exn:fail:syntax? (lambda (e) (regexp-replace #rx"^[^ ]*rkt:[0-9]+:[0-9]+: " (exn-message e) ""))]
                          [void (lambda (e) (if (exn? e) (exn-message e) e))])
            (parameterize ([current-namespace ns]) (eval form)))))
(define-syntax-rule (tries form ...) (begin (try (quote form)) ...))
(tries
 (let () (define-generics g (m g)) (struct a () #:methods gen:g []) (m (a)))
 (let () (define-generics g (m g) (n g)) (struct a () #:methods gen:g [(define (n g) 1)]) (list (n (a)) (m (a))))
 (let () (define-generics g (m g) #:defaults ([string?])) (m "s"))
 (let () (define-generics g (m g) (n g) #:fallbacks [(define (m g) 'fallback)]) (struct a () #:methods gen:g [(define (n g) 1)]) (m (a)))
 (let () (define-generics g (m g)) (struct a () #:methods gen:g [(define (q g) (m g))]) (m (a)))
 (let () (define-generics g (m g) (n g) #:fallbacks [(define (m g) (list 'fb (n g)))]) 1)
 (let () (define-generics g (m g) (n g) #:defaults ([string? (define (n g) (m g))])) 1)
 (let () (define-generics g (m g) (n g)) (struct a () #:methods gen:g [(define (n g) m)]) 1)
 (let () (define-generics g (m g) (n g)) (struct a () #:methods gen:g [(define (n g) (set! m 1))]) 1)
 (let () (define-generics g (m g) (n g)) (struct a () #:methods gen:g [(define/generic gm m) (define (n g) (gm g))]) (n (a)))
 (let () (struct a () #:methods gen:equal+hash [(define (equal-proc a b r) #t) (define (hash-proc a r) (hash2-proc a r))]) 1)
 (let () (struct a () #:methods gen:custom-write [(define (f) (write-proc 1))]) 1)
 (define-generics g (m g #:k))
 (define/generic x m)
 define/generic)
