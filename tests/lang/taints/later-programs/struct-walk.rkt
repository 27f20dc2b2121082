#lang racket/base
;; takes the expansion of struct and define forms in a body apart
(require (for-syntax racket/base))
(define-syntax (kinds stx)
  (syntax-case stx ()
    [(_ form)
     (let* ([x (local-expand #'form 'module (list #'begin #'define-values #'define-syntaxes))])
       #`'#,(let loop ([x x])
              (syntax-case x (begin define-values define-syntaxes)
                [(begin f ...) (apply append (map loop (syntax->list #'(f ...))))]
                [(define-values (id ...) e) (list (map syntax-e (syntax->list #'(id ...))))]
                [(define-syntaxes (id ...) e) (list (cons 'stx (map syntax-e (syntax->list #'(id ...)))))]
                [(head . _) (loop (local-expand x 'module (list #'begin #'define-values #'define-syntaxes)))])))]))
(define-syntax-rule (both a b) (begin (define a 1) (define-syntax-rule (b) a)))
(kinds (both p q))
