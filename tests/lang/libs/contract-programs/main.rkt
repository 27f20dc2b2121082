#lang racket/base
;; Small programs about contracts of procedures, whose results and messages are those of the reference.  The text files beside
;; this one have them, one file a subject, apart by lines of ;;;; : the forms of a program are evaluated one by one.
(require racket/contract racket/class racket/port racket/string racket/runtime-path (for-syntax racket/base))
(define-runtime-path here ".")
(define-namespace-anchor anchor)
(define shared (namespace-anchor->empty-namespace anchor))

(define (fresh-namespace)
  (define ns (make-base-empty-namespace))
  (parameterize ([current-namespace ns])
    (for ([library '(racket/base racket/contract racket/class)]) (namespace-attach-module shared library))
    (for ([library '(racket/base racket/contract (for-syntax racket/base))]) (namespace-require library)))
  ns)

(define (show-raised e)
  (cond
    [(exn:fail:contract:blame? e) (printf "blame: ~a\n" (exn-message e))]
    [(exn:fail:syntax? e) (printf "syntax: ~a\n" (exn-message e))]
    [(exn? e) (printf "~a: ~a\n" (let-values ([(type skipped?) (struct-info e)]) (object-name type)) (exn-message e))]
    [else (printf "raised: ~s\n" e)]))

(define (run program)
  (define in (open-input-string program))
  (port-count-lines! in)
  (parameterize ([current-namespace (fresh-namespace)])
    (let loop ()
      (define form (read-syntax "prog" in))
      (unless (eof-object? form)
        (with-handlers ([(lambda (e) #t) show-raised])
          (call-with-values (lambda () (eval (namespace-syntax-introduce form)))
                            (lambda vals (for ([v (in-list vals)] #:unless (void? v)) (printf "~s\n" v)))))
        (loop)))))

(for ([file (in-list (directory-list here))] #:when (regexp-match? #rx"[.]txt$" (path->string file)))
  (define programs (regexp-split #rx"(?m:^;;;;.*\n)" (call-with-input-file (build-path here file) port->string)))
  (for ([p (in-list programs)] [i (in-naturals 1)])
    (printf "---- ~a ~a\n" file i)
    (run p)))
