;; reader/lang/reader: #lang reader SPEC: the module named by the next datum reads the rest.
(module reader '#%kernel
  (#%provide (rename r read) (rename rs read-syntax) (rename gi get-info))

  (define-values (reader-module)
    (lambda (in src)
      (let-values ([(v) (read-syntax src in)])
        (begin
          (if (eof-object? v)
              (raise-arguments-error 'read "expected a module path after `#lang reader'")
              (void))
          (let-values ([(path) (syntax->datum v)])
            (if (module-path? path)
                path
                (raise-arguments-error 'read "bad module path after `#lang reader'"
                                       "datum" path)))))))

  (define-values (r)
    (case-lambda
      [(in) (r in #f #f #f #f)]
      [(in module-path line col pos)
       (let-values ([(f) (dynamic-require (reader-module in #f) 'read)])
         (if (procedure-arity-includes? f 5) (f in module-path line col pos) (f in)))]))

  (define-values (rs)
    (case-lambda
      [(src in) (rs src in #f #f #f #f)]
      [(src in module-path line col pos)
       (let-values ([(f) (dynamic-require (reader-module in src) 'read-syntax)])
         (if (procedure-arity-includes? f 6) (f src in module-path line col pos) (f src in)))]))

  (define-values (gi)
    (lambda (in module-path line col pos)
      (let-values ([(path) (reader-module in #f)])
        (let-values ([(f) (dynamic-require path 'get-info (lambda () #f))])
          (if f
              (f in module-path line col pos)
              (lambda (key default) default)))))))
