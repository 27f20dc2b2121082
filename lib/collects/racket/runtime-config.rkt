;; racket/runtime-config: what a main module in racket/base sets up before it runs.
;; Kernel only: every program loads it.
(module runtime-config '#%kernel
  (#%provide configure)
  ;; Sets printing and reading of the loop and of programs as racket/base wants them; config is not used.
  (define-values (configure) (lambda (config) (print-as-expression #t))))
