#lang racket/base
;; #lang r5rs: what small programs print and how they fail: each procedure called right and wrong, mutable pairs in parentheses,
;; forms that the report has not.  The bodies of modules are in programs.rktd; places in names of procedures are cut.
(require racket/runtime-path)
(define-runtime-path programs "programs.rktd")

(define (cut text) (regexp-replace* #px"(#<(?:promise|procedure)[:!])[.]{3}[^ >]*>" text "\\1...>"))
(define ns (make-base-namespace))
(define (run-program n body)
  (define name (string->symbol (format "m~a" n)))
  (define out (open-output-string))
  (define (show-raised v)
    (if (exn? v)
        (fprintf out "! ~a: ~a" (vector-ref (struct->vector v) 0) (exn-message v))
        (fprintf out "! ~s" v)))
  (define (run)
    (with-handlers ([void show-raised])
      (eval (namespace-syntax-introduce (datum->syntax #f `(module ,name r5rs ,@body))))
      (dynamic-require `',name #f)))
  (parameterize ([current-namespace ns] [current-output-port out] [current-error-port out]
                 [error-print-source-location #f])
    (thread-wait (thread run)))
  (printf "~s\n  => ~a\n" body (regexp-replace* #rx"\n" (cut (get-output-string out)) "\n     ")))

(call-with-input-file programs
  (lambda (in) (for ([body (in-port read in)] [n (in-naturals)]) (run-program n body))))
