(module short-name '#%kernel
  ;; racket/private/short-name: the end of a source's name, for names made from places.
  (#%provide short-source-name)

  ;; source: path or string -> string, the last 20 characters after "..." when it is longer
  (define-values (short-source-name)
    (lambda (source)
      (let-values ([(text) (if (path? source) (path->string source) source)])
        (let-values ([(n) (string-length text)])
          (if (> n 20)
              (string-append "..." (substring text (- n 20)))
              text))))))
