(module reader racket/base
  ;; #lang at-exp LANG: LANG with @-expressions.
  (require (only-in syntax/module-reader make-meta-reader lang-reader-module-paths) scribble/reader)
  (provide (rename-out [at-read read] [at-read-syntax read-syntax] [at-get-info get-info]))
  (define (wrap read-it)
    (lambda args
      (parameterize ([current-readtable (make-at-readtable)])
        (apply read-it args))))
  (define-values (at-read at-read-syntax at-get-info)
    (make-meta-reader 'at-exp "language path" lang-reader-module-paths
                      wrap wrap
                      (lambda (proc)
                        (lambda (key default)
                          (if proc (proc key default) default))))))
