;; s-exp/lang/reader: #lang s-exp LANG: the first datum is the module language.
(module reader '#%kernel
  (#%require "../../racket/private/lang-reader.rkt")
  (#%provide (rename r read) (rename rs read-syntax) (rename gi get-info))

  (define-values (language)
    (lambda (v)
      (if (eof-object? v)
          (raise-arguments-error 'read "expected a language after `s-exp'")
          v)))

  (define-values (r)
    (case-lambda
      [(in) (r in #f #f #f #f)]
      [(in module-path line col pos)
       (let-values ([(lang) (language (read in))])
         (wrap-module lang (read-all-forms read in) #f line col pos in #f))]))

  (define-values (rs)
    (case-lambda
      [(src in) (rs src in #f #f #f #f)]
      [(src in module-path line col pos)
       (let-values ([(lang) (language (read-syntax src in))])
         (wrap-module lang (read-all-forms (lambda (in) (read-syntax src in)) in)
                      src line col pos in #t))]))

  (define-values (gi)
    (lambda (in module-path line col pos) (lambda (key default) default))))
