#lang racket/base
;; spec/taints.md section 11: a setting of the root project for packages in its folders
(require (prefix-in w: "vendor/walker/main.rkt") (prefix-in o: "vendor/other/main.rkt") (for-syntax racket/base))
(define-syntax-rule (guarded e) (list e 1))
(define-syntax (own stx)
  (define x (local-expand (cadr (syntax->list stx)) 'expression '()))
  #`(quote #,(ormap syntax-tainted? (syntax->list x))))
(list 'walker (w:parts (guarded 1)) 'other (o:parts (guarded 1)) 'own (own (guarded 1)))
(list 'run-time (syntax-tainted? (car (syntax->list (syntax-protect #'(a b))))))
