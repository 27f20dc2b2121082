;; racket/runtime-config: what a main module in racket/base sets up before it runs.
;; Kernel only: every program loads it.
(module runtime-config '#%kernel
  (#%provide configure)
  (define-values (configure) (lambda (config) (print-as-expression #t))))
