#lang racket/base
;; takes an expansion apart and puts it together again with datum->syntax on the armed object
(require (for-syntax racket/base))
(define-syntax-rule (plus a b) (+ a b))
(define-for-syntax (rebuild s)
  (define e (syntax-e s))
  (cond [(pair? e) (datum->syntax s (map rebuild (syntax->list s)) s s)]
        [else s]))
(define-syntax (via stx)
  (syntax-case stx () [(_ e) (rebuild (local-expand #'e 'expression (list #'#%app #'quote #'#%datum)))]))
(via (plus 1 2))
(via (plus (string-length "abc") 2))
(define-syntax (head stx)
  (syntax-case stx () [(_ e) (let ([x (local-expand #'e 'expression (list #'#%app))]) #`(quote #,(syntax->datum (cadr (syntax->list x)))))]))
(head (plus 1 2))
