;; racket/runtime-config: what a main module in racket/base sets up before it runs.
;; Kernel only: every program loads it.
(module runtime-config '#%kernel
  (#%provide configure)
  (define-values (configure)
    (lambda (config)
      (begin
        (print-as-expression #t)
        (current-read-interaction read-one-interaction))))

  ;; One form of the interaction loop; the rest of a line that holds only blanks is skipped.
  (define-values (read-one-interaction)
    (lambda (src in)
      (if (input-port? in)
          (let-values ([(v) (with-continuation-mark parameterization-key
                              (extend-parameterization
                               (continuation-mark-set-first #f parameterization-key)
                               read-accept-reader #t
                               read-accept-lang #f)
                              (read-syntax src in))])
            v)
          (raise-argument-error 'current-read-interaction "input-port?" in))))
  (#%require '#%paramz))
