(module lib '#%kernel
  (#%require (for-syntax '#%kernel))
  (#%provide inc)
  (define-values (secret) (lambda (x) (+ x 1)))
  (define-syntaxes (inc)
    (lambda (stx) (datum->syntax (quote-syntax here) (list (quote-syntax secret) (cadr (syntax->list stx)))))))
