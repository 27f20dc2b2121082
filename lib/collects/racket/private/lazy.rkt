#lang racket/base
;; racket/private/lazy: procedures that load their module when they are first called.  Layer: above racket/base.

(provide lazy-procedure)

;; index : module path index; name : symbol that the module exports; local : name of the result;
;; ns : namespace whose registry the module is in
(define (lazy-procedure index name local ns)
  (define target #f)
  (define (get)
    (unless target
      (set! target
            (parameterize ([current-namespace ns])
              (dynamic-require index name))))
    target)
  (procedure-rename
   (make-keyword-procedure
    (lambda (kws kw-args . args) (keyword-apply (get) kws kw-args args))
    (lambda args (apply (get) args)))
   local))
