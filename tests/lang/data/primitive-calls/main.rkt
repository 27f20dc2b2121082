#lang racket/base
;; Calls of primitives, one a line: most with an argument of a wrong type. What each gives, or the error's message. For those in
;; calls.txt the output is the reference's; for those in own.txt its messages name its inner workings or another procedure.
(define here
  (let-values ([(folder name dir?) (split-path (variable-reference->module-source (#%variable-reference)))]) folder))
(define namespace (make-base-empty-namespace))
(define (show call)
  (define (line text) (printf "  ~a\n" (regexp-replace* #rx"\n" text "\n  ")))
  (with-handlers ([exn:fail? (lambda (x) (line (exn-message x)))]
                  [void (lambda (x) (line (format "raised ~s" x)))])
    (call-with-values (lambda () (eval call)) (lambda results (for ([result results]) (line (format "~s" result)))))))
(parameterize ([current-namespace namespace])
  (for ([library (list ''#%kernel ''#%flfxnum ''#%unsafe ''#%network ''#%extfl)]) (namespace-require library))
  (for ([file (list "calls.txt" "own.txt")])
    (call-with-input-file (build-path here file)
      (lambda (in)
        (for ([call (in-port read in)])
          (printf "~s\n" call)
          (show call))))))
