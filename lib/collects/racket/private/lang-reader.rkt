;; racket/private/lang-reader: the readers of languages whose bodies are plain S-expressions.
;; Layer 0: kernel only, so that #lang racket/base loads nothing else to read a file.
(module lang-reader '#%kernel
  (#%require '#%paramz)
  (#%provide make-lang-reader read-all-forms module-name-of wrap-module)

  ;; All forms up to the end of the port; none begins another language.
  (define-values (read-all-forms)
    (lambda (read-one in)
      (letrec-values ([(loop) (lambda (acc)
                                (let-values ([(v) (read-one in)])
                                  (if (eof-object? v)
                                      (reverse acc)
                                      (loop (cons v acc)))))])
        (with-continuation-mark parameterization-key
                                (extend-parameterization (continuation-mark-set-first #f parameterization-key)
                                                         read-accept-lang #f)
          (loop null)))))

  ;; A symbol from the port's name: the file's name without its suffix.
  (define-values (module-name-of)
    (lambda (src)
      (let-values ([(path) src])
        (if (path? path)
            (let-values ([(base name dir?) (split-path path)])
              (if (path? name)
                  (let-values ([(m) (regexp-match #rx"^(.+)[.][^.]*$" (path->string name))])
                    (string->symbol (if m (cadr m) (path->string name))))
                  'anonymous-module))
            'anonymous-module))))

  ;; (wrap-module lang forms src line col pos in stx?) -> the module form
  (define-values (wrap-module)
    (lambda (lang forms src line col pos in stx?)
      (let-values ([(name) (module-name-of (object-name in))])
        (let-values ([(body) (cons '#%module-begin forms)])
          (if stx?
              (let-values ([(end-line end-col end-pos) (port-next-location in)])
                (let-values ([(loc) (vector src line col pos
                                            (if pos (if end-pos (if (< pos end-pos) (- end-pos pos) 0) #f) #f))])
                  (datum->syntax #f
                                 (list 'module name lang (datum->syntax #f body loc))
                                 loc)))
              (list 'module name lang body))))))

  ;; (make-lang-reader lang) -> read, read-syntax, get-info and get-interaction-info of a reader module for lang.
  (define-values (make-lang-reader)
    (lambda (lang)
      (values
       (case-lambda
         [(in) (wrap-module lang (read-all-forms read in) #f #f #f #f in #f)]
         [(in module-path line col pos)
          (wrap-module lang (read-all-forms read in) #f line col pos in #f)])
       (letrec-values ([(self)
                        (case-lambda
                          [(src in) (self src in #f #f #f #f)]
                          [(src in module-path line col pos)
                           (wrap-module lang
                                        (read-all-forms (lambda (in) (read-syntax src in)) in)
                                        src line col pos in #t)])])
         self)
       (lambda (in module-path line col pos)
         (lambda (key default) default))
       (let-values ([(get-interaction-info) (lambda (data) (lambda (key default) default))])
         get-interaction-info)))))
